/// What an inline value such as `` `= full.H | pct1` `` became.
public struct InlineText: Sendable, Hashable {
    /// The formatted value: `41.2 ± 0.3`.
    public let text: String
    /// More, for the reader who asks: the expression, the values of all seeds.
    public let detail: String?
    /// Whether there is no value to show and `text` says so.
    public let isMissing: Bool

    public init(_ text: String, detail: String? = nil, isMissing: Bool = false) {
        self.text = text
        self.detail = detail
        self.isMissing = isMissing
    }
}

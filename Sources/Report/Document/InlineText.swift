/// What an inline value such as `` `= full.H | pct1` `` became.
package struct InlineText: Sendable, Hashable {
    /// The formatted value: `41.2 ± 0.3`.
    package let text: String
    /// More, for the reader who asks: the expression, the values of all seeds.
    package let detail: String?
    /// Whether there is no value to show and `text` says so.
    package let isMissing: Bool

    /// A text of its parts.
    package init(_ text: String, detail: String? = nil, isMissing: Bool = false) {
        self.text = text
        self.detail = detail
        self.isMissing = isMissing
    }
}

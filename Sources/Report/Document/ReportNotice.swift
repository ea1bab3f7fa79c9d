/// A banner: something the reader must know about what follows, or about what is not there.
public struct ReportNotice: Sendable, Hashable {
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case note, warning, error, skipped, stale, partial
        /// Test rows had a say in a number.
        case leakage
    }

    public var kind: Kind
    /// Inline Markdown.
    public var text: String
    /// Shown as written, folded: a message with its caret, a list of what changed.
    public var details: String?

    public init(_ kind: Kind, _ text: String, details: String? = nil) {
        self.kind = kind
        self.text = text
        self.details = details
    }
}

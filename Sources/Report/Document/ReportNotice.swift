/// A banner: something the reader must know about what follows, or about what is not there.
package struct ReportNotice: Sendable, Hashable {
    /// What a notice is for.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case note, warning, error, skipped, stale, partial
        /// Test rows had a say in a number.
        case leakage
    }

    /// What it is for.
    package var kind: Kind
    /// Inline Markdown.
    package var text: String
    /// Shown as written, folded: a message with its caret, a list of what changed.
    package var details: String?

    /// A notice of a kind.
    package init(_ kind: Kind, _ text: String, details: String? = nil) {
        self.kind = kind
        self.text = text
        self.details = details
    }
}

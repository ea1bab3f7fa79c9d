import Foundations

/// One work of a citation: `@key` with what is written around it.
package struct Citation: Sendable, Hashable {
    /// The key of the bibliography entry, without the at sign.
    package let key: String
    /// What stands before the key: `see ` in `[see @key]`, trimmed.
    package let prefix: String
    /// What stands after the comma: `p. 3` in `[@key, p. 3]`, trimmed.
    package let locator: String
    /// `[-@key]`: the sentence already names the author.
    package let suppressesAuthor: Bool
    /// `@key` without brackets: the author's name is part of the sentence.
    package let isNarrative: Bool
    /// Of the at sign and the key.
    package let range: SourceRange

    /// A citation as it was written.
    package init(
        key: String, prefix: String = "", locator: String = "", suppressesAuthor: Bool = false,
        isNarrative: Bool = false,
        range: SourceRange
    ) {
        self.key = key
        self.prefix = prefix
        self.locator = locator
        self.suppressesAuthor = suppressesAuthor
        self.isNarrative = isNarrative
        self.range = range
    }
}

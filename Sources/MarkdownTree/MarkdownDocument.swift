import Diagnostics

/// A Markdown file as a tree.
public struct MarkdownDocument: Sendable, Hashable {
    public let file: SourceFile
    /// What the text was read as: never `automatic`.
    public let dialect: Dialect
    public let frontMatter: FrontMatterText?
    public let root: MarkdownNode

    public init(file: SourceFile, dialect: Dialect, frontMatter: FrontMatterText?, root: MarkdownNode) {
        self.file = file
        self.dialect = dialect
        self.frontMatter = frontMatter
        self.root = root
    }
}

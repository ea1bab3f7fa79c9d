import Foundations

/// A Markdown file as a tree.
package struct MarkdownDocument: Sendable, Hashable {
    package let file: SourceFile
    /// What the text was read as: never `automatic`.
    package let dialect: Dialect
    package let frontMatter: FrontMatterText?
    package let root: MarkdownNode

    package init(file: SourceFile, dialect: Dialect, frontMatter: FrontMatterText?, root: MarkdownNode) {
        self.file = file
        self.dialect = dialect
        self.frontMatter = frontMatter
        self.root = root
    }
}

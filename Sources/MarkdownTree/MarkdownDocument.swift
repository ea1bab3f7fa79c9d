import Foundations

/// A Markdown file as a tree.
package struct MarkdownDocument: Sendable, Hashable {
    /// The text that the tree was made of.
    package let file: SourceFile
    /// What the text was read as: never `automatic`.
    package let dialect: Dialect
    /// What stands before the text, between two lines of dashes.
    package let frontMatter: FrontMatterText?
    /// The document's node.
    package let root: MarkdownNode
    /// Warnings of what looks like notebook syntax and was not understood, in the order of the text.
    package let remarks: [Diagnostic]

    /// A document of its parts.
    package init(
        file: SourceFile, dialect: Dialect, frontMatter: FrontMatterText?, root: MarkdownNode,
        remarks: [Diagnostic] = []
    ) {
        self.file = file
        self.dialect = dialect
        self.frontMatter = frontMatter
        self.root = root
        self.remarks = remarks
    }
}

extension MarkdownDocument {
    /// cmark-gfm's own HTML of GFM: raw HTML kept, the tag filter on. The measure for other renderers of the tree.
    package static func referenceHTML(_ text: String, footnotes: Bool = false) -> String {
        CMark.html(of: Array(text.utf8), footnotes: footnotes)
    }
}

/// Which syntax a text is read as.
package enum Dialect: Sendable, Hashable {
    /// GitHub Flavored Markdown and nothing else.
    case plain
    /// GFM with front matter, math, citations, cross-references and footnotes.
    case notebook
    /// `notebook` for a file that begins with front matter or has a top-level fence whose info string begins with
    /// `d3gzsl`, else `plain`.
    case automatic
}

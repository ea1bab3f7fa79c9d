import Foundations
import MarkdownTree
import Report

/// A Markdown file as HTML, nothing computed.
package enum StaticRendering {
    /// The body alone. Plain Markdown comes out as cmark-gfm renders it.
    /// - Throws: `fileNotFound`, `unreadable` or `malformed`.
    package static func fragment(ofFile path: String) throws(EnvironmentError) -> String {
        ReportFragment.html(try document(path))
    }

    /// A whole page.
    /// - Throws: `fileNotFound`, `unreadable` or `malformed`.
    package static func page(ofFile path: String) throws(EnvironmentError) -> String {
        ReportPage.html(try document(path))
    }

    private static func document(_ path: String) throws(EnvironmentError) -> ReportDocument {
        let file = NotebookFile(path: path)
        let tree = MarkdownDocument.parse(try file.source())
        return ReportDocument(title: file.stem, blocks: tree.root.children.map(ReportBlock.markdown))
    }
}

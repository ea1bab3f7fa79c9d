import MarkdownTree
import Notebook

extension ReportDocument {
    /// Inline Markdown, such as a title, where no markup can be shown: words, formulas as they are written, inline
    /// values as what they became.
    package func plainText(_ markdown: String) -> String {
        InlineMarkdown(markdown).paragraph.plainText { node in
            guard case .code = node.kind else { return nil }
            return inlineValues[node.range]?.text
        }
    }
}

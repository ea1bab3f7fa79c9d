import Foundations

/// A node of a Markdown tree: a value with the range of source it was read from.
package struct MarkdownNode: Sendable, Hashable {
    /// What a node is, and what belongs to its kind alone.
    package enum Kind: Sendable, Hashable {
        // Blocks
        case document
        case blockQuote
        case list(ListStyle)
        /// `isChecked` is `nil` unless the item is a task.
        case item(isChecked: Bool?)
        case codeBlock(info: String, literal: String)
        case htmlBlock(String)
        case paragraph
        case heading(level: Int)
        case thematicBreak
        /// One alignment for each column; children are rows, the header first.
        case table(columns: [Alignment])
        case tableRow(isHeader: Bool)
        case tableCell
        case footnoteDefinition(label: String)

        // Inlines
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case inlineHTML(String)
        case emphasis
        case strong
        case strikethrough
        case link(destination: String, title: String)
        case image(destination: String, title: String)
        case footnoteReference(label: String)

        // Notebook syntax, never found in plain GFM
        /// LaTeX between dollars. `source` has one byte for each byte of the file between the delimiters (what
        /// belongs to the layout, such as `>` of a quotation, is a space), so its byte `k` is the file's byte
        /// `range.lower + (isDisplay ? 2 : 1) + k`.
        case math(source: String, isDisplay: Bool, label: String?)
        /// `[@key, p. 3; @other]`, or `@key` in the sentence.
        case citation([Citation])
        /// `@tbl-x`, `@fig-x`, `@eq-x`, `@sec-x`; the label is written without the at sign.
        case crossReference(label: String)
    }

    /// How a column of a table is aligned.
    package enum Alignment: String, Sendable, Hashable {
        case none, left, center, right
    }

    /// What the node is.
    package let kind: Kind
    /// Exact for blocks and for notebook syntax (math, citations, cross-references, code that begins with `= `);
    /// other inlines have the range of their block.
    package let range: SourceRange
    /// In the order of the text.
    package let children: [MarkdownNode]
    /// The explicit label of a heading: `sec-x` in `## Title {#sec-x}`.
    package let label: String?

    /// A node of its parts.
    package init(kind: Kind, range: SourceRange, children: [MarkdownNode] = [], label: String? = nil) {
        self.kind = kind
        self.range = range
        self.children = children
        self.label = label
    }
}

extension MarkdownNode {
    /// This node, then everything below it, in document order.
    package func forEachDescendant(_ body: (MarkdownNode) -> Void) {
        body(self)
        for child in children { child.forEachDescendant(body) }
    }

    /// The text without markup: words, code, formulas and the text of images; breaks are spaces.
    package var plainText: String { plainText { _ in nil } }

    /// The same with other words for some nodes.
    package func plainText(_ replacement: (MarkdownNode) -> String?) -> String {
        if let text = replacement(self) { return text }
        return switch kind {
        case .text(let text), .code(let text): text
        case .math(let source, _, _): source
        case .softBreak, .lineBreak: " "
        case .crossReference(let label): "@" + label
        case .citation(let citations): "[" + citations.map { "@" + $0.key }.joined(separator: "; ") + "]"
        default: children.map { $0.plainText(replacement) }.joined()
        }
    }
}

import MarkdownTree

/// Writes Markdown trees as HTML, byte for byte as cmark-gfm does, except for nodes that a page writes in its own way.
///
/// The tree is walked without recursion, so the depth of a text is bounded by memory, not by the stack.
struct MarkdownHTML {
    var writer = HTMLWriter()
    private let footnotes: FootnoteIndex
    private let replacement: (MarkdownNode) -> NodeMarkup?
    private var ancestors: [Frame] = []
    private let counter: FootnoteCounter
    /// Depth of the image whose alternative text is being written: in it, only text counts.
    private var imageDepth: Int?

    private struct Frame {
        let node: MarkdownNode
        let isLast: Bool
        let markup: NodeMarkup?
        var nextChild = 0
    }

    /// - Parameters:
    ///   - footnotes: The footnotes of the whole page.
    ///   - replacement: The page's own way of writing a node; `nil` for GFM's way.
    init(
        footnotes: FootnoteIndex = FootnoteIndex([]), counter: FootnoteCounter = FootnoteCounter(),
        replacement: @escaping (MarkdownNode) -> NodeMarkup? = { _ in nil }
    ) {
        self.footnotes = footnotes
        self.counter = counter
        self.replacement = replacement
    }

    /// The HTML of a tree by itself.
    static func render(_ root: MarkdownNode) -> String {
        var html = MarkdownHTML(footnotes: FootnoteIndex([root]))
        html.append(root)
        html.appendFootnotes()
        return html.writer.html
    }

    mutating func append(_ root: MarkdownNode) {
        enter(root, isLast: true)
        while let frame = ancestors.last {
            if frame.nextChild < frame.node.children.count {
                ancestors[ancestors.count - 1].nextChild += 1
                let child = frame.node.children[frame.nextChild]
                if case .footnoteDefinition = child.kind { continue }
                enter(child, isLast: frame.nextChild == frame.node.children.count - 1)
            } else {
                ancestors.removeLast()
                leave(frame)
            }
        }
    }

    /// The section of footnotes that closes a page; nothing when there are none.
    mutating func appendFootnotes() {
        guard !footnotes.definitions.isEmpty else { return }
        writer.raw("<section class=\"footnotes\" data-footnotes>\n<ol>\n")
        for definition in footnotes.definitions { append(definition) }
        writer.raw("</ol>\n</section>\n")
    }

    private mutating func enter(_ node: MarkdownNode, isLast: Bool) {
        if imageDepth != nil {
            writeAlternativeText(of: node)
            ancestors.append(Frame(node: node, isLast: isLast, markup: nil))
            return
        }
        let markup = replacement(node)
        switch markup {
        case .whole(let html):
            if node.isBlock { writer.freshLine() }
            writer.raw(html)
            return
        case .frame(let open, _):
            if node.isBlock { writer.freshLine() }
            writer.raw(open)
        case nil:
            writeStart(of: node)
        }
        if case .image = node.kind { imageDepth = ancestors.count }
        ancestors.append(Frame(node: node, isLast: isLast, markup: markup))
    }

    private mutating func leave(_ frame: Frame) {
        if let depth = imageDepth {
            guard ancestors.count == depth else { return }
            imageDepth = nil
        }
        if case .frame(_, let close) = frame.markup {
            writer.raw(close)
        } else {
            writeEnd(of: frame)
        }
    }

    private mutating func writeAlternativeText(of node: MarkdownNode) {
        switch node.kind {
        case .text(let text), .code(let text), .inlineHTML(let text), .math(let text, _, _): writer.text(text)
        case .softBreak, .lineBreak: writer.raw(" ")
        case .crossReference, .citation: writer.text(node.plainText)
        default: break
        }
    }
}

extension MarkdownHTML {
    private mutating func writeStart(of node: MarkdownNode) {
        switch node.kind {
        case .document: break
        case .blockQuote: startBlock("<blockquote>\n")
        case .list(let style):
            startBlock(!style.isOrdered ? "<ul>\n" : style.start == 1 ? "<ol>\n" : "<ol start=\"\(style.start)\">\n")
        case .item(let isChecked):
            startBlock("<li>")
            if let isChecked {
                writer.raw("<input type=\"checkbox\" \(isChecked ? "checked=\"\" " : "")disabled=\"\" /> ")
            }
        case .codeBlock(let info, let literal):
            let language = info.prefix { !Self.isSpace($0) }
            startBlock(info.isEmpty ? "<pre><code>" : "<pre><code class=\"language-\(HTMLEscaping.text(language))\">")
            writer.text(literal)
            writer.raw("</code></pre>\n")
        case .htmlBlock(let html):
            startBlock(TagFilter.filtered(html))
            writer.freshLine()
        case .paragraph where isTight: break
        case .paragraph: startBlock("<p>")
        case .heading(let level): startBlock("<h\(level)>")
        case .thematicBreak: startBlock("<hr />\n")
        case .table: startBlock("<table>\n")
        case .tableRow(let isHeader): startRow(isHeader: isHeader)
        case .tableCell: startCell()
        case .footnoteDefinition(let label): writer.raw("<li id=\"fn-\(HTMLEscaping.url(label))\">\n")
        case .text(let text): writer.text(text)
        case .softBreak: writer.raw("\n")
        case .lineBreak: writer.raw("<br />\n")
        case .code(let text): writer.raw("<code>\(HTMLEscaping.text(text))</code>")
        case .inlineHTML(let html): writer.raw(TagFilter.filteredInline(html))
        case .emphasis: writer.raw("<em>")
        case .strong: writer.raw("<strong>")
        case .strikethrough: writer.raw("<del>")
        case .link(let destination, let title):
            writer.raw("<a href=\"\(HTMLEscaping.url(destination))\(titleAttribute(title))\">")
        case .image(let destination, _): writer.raw("<img src=\"\(HTMLEscaping.url(destination))\" alt=\"")
        case .footnoteReference(let label): writeReference(label)
        case .math, .citation, .crossReference: writer.text(node.range.text)
        }
    }

    private mutating func writeEnd(of frame: Frame) {
        switch frame.node.kind {
        case .blockQuote: startBlock("</blockquote>\n")
        case .list(let style): writer.raw(style.isOrdered ? "</ol>\n" : "</ul>\n")
        case .item: writer.raw("</li>\n")
        case .paragraph where isTight: break
        case .paragraph:
            if frame.isLast, case .footnoteDefinition(let label)? = ancestors.last?.node.kind {
                writer.raw(" ")
                writeBackReferences(label)
            }
            writer.raw("</p>\n")
        case .heading(let level): writer.raw("</h\(level)>\n")
        case .table: endTable(frame.node)
        case .tableRow(let isHeader): endRow(isHeader: isHeader)
        case .tableCell: writer.raw(isInTableHeader ? "</th>" : "</td>")
        case .footnoteDefinition(let label):
            if frame.node.children.last?.kind != .paragraph {
                writeBackReferences(label)
                writer.raw("\n")
            }
            writer.raw("</li>\n")
        case .emphasis: writer.raw("</em>")
        case .strong: writer.raw("</strong>")
        case .strikethrough: writer.raw("</del>")
        case .link: writer.raw("</a>")
        case .image(_, let title): writer.raw("\(titleAttribute(title))\" />")
        default: break
        }
    }

    private mutating func startBlock(_ html: String) {
        writer.freshLine()
        writer.raw(html)
    }

    /// Continues a start tag whose last attribute is still open.
    private func titleAttribute(_ title: String) -> String {
        title.isEmpty ? "" : "\" title=\"\(HTMLEscaping.text(title))"
    }

    /// Whether the paragraph being written is an item of a tight list, which shows no paragraphs.
    private var isTight: Bool {
        guard ancestors.count >= 2, case .list(let style) = ancestors[ancestors.count - 2].node.kind else {
            return false
        }
        return style.isTight
    }

    private static func isSpace(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { " \t\n\r\u{B}\u{C}".unicodeScalars.contains($0) } ?? false
    }
}

// Tables
extension MarkdownHTML {
    private var isInTableHeader: Bool {
        ancestors.last?.node.kind == .tableRow(isHeader: true)
    }

    private mutating func startRow(isHeader: Bool) {
        writer.freshLine()
        if isHeader {
            writer.raw("<thead>\n")
        } else if ancestors.last?.nextChild == 2 {
            writer.raw("<tbody>\n")
        }
        writer.raw("<tr>")
    }

    private mutating func endRow(isHeader: Bool) {
        startBlock("</tr>")
        if isHeader { startBlock("</thead>") }
    }

    private mutating func startCell() {
        guard let row = ancestors.last, ancestors.count >= 2,
            case .table(let columns) = ancestors[ancestors.count - 2].node.kind
        else { return startBlock("<td>") }
        let column = row.nextChild - 1
        let alignment = columns.indices.contains(column) ? columns[column] : .none
        startBlock(isInTableHeader ? "<th" : "<td")
        if alignment != .none { writer.raw(" align=\"\(alignment.rawValue)\"") }
        writer.raw(">")
    }

    private mutating func endTable(_ table: MarkdownNode) {
        if table.children.count > 1 { startBlock("</tbody>") }
        startBlock("</table>\n")
    }
}

// Footnotes
extension MarkdownHTML {
    private mutating func writeReference(_ label: String) {
        guard let number = footnotes.number(of: label) else { return writer.text("[^\(label)]") }
        let ordinal = counter.next(label)
        let target = HTMLEscaping.url(label)
        let suffix = ordinal > 1 ? "-\(ordinal)" : ""
        writer.raw(
            "<sup class=\"footnote-ref\"><a href=\"#fn-\(target)\" id=\"fnref-\(target)\(suffix)\" "
                + "data-footnote-ref>\(number)</a></sup>"
        )
    }

    private mutating func writeBackReferences(_ label: String) {
        let target = HTMLEscaping.url(label)
        for ordinal in 1...max(1, footnotes.referenceCount(of: label)) {
            if ordinal > 1 { writer.raw(" ") }
            let suffix = ordinal > 1 ? "-\(ordinal)" : ""
            let mark = ordinal > 1 ? "<sup class=\"footnote-ref\">\(ordinal)</sup>" : ""
            writer.raw(
                "<a href=\"#fnref-\(target)\(suffix)\" class=\"footnote-backref\" data-footnote-backref "
                    + "aria-label=\"Back to content\">↩\(mark)</a>"
            )
        }
    }
}

extension MarkdownNode {
    var isBlock: Bool {
        switch kind {
        case .document, .blockQuote, .list, .item, .codeBlock, .htmlBlock, .paragraph, .heading, .thematicBreak, .table,
            .tableRow, .tableCell, .footnoteDefinition:
            true
        default: false
        }
    }
}

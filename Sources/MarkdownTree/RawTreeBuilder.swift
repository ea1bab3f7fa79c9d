import CCMarkGFM

/// Copies a cmark tree. The walk keeps its own stack, since a hostile text nests as deep as it is long.
struct RawTreeBuilder {
    /// Lists, quotations and emphasis nested deeper than this are left out; what is in them stays.
    private static let deepest = 100

    private var open: [RawNode] = []
    /// For every cmark node on the way down, whether it is in `open`.
    private var isKept: [Bool] = []

    mutating func build(_ root: OpaquePointer) -> RawNode {
        var node = root
        enter(node)
        while true {
            if let child = cmark_node_first_child(node) {
                node = child
                enter(node)
                continue
            }
            while true {
                if let whole = leave() { return whole }
                if let next = cmark_node_next(node) {
                    node = next
                    enter(node)
                    break
                }
                guard let parent = cmark_node_parent(node) else {
                    preconditionFailure("a cmark node below the root has no parent")
                }
                node = parent
            }
        }
    }

    private mutating func enter(_ node: OpaquePointer) {
        let kind = Self.kind(of: node)
        let isItem = if case .item = kind { true } else { false }
        let fits = open.count < Self.deepest || (isItem ? isKept.last == true : !Self.nests(kind))
        isKept.append(fits)
        guard fits else { return }
        open.append(
            RawNode(
                kind: kind,
                start: (Int(cmark_node_get_start_line(node)), Int(cmark_node_get_start_column(node))),
                end: (Int(cmark_node_get_end_line(node)), Int(cmark_node_get_end_column(node)))))
    }

    /// Closes the innermost node; gives the root when that was it.
    private mutating func leave() -> RawNode? {
        guard isKept.removeLast() else { return nil }
        let node = open.removeLast()
        guard !open.isEmpty else { return node }
        open[open.count - 1].children.append(node)
        return nil
    }

    private static func nests(_ kind: MarkdownNode.Kind) -> Bool {
        switch kind {
        case .blockQuote, .list, .item, .emphasis, .strong, .strikethrough, .link, .image: true
        default: false
        }
    }

    private static func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list(listStyle(of: node))
        case CMARK_NODE_ITEM:
            .item(isChecked: name(of: node) == "tasklist" ? cmark_gfm_extensions_get_tasklist_item_checked(node) : nil)
        case CMARK_NODE_CODE_BLOCK:
            .codeBlock(info: string(cmark_node_get_fence_info(node)), literal: literal(of: node))
        case CMARK_NODE_HTML_BLOCK: .htmlBlock(literal(of: node))
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        // The public interface of cmark tells the number of a definition's references, not its label.
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition(label: "")
        case CMARK_NODE_TEXT: .text(literal(of: node))
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code(literal(of: node))
        case CMARK_NODE_HTML_INLINE: .inlineHTML(literal(of: node))
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            .image(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)))
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference(label: literal(of: node))
        default: extensionKind(of: node)
        }
    }

    private static func extensionKind(of node: OpaquePointer) -> MarkdownNode.Kind {
        switch name(of: node) {
        case "table": .table(columns: alignments(of: node))
        case "table_header": .tableRow(isHeader: true)
        case "table_row": .tableRow(isHeader: false)
        case "table_cell": .tableCell
        case "strikethrough": .strikethrough
        case let name: preconditionFailure("cmark-gfm gave a node of unknown type '\(name)'")
        }
    }

    private static func listStyle(of node: OpaquePointer) -> ListStyle {
        let delimiter: ListStyle.Delimiter =
            switch cmark_node_get_list_delim(node) {
            case CMARK_PERIOD_DELIM: .period
            case CMARK_PAREN_DELIM: .parenthesis
            default: .none
            }
        return ListStyle(
            isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
            start: Int(cmark_node_get_list_start(node)),
            delimiter: delimiter,
            isTight: cmark_node_get_list_tight(node) != 0)
    }

    private static func alignments(of node: OpaquePointer) -> [MarkdownNode.Alignment] {
        let count = Int(cmark_gfm_extensions_get_table_columns(node))
        guard let letters = cmark_gfm_extensions_get_table_alignments(node) else {
            return Array(repeating: .none, count: count)
        }
        return (0..<count).map { column in
            switch letters[column] {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
    }

    private static func name(of node: OpaquePointer) -> String { string(cmark_node_get_type_string(node)) }
    private static func literal(of node: OpaquePointer) -> String { string(cmark_node_get_literal(node)) }
    private static func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
}

/// A node as cmark gave it, copied out of C: its lines are right, its columns only for blocks.
struct RawNode {
    var kind: MarkdownNode.Kind
    /// From 1; 0 where cmark says nothing. The end is inclusive.
    var start: (line: Int, column: Int)
    var end: (line: Int, column: Int)
    var children: [RawNode] = []
}

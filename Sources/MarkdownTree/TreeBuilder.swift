import Foundations

/// Turns what cmark gave into the public tree: ranges in the file, masks back into the nodes they stand for.
struct TreeBuilder {
    private let masked: MaskedText
    private let layout: BlockLayout

    init(_ masked: MaskedText) {
        self.masked = masked
        layout = BlockLayout(file: masked.file)
    }

    func build(_ root: RawNode) -> MarkdownNode {
        let footnotes = root.children.compactMap { child -> String? in
            if case .footnoteDefinition = child.kind { footnoteLabel(of: child) } else { nil }
        }
        return MarkdownNode(kind: .document, range: masked.file.range, children: blocks(root.children, footnotes))
    }

    private func blocks(_ nodes: [RawNode], _ footnotes: [String]) -> [MarkdownNode] {
        layout.placed(nodes).map { node in
            let range = SourceRange(file: masked.file, layout.range(of: node))
            switch node.kind {
            case .paragraph, .heading:
                var inlines = InlineBuilder(masked: masked, range: range, footnotes: footnotes)
                let children = inlines.build(node.children)
                return MarkdownNode(kind: node.kind, range: range, children: children, label: inlines.label)
            case .tableRow:
                return MarkdownNode(kind: node.kind, range: range, children: cells(node.children, in: range, footnotes))
            case .codeBlock(let info, let literal):
                return MarkdownNode(
                    kind: .codeBlock(info: masked.unmasked(info), literal: masked.unmasked(literal)), range: range)
            case .htmlBlock(let literal): return MarkdownNode(kind: .htmlBlock(masked.unmasked(literal)), range: range)
            case .footnoteDefinition:
                let kind = MarkdownNode.Kind.footnoteDefinition(label: footnoteLabel(of: node))
                return MarkdownNode(kind: kind, range: range, children: blocks(node.children, footnotes))
            default: return MarkdownNode(kind: node.kind, range: range, children: blocks(node.children, footnotes))
            }
        }
    }

    private func cells(_ nodes: [RawNode], in row: SourceRange, _ footnotes: [String]) -> [MarkdownNode] {
        let places = TableRow.cells(in: row.offsets, of: masked.file.bytes)
        return nodes.enumerated().map { index, node in
            // cmark adds the cells that a short row lacks; they lie behind its end.
            let place = index < places.count ? places[index] : row.upper..<row.upper
            let range = SourceRange(file: masked.file, place)
            var inlines = InlineBuilder(masked: masked, range: range, footnotes: footnotes)
            return MarkdownNode(kind: .tableCell, range: range, children: inlines.build(node.children))
        }
    }

    /// Read from the source: `[^label]:` stands before the definition's first column.
    private func footnoteLabel(of node: RawNode) -> String {
        let line = masked.file.lineText(min(max(1, node.start.line), masked.file.lineCount))
        guard let open = line.range(of: "[^"), let close = line[open.upperBound...].range(of: "]:") else { return "" }
        return String(line[open.upperBound..<close.lowerBound])
    }
}

extension String {
    /// The first place of a short text; enough to read a label, without Foundation.
    fileprivate func range(of text: String) -> Range<Index>? { self[...].range(of: text) }
}

extension Substring {
    fileprivate func range(of text: String) -> Range<Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
            start = index(after: start)
        }
        return nil
    }
}

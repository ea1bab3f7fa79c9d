import Foundations

/// Builds the inlines of one block.
struct InlineBuilder {
    let masked: MaskedText
    let range: SourceRange
    /// Labels of the footnotes in the order in which cmark numbers them.
    let footnotes: [String]
    /// The label of a heading, once its mask was met.
    private(set) var label: String?

    init(masked: MaskedText, range: SourceRange, footnotes: [String]) {
        self.masked = masked
        self.range = range
        self.footnotes = footnotes
    }

    mutating func build(_ nodes: [RawNode]) -> [MarkdownNode] {
        var built: [MarkdownNode] = []
        // cmark leaves text in crumbs; a mask is only read from a whole one.
        var text = ""
        for node in nodes {
            if case .text(let crumb) = node.kind {
                text += crumb
                continue
            }
            append(text, to: &built)
            text = ""
            built.append(inline(node))
        }
        append(text, to: &built)
        return built
    }

    private mutating func inline(_ node: RawNode) -> MarkdownNode {
        let kind: MarkdownNode.Kind =
            switch node.kind {
            case .code(let text): .code(masked.unmasked(text))
            case .inlineHTML(let text): .inlineHTML(masked.unmasked(text))
            case .link(let destination, let title):
                .link(destination: masked.unmasked(destination), title: masked.unmasked(title))
            case .image(let destination, let title):
                .image(destination: masked.unmasked(destination), title: masked.unmasked(title))
            case .footnoteReference(let number): .footnoteReference(label: footnoteLabel(number))
            default: node.kind
            }
        return MarkdownNode(kind: kind, range: range, children: build(node.children))
    }

    private func footnoteLabel(_ number: String) -> String {
        guard let number = Int(number), footnotes.indices.contains(number - 1) else { return number }
        return footnotes[number - 1]
    }

    private mutating func append(_ text: String, to nodes: inout [MarkdownNode]) {
        for piece in masked.pieces(of: text) {
            switch piece {
            case .text(let text): nodes.append(MarkdownNode(kind: .text(text), range: range))
            case .mask(let mask): append(mask, to: &nodes)
            case .continuation:
                // The line break lies within the mask.
                if nodes.last?.kind == .softBreak || nodes.last?.kind == .lineBreak { nodes.removeLast() }
            }
        }
    }

    private mutating func append(_ mask: Mask, to nodes: inout [MarkdownNode]) {
        let place = SourceRange(file: masked.file, mask.range)
        switch mask.meaning {
        case .node(let kind): nodes.append(MarkdownNode(kind: kind, range: place))
        case .headingLabel(let name): label = name
        }
    }
}

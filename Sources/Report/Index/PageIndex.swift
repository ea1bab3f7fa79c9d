import Foundations
import MarkdownTree
import Notebook

/// Everything on a page that has a number or a name: found once, before the first line is written.
struct PageIndex {
    /// What a cross-reference leads to.
    struct Target {
        /// `Table 1`, `Equation (3)`, `Section 2.1`; with a space that does not break.
        let text: String
        let identifier: String
    }

    let outline: Outline
    let citations: CitationIndex
    let footnotes: FootnoteIndex
    /// Headings show their numbers when the text refers to one of them.
    let showsSectionNumbers: Bool
    /// Tables and figures, by the index of their block.
    private(set) var results: [Int: Target] = [:]
    /// Formulas with a label.
    private(set) var equations: [SourceRange: Target] = [:]
    private var targets: [String: Target] = [:]
    /// What the page's formulas define for one another.
    let mathDefinitions: MathDefinitions

    /// Names that the page gives to its own parts.
    static let content = "content"
    static let contents = "contents"
    static let scorecard = "scorecard"
    static let references = "references"

    /// - Parameter head: Inline Markdown of the page's head, in the order of reading.
    init(blocks: [ReportBlock], head: [String], bibliography: Bibliography) {
        var identifiers = Identifiers(reserved: [
            Self.content, Self.contents, Self.scorecard, Self.references, "contents-title",
        ])
        let nodes = blocks.compactMap(\.markdown)
        let reading = head.map { InlineMarkdown($0).paragraph } + blocks.flatMap(\.readingNodes)
        footnotes = FootnoteIndex(reading)
        mathDefinitions = MathDefinitions(in: reading)
        for definition in footnotes.definitions {
            guard case .footnoteDefinition(let label) = definition.kind else { continue }
            _ = identifiers.claim("fn-" + label)
            for ordinal in 1...max(1, footnotes.referenceCount(of: label)) {
                _ = identifiers.claim("fnref-" + label + (ordinal > 1 ? "-\(ordinal)" : ""))
            }
        }
        var counts: [String: Int] = [:]
        for (index, block) in blocks.enumerated() {
            guard let (label, name, prefix) = block.numbered else { continue }
            counts[name, default: 0] += 1
            let target = Target(
                text: "\(name)\u{A0}\(counts[name]!)",
                identifier: identifiers.claim(label ?? "\(prefix)-\(counts[name]!)"))
            results[index] = target
            if let label, targets[label] == nil { targets[label] = target }
        }
        for (range, label) in nodes.flatMap(\.labelledFormulas) {
            let target = Target(text: "Equation\u{A0}(\(equations.count + 1))", identifier: identifiers.claim(label))
            equations[range] = target
            if targets[label] == nil { targets[label] = target }
        }
        outline = Outline(nodes, identifiers: &identifiers)
        for entry in outline.entries {
            guard let label = entry.node.label, targets[label] == nil else { continue }
            targets[label] = Target(text: "Section\u{A0}\(entry.number)", identifier: entry.identifier)
        }
        citations = CitationIndex(reading, bibliography: bibliography, identifiers: &identifiers)
        showsSectionNumbers = reading.contains { $0.refersToSection }
    }

    subscript(label: String) -> Target? { targets[label] }
}

extension ReportBlock {
    fileprivate var markdown: MarkdownNode? {
        if case .markdown(let node) = self { node } else { nil }
    }

    /// Its label, what it is called and how a name begins that is made for it.
    fileprivate var numbered: (label: String?, name: String, prefix: String)? {
        switch self {
        case .table(let table): (table.label, "Table", "tbl")
        case .figure(let figure): (figure.label, "Figure", "fig")
        default: nil
        }
    }

    /// All Markdown of the block, in the order of reading.
    fileprivate var readingNodes: [MarkdownNode] {
        switch self {
        case .markdown(let node): [node]
        case .table(let table):
            ([table.caption] + table.rows.compactMap(\.markup) + table.notes).map { InlineMarkdown($0).paragraph }
        case .figure(let figure): [InlineMarkdown(figure.caption).paragraph]
        case .notice(let notice): [InlineMarkdown(notice.text).paragraph]
        case .configuration, .expectations: []
        }
    }
}

extension MarkdownNode {
    fileprivate var labelledFormulas: [(range: SourceRange, label: String)] {
        if case .math(_, isDisplay: true, let label?) = kind { return [(range, label)] }
        return children.flatMap(\.labelledFormulas)
    }

    fileprivate var refersToSection: Bool {
        if case .crossReference(let label) = kind { return label.hasPrefix("sec-") }
        return children.contains { $0.refersToSection }
    }
}

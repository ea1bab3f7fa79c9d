import Foundations
import MarkdownTree

/// The headings of a page, in order, with the level, number and name that each has on the page.
///
/// The page's title is its only heading of the first level. Below it no level is skipped, whatever the text does.
struct Outline {
    struct Entry {
        let node: MarkdownNode
        /// On the page: 2...6.
        let level: Int
        /// `2.1`.
        let number: String
        let identifier: String
        /// Whether it begins a part of the page, not of a quotation or a list.
        let isTopLevel: Bool
    }

    private(set) var entries: [Entry] = []
    private var indexByRange: [SourceRange: Int] = [:]

    init(_ nodes: some Sequence<MarkdownNode>, identifiers: inout Identifiers) {
        var headings: [(node: MarkdownNode, level: Int, isTopLevel: Bool)] = []
        for node in nodes {
            node.forEachDescendant { descendant in
                guard case .heading(let level) = descendant.kind else { return }
                headings.append((descendant, level, descendant.range == node.range || node.kind == .document))
            }
        }
        // Names that the author chose go before those that are made from titles.
        var chosen: [Int: String] = [:]
        for (index, heading) in headings.enumerated() {
            if let label = heading.node.label { chosen[index] = identifiers.claim(label) }
        }
        var open: [Int] = []
        var counters: [Int] = []
        for (index, heading) in headings.enumerated() {
            while let last = open.last, last >= heading.level { open.removeLast() }
            open.append(heading.level)
            let depth = open.count
            if counters.count > depth { counters.removeLast(counters.count - depth) }
            while counters.count < depth { counters.append(0) }
            counters[depth - 1] += 1
            indexByRange[heading.node.range] = entries.count
            entries.append(
                Entry(
                    node: heading.node, level: min(depth + 1, 6),
                    number: counters.map(String.init).joined(separator: "."),
                    identifier: chosen[index] ?? identifiers.claim(Identifiers.slug(heading.node.plainText)),
                    isTopLevel: heading.isTopLevel))
        }
    }

    subscript(node: MarkdownNode) -> Entry? {
        indexByRange[node.range].map { entries[$0] }
    }
}

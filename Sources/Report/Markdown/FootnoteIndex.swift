import MarkdownTree

/// Footnotes in the order in which the text first refers to them.
struct FootnoteIndex {
    /// The definitions that are referred to.
    private(set) var definitions: [MarkdownNode] = []
    private var numbers: [String: Int] = [:]
    private var referenceCounts: [String: Int] = [:]

    init(_ nodes: some Sequence<MarkdownNode>) {
        var definitionsByLabel: [String: MarkdownNode] = [:]
        var references: [String] = []
        for node in nodes {
            node.forEachDescendant { node in
                switch node.kind {
                case .footnoteDefinition(let label):
                    if definitionsByLabel[Self.key(label)] == nil { definitionsByLabel[Self.key(label)] = node }
                case .footnoteReference(let label): references.append(Self.key(label))
                default: break
                }
            }
        }
        for label in references {
            guard let definition = definitionsByLabel[label] else { continue }
            if numbers[label] == nil {
                definitions.append(definition)
                numbers[label] = definitions.count
            }
            referenceCounts[label, default: 0] += 1
        }
    }

    func number(of label: String) -> Int? { numbers[Self.key(label)] }
    func referenceCount(of label: String) -> Int { referenceCounts[Self.key(label), default: 0] }

    /// Labels are equal regardless of case.
    static func key(_ label: String) -> String { label.lowercased() }
}

/// How often each footnote of a page has been referred to so far, whichever writer wrote it.
final class FootnoteCounter {
    private var counts: [String: Int] = [:]

    func next(_ label: String) -> Int {
        counts[FootnoteIndex.key(label), default: 0] += 1
        return counts[FootnoteIndex.key(label), default: 0]
    }
}

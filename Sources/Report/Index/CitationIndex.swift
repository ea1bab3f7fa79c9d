import MarkdownTree

/// The works that a page cites, numbered in the order in which it first does.
struct CitationIndex {
    struct Work {
        let entry: BibliographyEntry
        let number: Int
        let identifier: String
    }

    private(set) var works: [Work] = []
    private var indexByKey: [String: Int] = [:]

    init(_ nodes: some Sequence<MarkdownNode>, bibliography: Bibliography, identifiers: inout Identifiers) {
        var keys: [String] = []
        for node in nodes {
            node.forEachDescendant { node in
                if case .citation(let citations) = node.kind { keys += citations.map(\.key) }
            }
        }
        for key in keys where indexByKey[key] == nil {
            guard let entry = bibliography[key] else { continue }
            indexByKey[key] = works.count
            works.append(Work(entry: entry, number: works.count + 1, identifier: identifiers.claim("ref-" + key)))
        }
    }

    subscript(key: String) -> Work? {
        indexByKey[key].map { works[$0] }
    }
}

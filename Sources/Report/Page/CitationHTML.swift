import MarkdownTree

/// Citations in the text: `[1, p. 3; 2]`, or `Wang et al. [1]` where the name is part of the sentence.
struct CitationHTML {
    let index: CitationIndex
    let isLinked: Bool

    func html(_ citations: [Citation]) -> String {
        if citations.count == 1, citations[0].isNarrative {
            let names = index[citations[0].key].map { HTMLEscaping.text(Self.names(of: $0.entry)) + "\u{A0}" } ?? ""
            return names + "[\(number(citations[0].key))]"
        }
        let parts = citations.map { citation in
            (citation.prefix.isEmpty ? "" : HTMLEscaping.text(citation.prefix) + " ") + number(citation.key)
                + (citation.locator.isEmpty ? "" : ", " + HTMLEscaping.text(citation.locator))
        }
        // A comma would blur where a page number ends and the next work begins.
        let isPlain = citations.allSatisfy { $0.prefix.isEmpty && $0.locator.isEmpty }
        return "[" + parts.joined(separator: isPlain ? ", " : "; ") + "]"
    }

    private func number(_ key: String) -> String {
        guard let work = index[key] else { return "<span class=\"unresolved\">@\(HTMLEscaping.text(key))</span>" }
        guard isLinked else { return "\(work.number)" }
        return "<a href=\"#\(HTMLEscaping.url(work.identifier))\" role=\"doc-biblioref\">\(work.number)</a>"
    }

    /// The people behind a work as a sentence names them; its title when there are none.
    static func names(of entry: BibliographyEntry) -> String {
        let people = entry.people.map(\.short)
        switch people.count {
        case 0: return entry.title ?? entry.key
        case 1 where !entry.hasMorePeople: return people[0]
        case 2 where !entry.hasMorePeople: return people[0] + " and " + people[1]
        default: return people[0] + " et al."
        }
    }
}

import Foundations

/// The works that a report may cite, in the order of their file.
package struct Bibliography: Sendable, Hashable {
    package let entries: [BibliographyEntry]
    private let indexByKey: [String: Int]

    /// The first of entries with the same key counts.
    package init(entries: [BibliographyEntry] = []) {
        self.entries = entries
        indexByKey = Dictionary(zip(entries.map(\.key), entries.indices), uniquingKeysWith: { first, _ in first })
    }

    package subscript(key: String) -> BibliographyEntry? {
        indexByKey[key].map { entries[$0] }
    }

    /// Reads BibTeX. What is broken is told and left out; the rest is there.
    package static func parse(_ file: SourceFile) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
        var parser = BibTeXParser(file: file)
        let entries = parser.parse()
        return (Bibliography(entries: entries), parser.diagnostics)
    }
}

import Foundation
import Foundations

/// The works that a report may cite, in the order of their files.
package struct Bibliography: Sendable, Hashable {
    /// In the order of the file.
    package let entries: [BibliographyEntry]
    private let indexByKey: [String: Int]

    /// The first of entries with the same key counts.
    package init(entries: [BibliographyEntry] = []) {
        self.entries = entries
        indexByKey = Dictionary(zip(entries.map(\.key), entries.indices), uniquingKeysWith: { first, _ in first })
    }

    /// The entry of that key, if there is one.
    package subscript(key: String) -> BibliographyEntry? {
        indexByKey[key].map { entries[$0] }
    }

    /// What is odd about works that a text cites; of works that nobody cites nothing is said.
    package func remarks(citedIn text: String) -> [Diagnostic] {
        var cited: Set<Substring> = []
        for part in text.split(separator: "@", omittingEmptySubsequences: false).dropFirst() {
            var key = part.prefix { !$0.isWhitespace && !"]};,\"".contains($0) }
            while !key.isEmpty {
                cited.insert(key)
                guard let last = key.last, !last.isLetter, !last.isNumber else { break }
                key = key.dropLast()
            }
        }
        return entries.filter { cited.contains(Substring($0.key)) }.flatMap(\.remarks)
    }

    /// Reads BibTeX. What is broken is told and left out; the rest is there.
    package static func parse(_ file: SourceFile) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
        reading([file])
    }

    /// Reads the bytes of BibTeX files, which may refer to each other's entries.
    package static func reading(
        _ files: [(path: String, bytes: [UInt8])]
    ) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
        let sources = files.map { BibliographySource(path: $0.path, bytes: $0.bytes) }
        let (bibliography, diagnostics) = reading(sources.map(\.file))
        return (bibliography, sources.flatMap(\.diagnostics) + diagnostics)
    }

    private static func reading(
        _ files: [SourceFile]
    ) -> (bibliography: Bibliography, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var drafts: [BibliographyDraft] = []
        for file in files {
            var parser = BibTeXParser(file: file)
            parser.parse()
            diagnostics += parser.diagnostics
            drafts += parser.drafts
            if parser.drafts.isEmpty, parser.diagnostics.isEmpty, !file.text.allSatisfy(\.isWhitespace) {
                diagnostics.append(
                    .warning(
                        "bibliography-empty", "this file has no entry", at: SourceRange(file: file, lower: 0, upper: 0),
                        hint: "an entry is written @article{key, title = {…}, …}"))
            }
        }
        drafts = distinct(drafts, &diagnostics)
        var inheritance = BibliographyInheritance(drafts)
        let resolved = inheritance.resolved()
        let entries = resolved.filter { $0.kind != "xdata" }.map { draft in
            BibliographyEntry(
                kind: draft.kind, key: draft.key, fields: draft.fields.mapValues(\.value),
                remarks: BibliographyCheck(draft).remarks)
        }
        return (Bibliography(entries: entries), diagnostics + inheritance.diagnostics)
    }

    /// One entry for each key: the first.
    private static func distinct(
        _ drafts: [BibliographyDraft], _ diagnostics: inout [Diagnostic]
    ) -> [BibliographyDraft] {
        var firstByKey: [String: BibliographyDraft] = [:]
        var firstByFoldedKey: [String: BibliographyDraft] = [:]
        return drafts.filter { draft in
            if let first = firstByKey[draft.key] {
                let note = [Diagnostic.Note("the first is here", range: first.keyRange)]
                let isSame =
                    first.kind == draft.kind && first.fields.mapValues(\.value) == draft.fields.mapValues(\.value)
                diagnostics.append(
                    isSame
                        ? .warning(
                            "bibliography-duplicate-key", "the entry '\(draft.key)' is there twice", at: draft.keyRange,
                            notes: note)
                        : .error(
                            "bibliography-duplicate-key", "two entries have the key '\(draft.key)'",
                            at: draft.keyRange, notes: note))
                return false
            }
            if let first = firstByFoldedKey[draft.key.lowercased()] {
                diagnostics.append(
                    .warning(
                        "bibliography-similar-key", "'\(draft.key)' and '\(first.key)' differ in case only",
                        at: draft.keyRange, notes: [Diagnostic.Note("the other is here", range: first.keyRange)]))
            }
            firstByKey[draft.key] = draft
            firstByFoldedKey[draft.key.lowercased()] = draft
            return true
        }
    }
}

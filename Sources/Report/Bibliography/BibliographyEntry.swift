/// One work: a kind, a key and fields, with their LaTeX markup as in the file.
package struct BibliographyEntry: Sendable, Hashable {
    /// In lower case: `article`, `inproceedings`, `misc` …
    package let kind: String
    package let key: String
    /// By name in lower case; the values still hold LaTeX markup.
    package let fields: [String: String]

    package init(kind: String, key: String, fields: [String: String]) {
        self.kind = kind
        self.key = key
        self.fields = fields
    }

    /// A field as plain text, without markup; `nil` when absent or empty.
    package subscript(field: String) -> String? {
        guard let value = fields[field] else { return nil }
        let text = LaTeXText(value).plain
        return text.isEmpty ? nil : text
    }

    /// The authors, or the editors of a work without authors.
    package var people: [PersonName] {
        PersonName.list(fields["author"] ?? fields["editor"] ?? "")
    }

    /// Whether the list of people ends with `and others`.
    package var hasMorePeople: Bool {
        (fields["author"] ?? fields["editor"] ?? "").split(whereSeparator: \.isWhitespace).suffix(2) == [
            "and", "others",
        ]
    }

    package var title: String? { self["title"] }

    /// The year, from `year` or the beginning of `date`.
    package var year: String? {
        self["year"] ?? self["date"].map { String($0.prefix(4)) }
    }

    /// Journal, proceedings, book or publisher: where the work appeared.
    package var container: String? {
        self["journal"] ?? self["journaltitle"] ?? self["booktitle"] ?? self["howpublished"] ?? self["school"]
            ?? self["institution"]
    }

    /// Without `https://doi.org/`.
    package var doi: String? {
        guard var doi = self["doi"] else { return nil }
        for prefix in ["https://", "http://", "dx.doi.org/", "doi.org/", "doi:"]
        where doi.lowercased().hasPrefix(prefix) {
            doi = String(doi.dropFirst(prefix.count))
        }
        return doi
    }

    /// An arXiv identifier such as `2402.11424`, from `eprint` or a journal of the form `arXiv preprint arXiv:2402.11424`.
    package var arXiv: String? {
        if let eprint = self["eprint"], (self["archiveprefix"] ?? self["eprinttype"] ?? "arxiv").lowercased() == "arxiv"
        {
            return eprint.lowercased().hasPrefix("arxiv:") ? String(eprint.dropFirst(6)) : eprint
        }
        for field in ["journal", "note", "howpublished"] {
            guard let match = self[field]?.firstMatch(of: /(?i)arxiv:\s*(\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})/) else {
                continue
            }
            return String(match.output.1)
        }
        return nil
    }
}

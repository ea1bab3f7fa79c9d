import Foundations

/// One work: a kind, a key and fields, with their LaTeX markup as in the file.
package struct BibliographyEntry: Sendable, Hashable {
    /// In lower case: `article`, `inproceedings`, `misc` …
    package let kind: String
    /// What citations name it by.
    package let key: String
    /// By name in lower case, inherited ones too; the values still hold LaTeX markup.
    package let fields: [String: String]
    /// What is odd about the entry, for an author who cites it.
    package let remarks: [Diagnostic]

    /// An entry of its parts.
    package init(kind: String, key: String, fields: [String: String], remarks: [Diagnostic] = []) {
        self.kind = kind
        self.key = key
        self.fields = fields
        self.remarks = remarks
    }

    /// A field as plain text, without markup; `nil` when absent or empty. Addresses and identifiers are as written.
    package subscript(field: String) -> String? {
        guard let value = fields[field] else { return nil }
        let text = VerbatimField.names.contains(field) ? VerbatimField(value).text : LaTeXText(value).plain
        return text.isEmpty ? nil : text
    }

    /// A field as HTML; `nil` when absent or empty.
    func html(_ field: String) -> String? {
        guard let value = fields[field], self[field] != nil else { return nil }
        return LaTeXText(value).html
    }

    /// The authors, or the editors of a work without authors.
    package var people: [PersonName] { nameList.names }

    /// Whether the list of people ends with `and others`.
    package var hasMorePeople: Bool { nameList.hasMore }

    /// Whether the people are its editors.
    var isEdited: Bool { self["author"] == nil && self["editor"] != nil }

    private var nameList: NameList { NameList(fields[isEdited ? "editor" : "author"] ?? "") }

    /// As the file writes it.
    package var title: String? { self["title"] }

    /// The year, from `year` or the beginning of `date`.
    package var year: String? {
        self["year"] ?? self["date"].map { String($0.prefix(4)) }
    }

    /// Names of the fields that say where the work appeared, the first that is there counts.
    static let containers = [
        "journal", "journaltitle", "booktitle", "maintitle", "howpublished", "school", "institution",
    ]

    /// Journal, proceedings, book or publisher: where the work appeared.
    package var container: String? { containerField.flatMap { self[$0] } }

    var containerField: String? { Self.containers.first { self[$0] != nil } }

    /// Without anything before `10.`; `nil` for what is no DOI.
    package var doi: String? { self["doi"].flatMap(DOI.init)?.text }

    /// An arXiv identifier such as `2402.11424`, from `eprint` or a journal such as `arXiv preprint arXiv:2402.11424`.
    package var arXiv: String? {
        if let eprint = self["eprint"] {
            let type = (self["archiveprefix"] ?? self["eprinttype"])?.lowercased()
            if type == nil || type == "arxiv", let found = Self.arXivIdentifier(in: eprint) { return found }
        }
        for field in ["journal", "note", "howpublished"] {
            // A pattern is compiled each time: most fields are told from it by less.
            guard let text = self[field], text.lowercased().contains("arxiv"),
                let match = text.firstMatch(of: /(?i)arxiv:\s*(\d{4}\.\d{4,5}(?:v\d+)?|[a-z.-]+\/\d{7})/)
            else { continue }
            return String(match.output.1)
        }
        return nil
    }

    private static func arXivIdentifier(in text: String) -> String? {
        // Its address or prefix before it, its subject behind it.
        let bare = text.replacing(/(?i)^(?:arxiv:\s*|https?:\/\/(?:www\.)?arxiv\.org\/(?:abs|pdf)\/)/, with: "")
            .replacing(/(?:\.pdf)?(?:\s*\[[^\]]*\])?$/, with: "")
        return bare.wholeMatch(of: /(?i)(?:\d{4}\.\d{4,5}|[a-z.-]+\/\d{7})(?:v\d+)?/).map { String($0.output) }
    }

    /// Where the work can be read, and the words for it: its DOI, its preprint, or an address.
    var link: (url: String?, text: String)? {
        if let doi = self["doi"].flatMap(DOI.init) { return (doi.url, "doi:" + doi.text) }
        if let identifier = arXiv { return ("https://arxiv.org/abs/" + identifier, "arXiv:" + identifier) }
        if let url = self["url"] { return (WebAddress(url)?.url, url) }
        if let eprint = self["eprint"] {
            guard let type = self["archiveprefix"] ?? self["eprinttype"] else {
                return (WebAddress(eprint)?.url, eprint)
            }
            let prefix = Self.archives[type.lowercased()]
            return (prefix.map { $0 + eprint }, type + ":" + eprint)
        }
        return nil
    }

    private static let archives = [
        "pubmed": "https://pubmed.ncbi.nlm.nih.gov/", "jstor": "https://www.jstor.org/stable/",
        "hal": "https://hal.science/", "hdl": "https://hdl.handle.net/",
    ]
}

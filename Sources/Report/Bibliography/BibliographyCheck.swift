import Foundations

/// What is odd about one entry: a kind or a field that nobody reads, a field that its kind needs, a command that is not
/// known, people who are not written in BibTeX's way, an address that leads nowhere. All of it warnings.
struct BibliographyCheck {
    private(set) var remarks: [Diagnostic] = []

    /// - Parameter draft: With the fields that it inherits.
    init(_ draft: BibliographyDraft) {
        checkKind(draft)
        for (name, field) in draft.fields.sorted(by: { Self.place($0.value) < Self.place($1.value) }) {
            check(name, field, of: draft)
        }
        checkNeeds(draft)
    }

    private static func place(_ field: BibliographyDraft.Field) -> (String, Int) {
        (field.range.file.path, field.range.lower)
    }

    private mutating func checkKind(_ draft: BibliographyDraft) {
        guard Self.needs[draft.kind] == nil, !Self.otherKinds.contains(draft.kind) else { return }
        let kinds = Self.needs.keys.sorted() + Self.otherKinds.sorted()
        remarks.append(
            .warning(
                "bibliography-kind", "'\(draft.kind)' is not a kind of entry; it is read as misc", at: draft.kindRange,
                hint: Suggestion.closest(to: draft.kind, among: kinds).map { "did you mean '@\($0)'?" }))
    }

    private mutating func check(_ name: String, _ field: BibliographyDraft.Field, of draft: BibliographyDraft) {
        let value = field.value
        if value.allSatisfy(\.isWhitespace) {
            if Self.printed.contains(name) { warn("field", "'\(name)' is empty", field) }
            return
        }
        guard Self.printed.contains(name) else {
            guard !Self.unprinted.contains(name), !Self.prefixes.contains(where: name.hasPrefix) else { return }
            let known = Self.printed.sorted() + Self.unprinted.sorted()
            warn(
                "field", "'\(name)' is not a field that is read", field,
                hint: Suggestion.closest(to: name, among: known).map { "did you mean '\($0)'?" })
            return
        }
        let verbatim = VerbatimField(value).text
        switch name {
        case "author", "editor":
            for problem in NameList(value).problems { warn("names", "\(name): \(problem)", field) }
        case "url":
            if WebAddress(verbatim) == nil {
                warn("address", "'\(verbatim)' is not an address on the web; it is shown as text", field)
            } else if verbatim.contains(where: \.isWhitespace) {
                warn("address", "an address has no blanks", field)
            }
        case "doi":
            if DOI(verbatim) == nil {
                warn("address", "'\(verbatim)' is not a DOI; it is left out", field, hint: "a DOI begins with '10.'")
            }
        case "eprint":
            let entry = BibliographyEntry(kind: draft.kind, key: "", fields: draft.fields.mapValues(\.value))
            if let link = entry.link, link.url == nil {
                warn("address", "'\(link.text)' is in no archive that is known; it is shown as text", field)
            }
        default: break
        }
        guard !VerbatimField.names.contains(name) else { return }
        let text = LaTeXText(value)
        for command in text.unknownCommands {
            warn("command", "'\\\(command)' in '\(name)' is not known; its argument is kept", field)
        }
        for case .math(let source) in text.segments {
            for problem in MathFormula(source, isDisplay: false).problems {
                warn("formula", "a formula in '\(name)': \(problem.message)", field, hint: problem.hint)
            }
        }
    }

    private mutating func warn(
        _ id: String, _ message: String, _ field: BibliographyDraft.Field, hint: String? = nil
    ) {
        remarks.append(.warning("bibliography-" + id, message, at: field.range, hint: hint))
    }

    private mutating func checkNeeds(_ draft: BibliographyDraft) {
        let missing = (Self.needs[draft.kind] ?? [["title"]]).filter { alternatives in
            !alternatives.contains { draft.fields[$0]?.value.contains { !$0.isWhitespace } ?? false }
        }
        guard !missing.isEmpty else { return }
        let names = missing.map { $0.prefix(2).map { "'\($0)'" }.joined(separator: " or ") }
        remarks.append(
            .warning(
                "bibliography-missing-field", "'\(draft.key)' lacks \(names.joined(separator: ", "))",
                at: draft.keyRange,
                hint: "\(draft.kind == "article" || draft.kind.hasPrefix("in") ? "an" : "a") \(draft.kind) needs "
                    + (Self.needs[draft.kind] ?? [["title"]]).map { "'\($0[0])'" }.joined(separator: ", ")))
    }

    private static let year = ["year", "date"]
    private static let people = ["author", "editor", "organization"]
    /// What each kind needs; of several names one is enough.
    private static let needs: [String: [[String]]] = [
        "article": [["author"], ["title"], ["journal", "journaltitle", "eprint"], year],
        "book": [people, ["title"], ["publisher"], year], "collection": [people, ["title"], year],
        "proceedings": [["title"], year], "inbook": [people, ["title"], year],
        "incollection": [["author"], ["title"], ["booktitle"], year],
        "inproceedings": [["author"], ["title"], ["booktitle"], year],
        "conference": [["author"], ["title"], ["booktitle"], year],
        "phdthesis": [["author"], ["title"], ["school", "institution"], year],
        "mastersthesis": [["author"], ["title"], ["school", "institution"], year],
        "thesis": [["author"], ["title"], ["school", "institution"], year],
        "techreport": [["author"], ["title"], ["institution"], year], "report": [["author"], ["title"], year],
        "unpublished": [["author"], ["title"]], "manual": [["title"]], "booklet": [["title"]],
        "misc": [["title", "howpublished", "note"]], "online": [["title"], ["url", "doi", "eprint"]],
        "electronic": [["title"], ["url", "doi", "eprint"]], "www": [["title"], ["url", "doi", "eprint"]],
    ]
    private static let otherKinds: Set = [
        "xdata", "dataset", "software", "patent", "periodical", "reference", "inreference", "mvbook", "bookinbook",
        "suppbook", "suppperiodical", "set", "standard", "video", "image", "artwork", "audio", "legislation",
    ]
    /// Fields that a list of references shows, or that lead to them.
    private static let printed: Set = [
        "author", "editor", "title", "subtitle", "journal", "journaltitle", "booktitle", "maintitle", "volume",
        "number",
        "issue", "pages", "year", "date", "publisher", "address", "location", "edition", "series", "chapter",
        "school", "institution", "organization", "type", "note", "howpublished", "doi", "url", "eprint",
        "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "crossref", "xdata", "urldate",
    ]
    /// Fields that are known and never shown.
    private static let unprinted: Set = [
        "abstract", "month", "keywords", "keyword", "file", "isbn", "issn", "isrn", "pmid", "pmcid", "lccn", "language",
        "langid", "hyphenation", "annote", "annotation", "timestamp", "owner", "groups", "group", "key", "ids", "xref",
        "label", "shorthand", "shorttitle", "shortjournal", "shortauthor", "sortkey", "sortname", "sorttitle",
        "presort", "options", "execute", "entryset", "entrysubtype", "related", "relatedtype", "relatedstring", "day",
        "eid", "articleno", "numpages", "pagetotal", "lastchecked", "addendum", "pubstate", "version", "translator",
        "titleaddon", "booktitleaddon", "booksubtitle", "mainsubtitle", "journalsubtitle", "eventtitle", "eventdate",
        "venue", "origdate", "origlanguage", "part", "volumes", "biburl", "bibsource", "ee", "pdf", "localfile",
        "rating", "comment", "review", "priority", "read", "readstatus", "copyright", "rights", "library", "printed",
        "interhash", "intrahash", "username", "creationdate", "modificationdate", "citeulike-article-id", "category",
        "affiliation", "author+an", "researcherid-numbers", "orcid-numbers", "unique-id", "times-cited", "adsurl",
        "adsnote", "doi-url", "slides", "code", "video", "website", "award", "acceptance", "nodoi", "collaboration",
        "pagination", "gender", "editora", "editortype", "authortype", "holder", "afterword", "foreword",
        "introduction",
        "contributor", "publicationtype", "mrnumber", "mrclass", "mrreviewer", "zblnumber", "fjournal", "coden",
    ]
    private static let prefixes = [
        "bdsk-", "date-", "mendeley-", "added-", "jabref_", "x-", "_", "zotero", "citeulike-", "web-", "funding-",
        "journal-", "author-", "keywords-", "cited-", "number-", "doc-", "usage-", "researcher",
    ]
}

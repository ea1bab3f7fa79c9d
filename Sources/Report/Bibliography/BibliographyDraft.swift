import Foundations

/// An entry as its file has it, with the places of its parts.
struct BibliographyDraft {
    struct Field {
        var value: String
        /// Of the field's name.
        let range: SourceRange
    }

    /// In lower case.
    let kind: String
    /// Of the at sign and the kind.
    let kindRange: SourceRange
    let key: String
    let keyRange: SourceRange
    /// By name in lower case.
    var fields: [String: Field] = [:]
}

/// Entries that take fields from others: `crossref`, as BibTeX has it, and `xdata`, as biblatex does.
///
/// A field of the entry itself goes before one of a container (`xdata`), and that before one of the parent
/// (`crossref`). Fields that say how entries hang together are not inherited. A parent may have parents.
struct BibliographyInheritance {
    private var drafts: [BibliographyDraft]
    private var indexByKey: [String: Int] = [:]
    private var isDone: Set<Int> = []
    private(set) var diagnostics: [Diagnostic] = []

    private static let own: Set = [
        "crossref", "xref", "xdata", "ids", "entryset", "entrysubtype", "execute", "label", "options", "presort",
        "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "sortkey", "key",
    ]
    /// Deeper chains are not followed.
    private static let deepest = 50

    /// - Parameter drafts: With distinct keys.
    init(_ drafts: [BibliographyDraft]) {
        self.drafts = drafts
        for (index, draft) in drafts.enumerated() {
            indexByKey[draft.key] = index
            let folded = draft.key.lowercased()
            if indexByKey[folded] == nil { indexByKey[folded] = index }
        }
    }

    /// Every entry with the fields that it takes from others.
    mutating func resolved() -> [BibliographyDraft] {
        for index in drafts.indices { resolve(index, open: []) }
        return drafts
    }

    private mutating func resolve(_ index: Int, open: [Int]) {
        guard !isDone.contains(index) else { return }
        let entry = drafts[index]
        for field in ["xdata", "crossref"] {
            guard let reference = entry.fields[field] else { continue }
            let names = field == "xdata" ? reference.value.split(separator: ",").map(String.init) : [reference.value]
            for name in names.map({ $0.strippingBlanks() }) where !name.isEmpty {
                guard let parent = indexByKey[name] ?? indexByKey[name.lowercased()] else {
                    diagnostics.append(
                        .warning(
                            "bibliography-missing-parent", "'\(entry.key)' refers to '\(name)', which is not there",
                            at: reference.range,
                            hint: Suggestion.closest(to: name, among: drafts.map(\.key)).map { "did you mean '\($0)'?" }
                        ))
                    continue
                }
                guard parent != index, !open.contains(parent), open.count < Self.deepest else {
                    diagnostics.append(
                        .warning(
                            "bibliography-cycle", "'\(entry.key)' and '\(name)' refer to each other",
                            at: reference.range, hint: "an entry cannot take fields from itself"))
                    continue
                }
                resolve(parent, open: open + [index])
                inherit(from: parent, to: index, isParent: field == "crossref")
            }
        }
        isDone.insert(index)
    }

    private mutating func inherit(from parent: Int, to child: Int, isParent: Bool) {
        let fields = drafts[parent].fields
        if isParent, drafts[child].kind.hasPrefix("in"), drafts[child].fields["booktitle"] == nil {
            // A paper's proceedings: what is their title is the title of the paper's book.
            drafts[child].fields["booktitle"] = fields["booktitle"] ?? fields["title"]
        }
        for (name, field) in fields where !Self.own.contains(name) && drafts[child].fields[name] == nil {
            drafts[child].fields[name] = field
        }
    }
}

extension String {
    /// Without blanks at its ends.
    func strippingBlanks() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}

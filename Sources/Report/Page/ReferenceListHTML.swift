/// The list of works cited.
struct ReferenceListHTML {
    let works: [CitationIndex.Work]

    func write(to writer: inout HTMLWriter) {
        guard !works.isEmpty else { return }
        writer.raw(
            "<section class=\"references\" role=\"doc-bibliography\" aria-labelledby=\"\(PageIndex.references)\">\n")
        writer.raw("<h2 id=\"\(PageIndex.references)\">References</h2>\n<ol>\n")
        for work in works {
            writer.raw("<li id=\"\(HTMLEscaping.text(work.identifier))\">\(Self.html(of: work.entry))</li>\n")
        }
        writer.raw("</ol>\n</section>\n")
    }

    /// `Ada Lovelace and Max Born. Title. Journal 12(3), 45–67, 2024. doi:10.1/x.`
    static func html(of entry: BibliographyEntry) -> String {
        var sentences: [String] = []
        if let names = names(of: entry) { sentences.append(HTMLEscaping.text(names)) }
        if let title = entry.html("title") {
            sentences.append("<cite>\(title + (entry.html("subtitle").map { ": " + $0 } ?? ""))</cite>")
        }
        let place = place(of: entry)
        if !place.isEmpty { sentences.append(place) }
        if let note = entry["note"], let html = entry.html("note"),
            entry.arXiv.map({ !note.contains($0) }) ?? true
        {
            sentences.append(html)
        }
        if let link = link(of: entry) { sentences.append(link) }
        if sentences.isEmpty { sentences.append(HTMLEscaping.text(entry.key)) }
        return sentences.map(closed).joined(separator: " ")
    }

    private static func names(of entry: BibliographyEntry) -> String? {
        let people = entry.people.map(\.full)
        let editors = entry.isEdited ? (people.count > 1 ? " (eds.)" : " (ed.)") : ""
        guard !people.isEmpty else { return entry["organization"] }
        return list(people, hasMore: entry.hasMorePeople) + editors
    }

    private static func list(_ people: [String], hasMore: Bool) -> String {
        guard let last = people.last else { return "" }
        if hasMore { return people.joined(separator: ", ") + " et al." }
        switch people.count {
        case 1: return last
        case 2: return people[0] + " and " + last
        default: return people.dropLast().joined(separator: ", ") + ", and " + last
        }
    }

    /// Where and when: `<em>Journal</em> 12(3), 45–67, 2024`.
    private static func place(of entry: BibliographyEntry) -> String {
        var parts: [String] = []
        let number = entry.html("number") ?? entry.html("issue")
        let volume = entry.html("volume").map { " " + $0 + (number.map { "(\($0))" } ?? "") }
        // An identifier that has its own link need not be the journal's name too.
        let isPreprint = entry.arXiv.map { entry.container?.contains($0) ?? false } ?? false
        if let field = entry.containerField, let container = entry.html(field), !isPreprint {
            let isBook = field == "booktitle" || field == "maintitle"
            let type = field == "school" || field == "institution" ? entry.html("type").map { $0 + ", " } : nil
            // A report's number belongs to no volume.
            let alone = volume == nil ? number.map { " " + $0 } : nil
            parts.append(
                (isBook ? "In " : type ?? "") + "<em>\(container)</em>" + (volume ?? alone ?? ""))
            if isBook, entry["author"] != nil, let editor = entry.fields["editor"] {
                let editors = NameList(editor)
                parts.append(
                    "edited by " + HTMLEscaping.text(list(editors.names.map(\.full), hasMore: editors.hasMore)))
            }
        } else if !isPreprint, let volume {
            parts.append("vol." + volume)
        }
        if let series = entry.html("series") { parts.append(series) }
        if let edition = entry["edition"] { parts.append(HTMLEscaping.text(Self.edition(edition))) }
        if let chapter = entry.html("chapter") { parts.append("chapter " + chapter) }
        if let pages = entry["pages"] { parts.append(HTMLEscaping.text(Self.range(pages))) }
        if let publisher = entry.html("publisher") {
            let place = entry.html("address") ?? entry.html("location")
            parts.append(publisher + (place.map { ", " + $0 } ?? ""))
        }
        if let year = entry.year { parts.append(HTMLEscaping.text(year)) }
        return parts.joined(separator: ", ")
    }

    /// A hyphen between pages is a dash in print.
    private static func range(_ pages: String) -> String {
        pages.contains("–") ? pages : pages.replacing("-", with: "–")
    }

    private static func edition(_ text: String) -> String {
        guard let number = Int(text) else { return text.lowercased().contains("ed") ? text : text + " edition" }
        let isTeen = (11...13).contains(number % 100)
        let ending = isTeen ? "th" : [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
        return "\(number)\(ending) edition"
    }

    private static func link(of entry: BibliographyEntry) -> String? {
        guard let (url, text) = entry.link else { return nil }
        let words = HTMLEscaping.text(text)
        let visited = entry["url"] == text ? entry.html("urldate").map { " (visited \($0))" } ?? "" : ""
        return (url.map { "<a href=\"\(HTMLEscaping.url($0))\">\(words)</a>" } ?? words) + visited
    }

    /// A sentence with its full stop, unless it ends with a mark of its own.
    private static func closed(_ html: String) -> String {
        var visible = html[...]
        while visible.hasSuffix(">"), let start = visible.lastIndex(of: "<") { visible = visible[..<start] }
        return ".?!".contains(visible.last ?? " ") ? html : html + "."
    }
}

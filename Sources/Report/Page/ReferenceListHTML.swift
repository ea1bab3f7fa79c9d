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
        if let title = entry.fields["title"] { sentences.append("<cite>\(markup(title))</cite>") }
        let place = place(of: entry)
        if !place.isEmpty { sentences.append(place) }
        if let note = entry["note"], entry.arXiv.map({ !note.contains($0) }) ?? true {
            sentences.append(HTMLEscaping.text(note))
        }
        if let link = link(of: entry) { sentences.append(link) }
        if sentences.isEmpty { sentences.append(HTMLEscaping.text(entry.key)) }
        return sentences.map(closed).joined(separator: " ")
    }

    private static func names(of entry: BibliographyEntry) -> String? {
        let people = entry.people.map(\.full)
        let editors =
            entry.fields["author"] == nil && entry.fields["editor"] != nil
            ? (people.count > 1 ? " (eds.)" : " (ed.)") : ""
        guard let last = people.last else { return entry["organization"] }
        if entry.hasMorePeople { return people.joined(separator: ", ") + " et al." + editors }
        switch people.count {
        case 1: return last + editors
        case 2: return people[0] + " and " + last + editors
        default: return people.dropLast().joined(separator: ", ") + ", and " + last + editors
        }
    }

    /// Where and when: `<em>Journal</em> 12(3), 45–67, 2024`.
    private static func place(of entry: BibliographyEntry) -> String {
        var parts: [String] = []
        let volume = entry["volume"].map { volume in
            " " + HTMLEscaping.text(volume) + (entry["number"].map { "(\(HTMLEscaping.text($0)))" } ?? "")
        }
        // An identifier that has its own link need not be the journal's name too.
        let isPreprint = entry.arXiv.map { entry.container?.contains($0) ?? false } ?? false
        if let container = entry.container, !isPreprint {
            let isBook = entry["journal"] == nil && entry["journaltitle"] == nil && entry["booktitle"] != nil
            parts.append((isBook ? "In " : "") + "<em>\(HTMLEscaping.text(container))</em>" + (volume ?? ""))
        }
        if let pages = entry["pages"] {
            parts.append(HTMLEscaping.text(pages.contains("–") ? pages : pages.replacing("-", with: "–")))
        }
        if entry.container == nil, let publisher = entry["publisher"] { parts.append(HTMLEscaping.text(publisher)) }
        if let year = entry.year { parts.append(HTMLEscaping.text(year)) }
        return parts.joined(separator: ", ")
    }

    private static func link(of entry: BibliographyEntry) -> String? {
        func anchor(_ url: String, _ text: String) -> String {
            "<a href=\"\(HTMLEscaping.url(url))\">\(HTMLEscaping.text(text))</a>"
        }
        if let doi = entry.doi { return anchor("https://doi.org/" + doi, "doi:" + doi) }
        if let identifier = entry.arXiv { return anchor("https://arxiv.org/abs/" + identifier, "arXiv:" + identifier) }
        guard let url = entry["url"], URLScheme.isHarmless(url) else { return nil }
        return anchor(url, url)
    }

    private static func markup(_ source: String) -> String {
        LaTeXText(source).segments.map {
            switch $0 {
            case .text(let text): HTMLEscaping.text(text)
            case .math(let source): MathFormula(source, isDisplay: false).mathML
            }
        }.joined()
    }

    /// A sentence with its full stop, unless it ends with a mark of its own.
    private static func closed(_ html: String) -> String {
        var visible = html[...]
        while visible.hasSuffix(">"), let start = visible.lastIndex(of: "<") { visible = visible[..<start] }
        return ".?!".contains(visible.last ?? " ") ? html : html + "."
    }
}

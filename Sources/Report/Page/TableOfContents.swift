/// The page's headings as links; only for a page long enough to need them.
struct TableOfContents {
    struct Entry {
        let level: Int
        let title: String
        let identifier: String
    }

    private let entries: [Entry]
    private static let fewest = 3
    /// Deeper headings are found by reading.
    private static let deepest = 3

    /// - Parameters:
    ///   - title: A heading's words as HTML, without links.
    ///   - closing: The sections that the page itself adds.
    init(_ outline: Outline, closing: [Entry], title: (Outline.Entry) -> String) {
        var entries: [Entry] = []
        for heading in outline.entries where heading.isTopLevel && heading.level <= Self.deepest {
            // The parent may stand in a quotation and be no entry.
            let level = min(heading.level, entries.last.map { $0.level + 1 } ?? 2)
            entries.append(Entry(level: level, title: title(heading), identifier: heading.identifier))
        }
        self.entries = entries + closing
    }

    var isNeeded: Bool { entries.count >= Self.fewest }

    func write(to writer: inout HTMLWriter) {
        guard isNeeded else { return }
        writer.raw("<nav class=\"contents\" id=\"\(PageIndex.contents)\" aria-labelledby=\"contents-title\">\n")
        writer.raw("<h2 id=\"contents-title\">Contents</h2>\n<ol>\n")
        for (index, entry) in entries.enumerated() {
            writer.raw("<li><a href=\"#\(HTMLEscaping.url(entry.identifier))\">\(entry.title)</a>")
            let next = index + 1 < entries.count ? entries[index + 1].level : 2
            if next > entry.level {
                writer.raw("\n<ol>\n")
            } else {
                writer.raw("</li>\n")
                if next < entry.level { writer.raw("</ol></li>\n") }
            }
        }
        writer.raw("</ol>\n</nav>\n")
    }
}

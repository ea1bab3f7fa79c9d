/// The page that leads to all reports of a site.
package struct SiteIndex: Sendable, Hashable {
    /// One report.
    package struct Entry: Sendable, Hashable {
        /// Of the report.
        package var title: String
        /// Plain text.
        package var summary: String
        /// Relative to the index.
        package var destination: String
        /// In words: `up to date`, `1 cell failed`. Empty for nothing to say.
        package var status: String
        /// The claims of the report with their verdicts.
        package var held: Int
        /// Expectations that were missed.
        package var missed: Int
        /// Expectations that could not be told.
        package var undecided: Int
        /// A small PNG.
        package var thumbnail: [UInt8]?

        /// An entry of its parts.
        package init(
            title: String, summary: String = "", destination: String, status: String = "", held: Int = 0,
            missed: Int = 0,
            undecided: Int = 0, thumbnail: [UInt8]? = nil
        ) {
            self.title = title
            self.summary = summary
            self.destination = destination
            self.status = status
            self.held = held
            self.missed = missed
            self.undecided = undecided
            self.thumbnail = thumbnail
        }
    }

    /// Of the page.
    package var title: String
    /// One paragraph under it.
    package var summary: String
    /// Of the page, as HTML names it.
    package var language: String
    /// In the order of the list.
    package var entries: [Entry]
    /// What the reports came from, if it was one run.
    package var run: RunSummary?

    /// An index of its parts.
    package init(
        title: String = "Reports", summary: String = "", language: String = "en", entries: [Entry],
        run: RunSummary? = nil
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.entries = entries
        self.run = run
    }

    /// One self-contained page, in the style of the reports.
    package func html() -> String {
        var writer = HTMLWriter()
        PageFrame(title: title, language: language).writeStart(to: &writer)
        writer.raw("<div class=\"page\">\n<main id=\"\(PageIndex.content)\">\n<header>\n")
        writer.element("h1", text: title)
        if !summary.isEmpty { writer.element("p", ["class": "subtitle"], text: summary) }
        writer.raw("\n</header>\n")
        if entries.isEmpty {
            writer.raw("<p>There is no report yet.</p>\n")
        } else {
            writer.raw("<ul class=\"reports\">\n")
            for entry in entries { write(entry, to: &writer) }
            writer.raw("</ul>\n")
        }
        writer.raw("</main>\n")
        if let run {
            writer.raw("<footer>\n")
            writer.element("p", text: run.sentence)
            writer.raw("\n</footer>\n")
        }
        writer.raw("</div>\n")
        PageFrame.writeEnd(to: &writer)
        return writer.html
    }

    private func write(_ entry: Entry, to writer: inout HTMLWriter) {
        writer.raw("<li>")
        if let thumbnail = entry.thumbnail {
            writer.raw("<img src=\"\(DataURI(png: thumbnail).text)\" alt=\"\" />")
        }
        writer.raw("<div>")
        writer.raw("<h2>")
        writer.element(
            "a", ["href": URLScheme.isHarmless(entry.destination) ? entry.destination : nil], text: entry.title)
        writer.raw("</h2>")
        if !entry.summary.isEmpty { writer.element("p", text: entry.summary) }
        let counts = [(Scorecard.Verdict.held, entry.held), (.missed, entry.missed), (.undecided, entry.undecided)]
        var facts = counts.filter { $0.1 > 0 }.map { $0.0.html(count: $0.1) }
        if !entry.status.isEmpty { facts.insert(HTMLEscaping.text(entry.status), at: 0) }
        if !facts.isEmpty { writer.raw("<p class=\"verdicts\">\(facts.joined(separator: " · "))</p>") }
        writer.raw("</div></li>\n")
    }
}

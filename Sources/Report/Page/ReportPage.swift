/// A report as one self-contained HTML file: the style sheet and all images inside, no scripts, nothing loaded.
package struct ReportPage {
    /// The same document gives the same bytes.
    package static func html(_ document: ReportDocument) -> String {
        let body = PageBody(document, rendition: .page)
        var writer = HTMLWriter()
        PageFrame(title: document.plainText(document.title), language: document.language, source: document.source)
            .writeStart(to: &writer)
        let contents = contents(of: body)
        writer.raw("<div class=\"page\(contents.isNeeded ? " with-contents" : "")\">\n")
        write(document.links, label: "Site", to: &writer)
        writer.raw("<main id=\"\(PageIndex.content)\">\n")
        writeHeader(of: body, to: &writer)
        contents.write(to: &writer)
        body.write(to: &writer)
        writer.freshLine()
        writer.raw("</main>\n")
        writeFooter(of: document, to: &writer)
        writer.raw("</div>\n")
        PageFrame.writeEnd(to: &writer)
        return writer.html
    }

    private static func contents(of body: PageBody) -> TableOfContents {
        var closing: [TableOfContents.Entry] = []
        if !body.document.scorecard.rows.isEmpty {
            closing.append(TableOfContents.Entry(level: 2, title: "Scorecard", identifier: PageIndex.scorecard))
        }
        if !body.index.citations.works.isEmpty {
            closing.append(TableOfContents.Entry(level: 2, title: "References", identifier: PageIndex.references))
        }
        let markup = body.markup.with(.title)
        return TableOfContents(body.index.outline, closing: closing) { entry in
            let number = body.index.showsSectionNumbers ? entry.number + "\u{A0} " : ""
            return number + markup.html(entry.node.children)
        }
    }

    private static func writeHeader(of body: PageBody, to writer: inout HTMLWriter) {
        let document = body.document
        writer.raw("<header>\n")
        writer.element("h1", html: body.markup.inline(document.title))
        writer.raw("\n")
        if let subtitle = document.subtitle, !subtitle.isEmpty {
            writer.element("p", ["class": "subtitle"], html: body.markup.inline(subtitle))
            writer.raw("\n")
        }
        let byline =
            (document.authors.isEmpty ? [] : [document.authors.joined(separator: ", ")])
            + (document.date.map { [$0] } ?? [])
        if !byline.isEmpty {
            writer.element("p", ["class": "byline"], text: byline.joined(separator: " · "))
            writer.raw("\n")
        }
        for notice in document.notices { NoticeHTML(notice: notice, inline: body.markup.inline).write(to: &writer) }
        if let abstract = document.abstract, !abstract.isEmpty {
            writer.raw("<div class=\"abstract\"><p>\(body.markup.inline(abstract))</p></div>\n")
        }
        if !document.scorecard.rows.isEmpty {
            writer.raw("<p class=\"verdicts\"><a href=\"#\(PageIndex.scorecard)\">Scorecard</a>: ")
            let counts = Scorecard.Verdict.allCases.map { (verdict: $0, count: document.scorecard.count($0)) }
            writer.raw(counts.filter { $0.count > 0 }.map { $0.verdict.html(count: $0.count) }.joined(separator: ", "))
            writer.raw("</p>\n")
        }
        writer.raw("</header>\n")
    }

    private static func writeFooter(of document: ReportDocument, to writer: inout HTMLWriter) {
        guard document.run != nil || !document.links.isEmpty else { return }
        writer.raw("<footer>\n")
        if let run = document.run {
            writer.element("p", text: run.sentence)
            writer.raw("\n")
            if let command = run.command, !command.isEmpty {
                writer.raw("<p>To make it again: <code>\(HTMLEscaping.text(command))</code></p>\n")
            }
        }
        write(document.links, label: "Site, again", to: &writer)
        writer.raw("</footer>\n")
    }

    private static func write(_ links: [PageLink], label: String, to writer: inout HTMLWriter) {
        guard !links.isEmpty else { return }
        writer.open("nav", ["class": "site", "aria-label": label])
        for link in links where URLScheme.isHarmless(link.destination) {
            let relation = link.relation == .index ? nil : link.relation.rawValue
            writer.open("a", ["href": link.destination, "rel": relation, "class": link.relation.rawValue])
            writer.text(link.title)
            writer.close("a")
        }
        writer.raw("</nav>\n")
    }
}

/// The body of a report alone, to stand in another page. For plain Markdown it is exactly what cmark-gfm writes.
package struct ReportFragment {
    /// The blocks, footnotes, scorecard and references; no title, no style.
    package static func html(_ document: ReportDocument) -> String {
        var writer = HTMLWriter()
        PageBody(document, rendition: .fragment).write(to: &writer)
        return writer.html
    }
}

import Foundations
import MarkdownTree
import Testing

@testable import Report

@Suite struct SmallPartsTests {
    @Test func identifiers() {
        var identifiers = Identifiers(reserved: ["content"])
        #expect(identifiers.claim("content") == "content-2")
        #expect(identifiers.claim("a b\"<é") == "a-b--é")
        #expect(identifiers.claim("a b\"<é") == "a-b--é-2")
        #expect(identifiers.claim("") == "item")
        #expect(Identifiers.slug("The base, again: Ü_1!") == "the-base-again-ü_1")
        #expect(Identifiers.slug("!!") == "section")
    }

    @Test func outlineNumbers() {
        let root = MarkdownDocument.parse(
            SourceFile(path: "a", text: "# A\n### B\n## C\n# D\n## E\n## F"), dialect: .plain
        ).root
        var identifiers = Identifiers()
        let outline = Outline(root.children, identifiers: &identifiers)
        #expect(
            outline.entries.map { "\($0.level) \($0.number) \($0.identifier)" } == [
                "2 1 a", "3 1.1 b", "3 1.2 c", "2 2 d", "3 2.1 e", "3 2.2 f",
            ])
    }

    @Test func escaping() {
        #expect(HTMLEscaping.text("<a href=\"x\">&'é") == "&lt;a href=&quot;x&quot;&gt;&amp;'é")
        #expect(HTMLEscaping.url("a b\"<>&'é%20") == "a%20b%22%3C%3E&amp;&#x27;%C3%A9%20")
    }

    @Test func scorecardSummary() {
        #expect(Scorecard(rows: Fixtures.claims).summary == "1 held, 1 missed, 1 undecided")
        #expect(Scorecard(rows: [Fixtures.claims[1], Fixtures.claims[1]]).summary == "2 missed")
        #expect(Scorecard().summary == "")
    }

    @Test func provenanceLeavesOutWhatItDoesNotKnow() {
        #expect(Provenance(cell: "a", seeds: [7], time: "").facts.map(\.name) == ["Cell", "Seed"])
        #expect(
            Fixtures.provenance.facts.map(\.name) == [
                "Cell", "Configuration", "Seeds", "Data", "Engine", "Machine", "Time", "Computation", "Command",
            ])
    }

    @Test func aFigureForLightAndDark() {
        var writer = HTMLWriter()
        let target = PageIndex.Target(text: "Figure 1", identifier: "f")
        FigureHTML(figure: Fixtures.figure(), target: target, inline: { HTMLEscaping.text($0) }).write(to: &writer)
        let pixel = DataURI(png: Fixtures.pixel).text
        #expect(
            writer.html.hasPrefix(
                """
                <figure class="result" id="f">
                <picture><source media="screen and (prefers-color-scheme: dark)" srcset="\(pixel)" />\
                <img src="\(pixel)" alt="Lines: the loss falls from 9 to 2 &amp; stays." width="560" height="320" \
                /></picture>
                <figcaption class="caption"><span class="number">Figure 1.</span> The critic's loss over *epochs*, see \
                @tbl-ablation.</figcaption>
                <details><summary>Data of Figure 1</summary>\
                <div class="scroll" role="region" aria-label="Data of Figure 1" tabindex="0"><table class="data">
                <thead>
                <tr><th scope="col">epoch</th><th scope="col">base</th><th scope="col">full</th></tr>
                </thead>
                <tbody>
                <tr><th scope="row">1</th><td>9.1</td><td>8.7</td></tr>
                """))
        var plain = HTMLWriter()
        FigureHTML(figure: Fixtures.figure(dark: nil), target: target, inline: \.self).write(to: &plain)
        #expect(plain.html.contains("class=\"card\"") && !plain.html.contains("<source"))
    }

    @Test func siteIndex() throws {
        let index = SiteIndex(
            summary: "All of them.",
            entries: [
                SiteIndex.Entry(
                    title: "A", summary: "First.", destination: "a b.html", status: "up to date", held: 2, missed: 1,
                    thumbnail: Fixtures.pixel),
                SiteIndex.Entry(title: "B", destination: "b.html"),
            ])
        let page = index.html()
        #expect(HTMLStructure(page).problems == [])
        let list = try #require(page.ranges(of: "<ul class=\"reports\">").first)
        let end = try #require(page.ranges(of: "</main>").first)
        #expect(
            page[list.lowerBound..<end.lowerBound] == """
                <ul class="reports">
                <li><img src="\(DataURI(png: Fixtures.pixel).text)" alt="" /><div><h2><a href="a b.html">A</a></h2>\
                <p>First.</p>\
                <p class="verdicts">up to date · <span class="verdict held">\
                <span aria-hidden="true">✓</span> 2 held</span> · \
                <span class="verdict missed"><span aria-hidden="true">✗</span> 1 missed</span></p></div></li>
                <li><div><h2><a href="b.html">B</a></h2></div></li>
                </ul>

                """)
        #expect(SiteIndex(entries: []).html().contains("There is no report yet."))
    }
}

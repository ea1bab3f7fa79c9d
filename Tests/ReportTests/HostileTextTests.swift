import Foundations
import MarkdownTree
import Testing

@testable import Report

/// No text of an author, a file or a message may break the page around it.
@Suite struct HostileTextTests {
    static let texts = [
        "</table><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "& &amp; &lt;b&gt; <b>", "<b>unclosed",
        "</b></i>", "a</div></main>b",
        "<sub onclick=x>a</sub>", "$\\text{</math><script>x</script>}$", "`</code>`", "[x](javascript:alert(1))",
        "![x](\"onerror=1)", "# not a heading",
        "- not\n- a list", "```\nnot code\n```", "<!-- open", "[@x\"y] @tbl-\"z", "\u{0}\u{8}\u{202E}", "1. one", "---",
        "| a |\n|---|", "",
    ]

    /// A link within the page would lead to nothing.
    private func destination(_ text: String) -> String { text.hasPrefix("#") ? "x" + text : text }

    private func page(_ text: String) -> String {
        let provenance = Provenance(
            cell: text, configuration: text, data: text, engine: text, machine: text, time: text, command: text)
        let table = ReportTable(
            label: text.isEmpty ? nil : text, caption: text, rowTitle: text,
            groups: [
                ReportTable.ColumnGroup(
                    title: text,
                    columns: [
                        ReportTable.Column(name: text, unit: text, ranking: .lowerIsBetter),
                        ReportTable.Column(name: text),
                    ])
            ],
            rows: [
                ReportTable.Row(label: text, cells: [.text(text), .missing(reason: text)]), .separator(text),
                .absent(text, reason: text),
                ReportTable.Row(label: text, cells: [.number(mean: 1), .published(2, source: text)]),
            ], notes: [text], protocolLine: text, provenance: provenance)
        let figure = ReportFigure(
            label: text.isEmpty ? nil : text, caption: text, alternativeText: text, light: Fixtures.pixel, width: 1,
            height: 1,
            dataTable: ReportFigure.DataTable(header: [text, text], rows: [[text, text]]), provenance: provenance)
        let row = Scorecard.Row(
            name: text, expected: text, observed: text, difference: text, verdict: .missed, source: text)
        let configuration = ReportConfiguration(
            cell: text, kind: text, summary: text, source: text,
            settings: [ReportConfiguration.Setting(name: text, value: text, isDefault: true)])
        let notice = ReportNotice(.error, text, details: text)
        return ReportPage.html(
            ReportDocument(
                title: text, subtitle: text, authors: [text], date: text, abstract: text, language: text,
                notices: [notice],
                blocks: [
                    .table(table), .figure(figure), .configuration(configuration), .notice(notice),
                    .expectations([row]),
                ],
                bibliography: Bibliography(entries: [BibliographyEntry(kind: "misc", key: "x", fields: ["title": text])]
                ),
                scorecard: Scorecard(rows: [row]),
                run: RunSummary(engine: text, machine: text, time: text, command: text),
                links: [PageLink(title: text, destination: destination(text), relation: .next)]))
    }

    @Test(arguments: texts)
    func thePageStaysWhole(text: String) {
        let page = page(text)
        let structure = HTMLStructure(page)
        #expect(structure.problems == [])
        #expect(!page.contains("<script") && !page.contains("href=\"javascript"))
        #expect(structure.elements.allSatisfy { $0.attributes.keys.allSatisfy { !$0.hasPrefix("on") } })
        #expect(structure.elements.filter { $0.name == "main" }.count == 1)
    }

    @Test(arguments: texts)
    func theIndexStaysWhole(text: String) {
        let index = SiteIndex(
            title: text, summary: text, language: text,
            entries: [
                SiteIndex.Entry(title: text, summary: text, destination: destination(text), status: text, held: 1)
            ])
        #expect(HTMLStructure(index.html()).problems == [])
        #expect(!index.html().contains("<script"))
    }

    @Test func rawTagsOfTheTextAreFiltered() {
        let root = MarkdownDocument.parse(
            SourceFile(
                path: "a.md",
                text:
                    "a <script>x</script> b\n\n<style>p{}</style>\n\n"
                    + "[l](JAVA\u{A}script:x) [m](vbscript:x) [n](data:text/html,x)"
            ), dialect: .notebook
        ).root
        let page = ReportPage.html(ReportDocument(title: "T", blocks: root.children.map(ReportBlock.markdown)))
        #expect(!page.contains("<script") && page.ranges(of: "<style").count == 1)
        #expect(!page.contains("href=\"vbscript") && !page.contains("href=\"data:"))
    }

    @Test(arguments: [
        ("a.html", true), ("#x", true), ("?q=a:b", true), ("a/b:c", true), ("//host/x", true), ("HTTPS://a", true),
        ("mailto:a@b", true), ("", true),
        ("javascript:x", false), ("JaVaScRiPt:x", false), (" java\tscript:x", false), ("\u{1}javascript:x", false),
        ("data:text/html,x", false),
        ("vbscript:x", false), ("file:///etc", false),
    ])
    func harmlessSchemes(url: String, isHarmless: Bool) {
        #expect(URLScheme.isHarmless(url) == isHarmless)
    }
}

import Foundations
import MarkdownTree
import Testing

@testable import Report

@Suite struct PageTests {
    private func document(_ text: String, _ blocks: [ReportBlock] = []) -> ReportDocument {
        let root = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), dialect: .notebook).root
        return ReportDocument(title: "A title", blocks: root.children.map(ReportBlock.markdown) + blocks)
    }

    /// What stands in `<main>`.
    private func main(_ document: ReportDocument) throws -> String {
        let page = ReportPage.html(document)
        let start = try #require(page.ranges(of: "<main id=\"content\">\n").first)
        let end = try #require(page.ranges(of: "</main>").first)
        return String(page[start.upperBound..<end.lowerBound])
    }

    @Test func aSmallPage() {
        let page = ReportPage.html(document("Hello *you*."))
        let style = page.ranges(of: "<style>").first!.upperBound..<page.ranges(of: "</style>").first!.lowerBound
        #expect(page[style] == "\n" + StyleSheet.text)
        #expect(
            page.replacingCharacters(in: style, with: "…") == """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8" />
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src \
                'unsafe-inline'; base-uri 'none'; form-action 'none'" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <meta name="referrer" content="no-referrer" />
                <title>A title</title>
                <style>…</style>
                </head>
                <body>
                <a class="skip" href="#content">Skip to content</a>
                <div class="page">
                <main id="content">
                <header>
                <h1>A title</h1>
                </header>
                <p>Hello <em>you</em>.</p>
                </main>
                </div>
                </body>
                </html>

                """)
    }

    @Test func aFullPageIsWellFormed() {
        let page = ReportPage.html(Fixtures.document())
        let structure = HTMLStructure(page)
        #expect(structure.problems == [])
        #expect(!page.lowercased().contains("<script") && !page.contains("javascript:") && !page.contains("src=\"http"))
        for element in structure.elements where element.name == "img" {
            #expect(element.attributes["alt"]?.isEmpty == false)
            #expect(element.attributes["src"]?.hasPrefix("data:image/png;base64,") == true)
        }
        for element in structure.elements where element.name == "th" {
            #expect(element.attributes["scope"] != nil || element.attributes["align"] != nil)
        }
        for element in structure.elements where element.attributes["role"] == "region" {
            #expect(element.attributes["tabindex"] == "0")
            #expect(element.attributes["aria-label"] != nil || element.attributes["aria-labelledby"] != nil)
        }
    }

    @Test func theSameDocumentGivesTheSameBytes() {
        #expect(ReportPage.html(Fixtures.document()) == ReportPage.html(Fixtures.document()))
    }

    @Test(arguments: [
        "## A\n#### B\n### C\n## D", "# A\n# B\n### C\n###### D\n# E", "#### A\n## B\n> # C\n\n- ## D",
        "A title\n===\n\n## A",
    ])
    func headingsSkipNoLevel(text: String) {
        let levels = HTMLStructure(ReportPage.html(document(text))).elements.compactMap { element in
            element.name.count == 2 && element.name.hasPrefix("h") ? Int(element.name.dropFirst()) : nil
        }
        #expect(levels.first == 1)
        #expect(levels.filter { $0 == 1 }.count == 1)
        for (level, next) in zip(levels, levels.dropFirst()) { #expect(next <= level + 1, "\(levels)") }
    }

    @Test func theTitleIsNotSaidTwice() throws {
        #expect(try main(document("# A title\n\nText.")) == "<header>\n<h1>A title</h1>\n</header>\n<p>Text.</p>\n")
        #expect(
            try main(document("# Another\n"))
                == "<header>\n<h1>A title</h1>\n</header>\n<h2 id=\"another\">Another</h2>\n")
    }

    @Test func contentsFromThreeHeadings() throws {
        #expect(try !main(document("## A\n## B")).contains("<nav"))
        #expect(
            try main(document("## A *b* [c](http://d)[^1]\n### A\n#### Deep\n## $x$\n### E\n\n[^1]: n")).contains(
                """
                <nav class="contents" id="contents" aria-labelledby="contents-title">
                <h2 id="contents-title">Contents</h2>
                <ol>
                <li><a href="#a-b-c">A <em>b</em> c</a>
                <ol>
                <li><a href="#a">A</a></li>
                </ol></li>
                <li><a href="#x">\(MathFormula("x", isDisplay: false).mathML)</a>
                <ol>
                <li><a href="#e">E</a></li>
                </ol></li>
                </ol>
                </nav>

                """))
    }

    @Test func namesAreGivenOnce() {
        let text =
            "## Results\n## Results\n## Scorecard\n## A {#results}\n## B {#results}\n## fn-x\n\n"
            + "One[^x], $$ y $$ {#results}\n\n[^x]: n"
        var document = document(text, [.table(ReportTable(label: "results", caption: "", groups: [], rows: []))])
        document.scorecard = Scorecard(rows: Fixtures.claims)
        #expect(HTMLStructure(ReportPage.html(document)).problems == [])
    }

    @Test func crossReferencesAreNumbered() throws {
        let figure = ReportBlock.figure(Fixtures.figure())
        let document = document(
            "See @tbl-b, @tbl-a, @fig-curves, @eq-one, @sec-two, @tbl-lost.\n\n$$ a $$\n\n$$ b $$ {#eq-one}\n\n"
                + "## One\n### Two {#sec-two}",
            [
                .table(ReportTable(caption: "none", groups: [], rows: [])),
                .table(ReportTable(label: "tbl-a", caption: "a", groups: [], rows: [])),
                .table(ReportTable(label: "tbl-b", caption: "b, see @fig-curves", groups: [], rows: [])), figure,
            ])
        let main = try main(document)
        #expect(
            main.contains(
                """
                See <a href="#tbl-b">Table\u{A0}3</a>, <a href="#tbl-a">Table\u{A0}2</a>, \
                <a href="#fig-curves">Figure\u{A0}1</a>, \
                <a href="#eq-one">Equation\u{A0}(1)</a>, <a href="#sec-two">Section\u{A0}1.1</a>, \
                <span class="unresolved">@tbl-lost</span>.
                """))
        #expect(main.contains("id=\"tbl-1\""))
        #expect(main.contains("<h3 id=\"sec-two\"><span class=\"section-number\">1.1</span> Two</h3>"))
        #expect(
            main.contains(
                "<span class=\"number\">Table\u{A0}3.</span> b, see <a href=\"#fig-curves\">Figure\u{A0}1</a>"))
    }

    @Test func sectionsAreNumberedOnlyWhenReferredTo() throws {
        #expect(try main(document("## One {#sec-one}\n")).contains("<h2 id=\"sec-one\">One</h2>"))
    }

    @Test func citationsAreNumberedInOrderOfReading() throws {
        let works = ["a", "b", "c"].map {
            BibliographyEntry(kind: "misc", key: $0, fields: ["title": $0, "author": "\($0.uppercased()) Writer"])
        }
        var document = document(
            "See [@c], [@b; @c], [see @b, p. 3; -@c], @b and [@lost].", [.notice(ReportNotice(.note, "[@a]"))])
        document.bibliography = Bibliography(entries: works)
        let main = try main(document)
        func link(_ key: String, _ number: Int) -> String {
            "<a href=\"#ref-\(key)\" role=\"doc-biblioref\">\(number)</a>"
        }
        let (b, c) = (link("b", 2), link("c", 1))
        #expect(
            main.contains(
                "See [\(c)], [\(b), \(c)], [see \(b), p. 3; \(c)], Writer\u{A0}[\(b)] and ["
                    + "<span class=\"unresolved\">@lost</span>]."
            ))
        let listed = main.matches(of: /<li id="ref-(\w)">/).map { String($0.output.1) }
        #expect(listed == ["c", "b", "a"])
    }

    @Test func uncitedWorksAreNotListed() throws {
        var document = document("Nothing.")
        document.bibliography = Bibliography(entries: [BibliographyEntry(kind: "misc", key: "a", fields: [:])])
        #expect(try !main(document).contains("References"))
    }

    @Test func inlineValuesStandInPlaceOfTheirCode() throws {
        let file = SourceFile(path: "a.md", text: "A `= a | pct1` and `= b` and `= c` and `code`.")
        let root = MarkdownDocument.parse(file, dialect: .notebook).root
        var document = ReportDocument(title: "T", blocks: root.children.map(ReportBlock.markdown))
        document.inlineValues = [
            SourceRange(file: file, lower: 2, upper: 14): InlineText("41.2 ± 0.3", detail: "\"a\" <1>"),
            SourceRange(file: file, lower: 19, upper: 24): InlineText("none", isMissing: true),
        ]
        #expect(
            try main(document).contains(
                """
                <p>A <span class="value" title="&quot;a&quot; &lt;1&gt;">41.2 ± 0.3</span> and \
                <span class="value unresolved">none</span> and \
                <code>= c</code> and <code>code</code>.</p>
                """))
    }

    @Test func imagesComeWithThePageOrAreLinks() throws {
        var document = document("![a *b*](p.png \"t\") ![c](q.png) ![](javascript:x) ![d](r.png)")
        document.images = ["p.png": Fixtures.pixel, "r.png": [1, 2, 3]]
        let main = try main(document)
        #expect(main.contains("<img src=\"data:image/png;base64,iVBORw0K"))
        #expect(main.contains("alt=\"a b\" title=\"t\" /> <a href=\"q.png\">[c]</a> [image] <a href=\"r.png\">[d]</a>"))
    }

    @Test func blocksOfResults() throws {
        let document = document(
            "",
            [
                .expectations([
                    Fixtures.claims[1],
                    Scorecard.Row(name: "a > b", expected: "a > b", observed: "1 > 0", verdict: .held),
                ]),
                .notice(ReportNotice(.stale, "see *why*", details: "a <b>")),
                .configuration(ReportConfiguration(cell: "c<", kind: "train", source: "a: 1\n")),
            ])
        #expect(
            try main(document) == """
                <header>
                <h1>A title</h1>
                </header>
                <ul class="expectations" aria-label="Expectations">
                <li class="missed"><span class="verdict missed"><span aria-hidden="true">✗</span> missed</span> \
                <code>full.H within 2 of 67.8</code> \
                <span class="facts">expected 67.8 ± 2, observed 53.2, difference −14.6</span></li>
                <li class="held"><span class="verdict held"><span aria-hidden="true">✓</span> held</span> \
                <code>a &gt; b</code> <span class="facts">observed 1 &gt; 0</span></li>
                </ul>
                <div class="notice stale" role="note"><p><strong>Stale.</strong> see <em>why</em></p><details>\
                <summary>Details</summary>\
                <pre tabindex="0">a &lt;b&gt;</pre></details></div>
                <details class="configuration"><summary><span class="kind">train</span> <code>c&lt;</code></summary>
                <pre tabindex="0"><code class="language-yaml"><span class="hl-key">a</span>: \
                <span class="hl-number">1</span>
                </code></pre>
                </details>

                """)
    }

    @Test func scorecardAtTheEnd() throws {
        var document = document("Text.")
        document.scorecard = Scorecard(rows: [Fixtures.claims[0]])
        document.run = RunSummary(
            engine: "d3gzsl 1.0", machine: "2 cores", time: "today", seconds: 0.84, command: "run <x>")
        let main = try main(document)
        #expect(
            main.hasSuffix(
                """
                <p>Text.</p>
                <section class="scorecard" aria-labelledby="scorecard">
                <h2 id="scorecard">Scorecard</h2>
                <p>What this report claims, beside what came out: 1 held.</p>
                <div class="scroll" role="region" aria-labelledby="scorecard" tabindex="0"><table class="claims">
                <thead>
                <tr><th scope="col">Verdict</th><th scope="col">Claim</th>\
                <th scope="col" class="quantity">Expected</th>\
                <th scope="col" class="quantity">Observed</th><th scope="col" class="quantity">Difference</th>\
                <th scope="col">Source</th></tr>
                </thead>
                <tbody>
                <tr class="held"><td><span class="verdict held"><span aria-hidden="true">✓</span> held</span></td>\
                <th scope="row">full.H &gt; base.H</th>\
                <td class="quantity">&gt; 49.6</td><td class="quantity">53.2</td><td class="quantity">+3.7</td>\
                <td>line 80</td></tr>
                </tbody>
                </table></div>
                </section>

                """))
        #expect(
            main.contains(
                "<p class=\"verdicts\"><a href=\"#scorecard\">Scorecard</a>: <span class=\"verdict held\">"
                    + "<span aria-hidden=\"true\">✓</span> 1 held</span></p>"
            ))
        #expect(
            ReportPage.html(document).contains(
                "<footer>\n<p>Made by d3gzsl 1.0 on 2 cores, today, in 0.8 s.</p>\n"
                    + "<p>To make it again: <code>run &lt;x&gt;</code></p>\n</footer>"
            ))
    }

    @Test func footnotesCountThroughTheBlocks() throws {
        let main = try main(document("One[^a].\n\nTwo[^a] and[^b].\n\n[^a]: A\n\n[^b]: B"))
        #expect(main.contains("id=\"fnref-a\"") && main.contains("id=\"fnref-a-2\""))
        #expect(
            HTMLStructure(ReportPage.html(document("One[^a].\n\nTwo[^a] and[^b].\n\n[^a]: A\n\n[^b]: B"))).problems
                == [])
    }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}

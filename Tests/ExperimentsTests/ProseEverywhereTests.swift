import Experiments
import Foundation
import Testing

/// Captions, titles and labels are read, checked and shown as the text around them is.
@Suite struct ProseEverywhereTests {
    private static let base = """
        ```d3gzsl train a
        dataset: shapes
        \(Bench.tiny)
        ```

        """

    @Test func aCaptionShowsWhatProseWould() throws {
        let bench = try Bench()
        let log = try bench.run(
            """
            ---
            title: "Costs of $x^2$ and `= a.S | pct1`"
            subtitle: See @sec-more
            parameters: {rate: 0.0003, small: -1e-4, seeds: 1}
            ---
            # Start
            \(Self.base)
            ```d3gzsl table t
            rows: {a: "Base $y$ `= seeds`"}
            columns: [S]
            caption: "The value is `= a.S | pct1`, see @sec-more[^c], @tbl-t and $z^2$."
            ```

            ```d3gzsl figure f
            kind: bars
            cells: {a: "Base $y$ `= seeds`"}
            caption: |
              Again[^c] `= seeds`,
              over two lines.
            ```

            ## More {#sec-more}

            Rates `= rate` and `= small`. And[^d] [to @tbl-t](https://example.org).

            [^c]: A note of captions alone.
            [^d]: Another.
            [^e]: Never used.
            """)
        #expect(log.exitCode == 0)
        let page = try bench.report()
        // Formulas keep their source, for those who copy them.
        let shown = page.replacing(#/<annotation.*?</annotation>/#, with: "")
        for text in ["@sec", "@tbl", "= a.S", "= seeds", "[^c]", "Never used", "= rate"] {
            #expect(
                !shown.replacing(#/(title|alt)="[^"]*"/#, with: "").replacing(
                    #/<pre.*?</pre>/#.dotMatchesNewlines(), with: ""
                )
                .contains(text), "\(text)")
        }
        #expect(shown.contains("A note of captions alone."))
        #expect(shown.contains(">0.0003</span> and <span") && shown.contains(">\u{2212}1e-4</span>"))
        #expect(shown.contains("<a href=\"https://example.org\">to Table\u{A0}1</a>"))
        #expect(shown.contains("<title>Costs of x^2 and "))
        #expect(shown.contains("<p class=\"subtitle\">See <a href=\"#sec-more\">"))
        let ids = shown.matches(of: #/ id="([^"]*)"/#).map { String($0.output.1) }
        #expect(ids.count == Set(ids).count, "\(ids.sorted())")
        let row = try #require(shown.firstMatch(of: #/<th scope="row"[^>]*>Base <math.*?<span class="value"/#))
        #expect(!row.output.isEmpty)
    }

    @Test(arguments: [
        ("caption: A bad $\\nosuch{x}$ and [@nobody].", "8:17", "8:34"),
        ("caption: \"A bad $\\\\nosuch{x}$ and [@nobody].\"", "8:18", "8:36"),
        ("caption: 'It''s bad: $\\nosuch{x}$ and [@nobody].'", "8:23", "8:40"),
        ("caption: |\n  A first line\n  and $\\nosuch{x}$\n  with [@nobody].", "10:8", "11:9"),
        ("caption: >\n  A first line\n\n  and $\\nosuch{x}$ [@nobody].", "11:8", "11:21"),
        ("caption: A plain text\n  over $\\nosuch{x}$ and\n  [@nobody]", "9:9", "10:4"),
        ("rows: {a: \"$\\\\nosuch$ [@nobody]\"}", "8:13", "8:24"),
    ])
    func mistakesAreToldWhereTheyStand(option: String, formula: String, citation: String) throws {
        let rows = option.hasPrefix("rows") ? "" : "\nrows: [a]"
        let found = try Bench().complaints(
            "---\ntitle: T\n---\n```d3gzsl train a\n```\n\n```d3gzsl table t\n\(option)\(rows)\n```\n")
        #expect(found.contains("notebook.md:\(formula): error: unknown command '\\nosuch'"), "\(found)")
        #expect(found.contains("notebook.md:\(citation): error:") && found.contains("nobody"), "\(found)")
        #expect(found.contains("2 errors"))
    }

    @Test func titlesAndAbstractsAreChecked() throws {
        let formulas = try Bench().complaints("---\ntitle: A $\\nosuch$\nsubtitle: by [@nobody]\n---\n")
        #expect(formulas.contains("notebook.md:2:11: error: unknown command"), "\(formulas)")
        #expect(formulas.contains("notebook.md:3:15: error: "))
        let names = try Bench().complaints(
            "---\ntitle: T\nabstract: |\n  See @tbl-none and\n  `= lost.H`[^x] {{a}}.\n---\nText[^y].\n")
        #expect(names.contains("notebook.md:4:8: error: nothing has the label 'tbl-none'"), "\(names)")
        #expect(names.contains("notebook.md:5:6: error: there is no block 'lost'"))
        #expect(names.contains("warning: there is no footnote 'x'"))
        #expect(names.contains("notebook.md:5:18: warning: '{{a}}' is shown as it is written"))
        #expect(names.contains("notebook.md:7:5: warning: there is no footnote 'y'"))
    }

    @Test func aValueThatIsMissingIsTold() throws {
        let bench = try Bench()
        let log = try bench.run(
            """
            ---
            title: T
            parameters: {zero: 0}
            ---
            \(Self.base)
            One seed: `= a.H | ci95`. Divided: `= a.H / zero`.
            """)
        #expect(log.exitCode == 0)
        #expect(log.notebooks[0].warnings.count == 2)
        #expect(log.notebooks[0].warnings.allSatisfy { $0.text.contains("no value: ") && $0.line > 5 })
        #expect(log.json().contains("no value: "))
        #expect(try bench.report().contains("<span class=\"value unresolved\" title=\"a.H\">no value: "))
    }
}

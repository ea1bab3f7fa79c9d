import Foundations
import MarkdownTree
import Notebook
import Testing

@testable import Report

@Suite struct ReportCheckTests {
    private func check(_ text: String, bibliography: Bibliography? = nil) -> String {
        let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), dialect: .notebook)
        return DiagnosticRenderer().render(ReportCheck.diagnostics(of: document, bibliography: bibliography))
    }

    private let works = Bibliography(entries: [BibliographyEntry(kind: "misc", key: "wang2024", fields: [:])])

    @Test func formulasAndCitationsInTheOrderOfTheText() {
        #expect(
            check(
                "First [@wang2042, p. 3] and $a + \\foo$.\n\n$$\n\\alpah\n$$\n\nThen @wang2024 and @nobody.",
                bibliography: works) == """
                    a.md:1:8: error: the bibliography has no 'wang2042'
                      1 | First [@wang2042, p. 3] and $a + \\foo$.
                        |        ^~~~~~~~~
                     hint: did you mean 'wang2024'?
                    a.md:1:34: error: unknown command '\\foo'
                      1 | First [@wang2042, p. 3] and $a + \\foo$.
                        |                                  ^~~~
                    a.md:4:1: error: unknown command '\\alpah'
                      4 | \\alpah
                        | ^~~~~~
                     hint: did you mean '\\alpha'?
                    a.md:7:20: error: the bibliography has no 'nobody'
                      7 | Then @wang2024 and @nobody.
                        |                    ^~~~~~~
                     hint: an at sign that cites nothing is written \\@
                    4 errors

                    """)
    }

    @Test func withoutABibliographyEveryCitationIsAnError() {
        #expect(
            check("See [@wang2024].") == """
                a.md:1:6: error: 'wang2024' is cited, but there is no bibliography
                  1 | See [@wang2024].
                    |      ^~~~~~~~~
                 hint: name a file in the front matter: 'bibliography: references.bib'
                1 error

                """)
    }

    @Test func whatIsRightIsNotTold() {
        #expect(check("$x^2$, [@wang2024], me@example.org and `$\\foo$ @nobody`.", bibliography: works) == "")
    }

    @Test func aCaptionIsCheckedWhereItStands() {
        let file = SourceFile(path: "a.md", text: "caption: The $\\foo$ of [@nobody]\n")
        let text = "The $\\foo$ of [@nobody]"
        let places = ReportCheck.diagnostics(
            ofInline: LocatedText(text, range: file.range, lower: 9), bibliography: works)
        #expect(places.map { $0.range?.text } == ["\\foo", "@nobody"])
        let folded = ReportCheck.diagnostics(
            ofInline: LocatedText("a folded $\\foo$", range: SourceRange(file: file, lower: 0, upper: 7)),
            bibliography: works)
        #expect(folded.map { $0.range?.text } == ["caption"])
    }
}

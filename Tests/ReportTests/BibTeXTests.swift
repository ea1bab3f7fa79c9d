import Foundations
import Testing

@testable import Report

@Suite struct BibTeXTests {
    private func parse(_ text: String) -> (works: Bibliography, diagnostics: String) {
        let (works, diagnostics) = Bibliography.parse(SourceFile(path: "r.bib", text: text))
        return (works, DiagnosticRenderer().render(diagnostics))
    }

    @Test func valuesInAllForms() {
        let (works, diagnostics) = parse(
            """
            This is a comment with an @ sign.
            @string{cvpr = "Proc. " # {CVPR}}
            @preamble{"\\newcommand{\\x}{y}"}
            @comment{@misc{hidden, title={no}}}
            @InProceedings{key:1, Title = {The {GZSL} title}, author = "Ada Lovelace", booktitle = cvpr # " " # 2018,
             year = 2018, month = jan,}
            @misc(round, note = "a {"}quoted{"} word")
            """)
        #expect(diagnostics == "")
        #expect(works["key:1"]?.kind == "inproceedings")
        #expect(works["key:1"]?.title == "The GZSL title")
        #expect(works["key:1"]?["booktitle"] == "Proc. CVPR 2018")
        #expect(works["key:1"]?["month"] == "January")
        #expect(works["round"]?["note"] == "a \"quoted\" word")
        #expect(works.entries.map(\.key) == ["key:1", "round"])
    }

    @Test func brokenEntriesAreToldAndTheRestIsRead() {
        let (works, diagnostics) = parse(
            """
            @misc{a, title = {one}}
            @misc{b, title {two}}
            @misc{, title = {no key}}
            @misc{c, year = feb1, year = 2}
            @misc{a, title = {again}}
            @misc{d, title = {never closed
            """)
        #expect(works.entries.map(\.key) == ["a", "c"])
        #expect(works["a"]?.title == "one")
        #expect(
            diagnostics == """
                r.bib:2:16: error: '{' stands where '=' after 'title' should be
                  2 | @misc{b, title {two}}
                    |                ^
                r.bib:2:1: note: in this entry
                  2 | @misc{b, title {two}}
                    | ^
                r.bib:3:1: error: this misc has no key
                  3 | @misc{, title = {no key}}
                    | ^~~~~~
                 hint: write @misc{key, …
                r.bib:4:17: warning: no @string defines 'feb1'; it is read as text
                  4 | @misc{c, year = feb1, year = 2}
                    |                 ^~~~
                 hint: did you mean 'feb'?
                r.bib:4:23: warning: 'c' has 'year' twice; the first counts
                  4 | @misc{c, year = feb1, year = 2}
                    |                       ^~~~
                r.bib:5:7: error: two entries have the key 'a'
                  5 | @misc{a, title = {again}}
                    |       ^
                r.bib:1:7: note: the first is here
                  1 | @misc{a, title = {one}}
                    |       ^
                r.bib:6:18: error: this value is not closed
                  6 | @misc{d, title = {never closed
                    |                  ^
                 hint: braces must balance, also inside quotes
                4 errors, 2 warnings

                """)
    }

    @Test func cutFilesNeverTrap() {
        let text = Fixtures.bibliography
        for length in stride(from: 0, through: text.count, by: 7) {
            let (works, _) = parse(String(text.prefix(length)))
            #expect(works.entries.count <= 3)
        }
    }

    @Test(arguments: [
        (
            "Schr{\\\"o}dinger \\'Etienne {\\v{S}}t\\v epan \\c{c}a \\O re \\ss \\i \\'{\\i} \\~n",
            "Schrödinger Étienne Štěpan ça Øre ßıí ñ"
        ),
        ("pages 12--15---end, ``quoted'' \\& 5\\% {\\em font} a~b", "pages 12–15—end, “quoted” & 5% font a\u{A0}b"),
        ("  many   blanks\n here ", "many blanks here"), ("{$\\alpha$}-cut and \\$5", "\\alpha-cut and $5"),
    ])
    func latexText(source: String, text: String) {
        #expect(LaTeXText(source).plain == text)
    }

    private func reference(_ fields: [String: String], kind: String = "article") -> String {
        ReferenceListHTML.html(of: BibliographyEntry(kind: kind, key: "k", fields: fields))
    }

    @Test func references() {
        #expect(
            reference([
                "author": "A. One and B. Two and C. Three", "title": "On {Things}?", "journal": "J. & Co",
                "volume": "3", "number": "4", "pages": "5-9", "year": "2001",
            ])
                == "A. One, B. Two, and C. Three. <cite>On Things?</cite> <em>J. &amp; Co</em> 3(4), 5–9, 2001.")
        #expect(
            reference(["editor": "Ed Itor", "title": "Book", "publisher": "House", "year": "1999"], kind: "book")
                == "Ed Itor (ed.). <cite>Book</cite>. House, 1999.")
        #expect(
            reference([
                "author": "X Y and others", "title": "T", "journal": "arXiv preprint arXiv:2402.11424", "year": "2024",
            ])
                == "X Y et al. <cite>T</cite>. 2024. <a href=\"https://arxiv.org/abs/2402.11424\">arXiv:2402.11424</a>."
        )
        #expect(
            reference(["title": "<b>", "url": "javascript:alert(1)"]) == "<cite>&lt;b&gt;</cite>. javascript:alert(1).")
        #expect(reference([:]) == "k.")
        #expect(
            reference(["title": "T", "doi": "https://doi.org/10.1/a<b"])
                == "<cite>T</cite>. <a href=\"https://doi.org/10.1/a%3Cb\">doi:10.1/a&lt;b</a>.")
    }

    @Test(arguments: [
        ("A B", "B"), ("A B and C van D", "B and van D"), ("A B and C D and E F", "B et al."),
        ("A B and others", "B et al."), ("", "Title"),
    ])
    func namesInASentence(author: String, short: String) {
        #expect(
            CitationHTML.names(
                of: BibliographyEntry(kind: "misc", key: "k", fields: ["author": author, "title": "Title"])) == short)
    }
}

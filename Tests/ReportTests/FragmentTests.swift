import Foundations
import MarkdownTree
import Testing

@testable import Report

/// Plain Markdown comes out as cmark-gfm writes it, byte for byte.
@Suite struct FragmentTests {
    private func fragment(_ text: String, _ dialect: Dialect) -> String {
        let root = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), dialect: dialect).root
        return ReportFragment.html(ReportDocument(title: "T", blocks: root.children.map(ReportBlock.markdown)))
    }

    private static let samples = [
        "",
        "Words *with* **marks** ~~gone~~ `code <b>` and \\* escapes &amp; &copy; \"quotes\" 'single'.\nSecond line  \n"
            + "third\\\nfourth.",
        "# One #\n\nTwo\n===\n\n### Three `x`\n\n---\n***",
        "- a\n- b\n  - c\n\n    d\n- e\n", "1. a\n2. b\n\n\n7) c\n8) d", "- [ ] open\n- [x] done\n- plain",
        "* a\n\n* b\n\n  > q\n  > r\n\n      code",
        "> quote\ncontinued\n\n> another\n> > inner",
        "```swift\nlet a = \"<b>\" & 1\n```\n\n    indented\n\n~~~\nplain\n~~~\n``` two words\nx\n```",
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |\n| `x|y` | \\| | |\n| short |\n\n| head | only |\n|---|---|",
        "[link](http://a.b/c?d=e&f=\"g\" \"a \\\"title\\\"\") <http://x.y> www.example.org https://e.org/a_b_c "
            + "mail@example.org ![alt *em* `c`](i.png \"t\") [ref] [text][ref]\n\n[ref]: /url%20x 'T'",
        "<div class=\"a\">\n*not*\n</div>\n\nInline <b>bold</b> <script>x</script> <!-- c --> <title>t</title>\n\n"
            + "<script>\nalert(1)\n</script>\n\n<style>p{}</style>",
        "[x](javascript:alert(1)) ![y](data:text/html,x)", "Ünïcödé – “quotes” 日本 <http://ü.de/ä?x=ö>", "a\u{0}b\ttab",
        "Hard *nesting **of*** marks_in_words _and_ __more__",
        "- a\n\n  b\n- c\n1. x\n", "Line one\n    not code\n\n\n\nLine two", "&#35; &#x22; &nbsp; &unknown;",
        "\\<b> \\& \\`a`", "* * *\n+ x\n+ y\n- z",
        "| a |\n|---|\n| <b>x</b> *y* ~z~ |\ntext after", "1986\\. A year\n\n2. two\n3. three\n   - in\n     1. deep",
    ]

    @Test(arguments: samples)
    func plainDialect(text: String) {
        #expect(fragment(text, .plain) == MarkdownDocument.referenceHTML(text))
    }

    @Test(arguments: samples)
    func notebookDialectOfPlainText(text: String) {
        #expect(fragment(text, .notebook) == MarkdownDocument.referenceHTML(text, footnotes: true))
    }

    @Test(arguments: [
        "One[^a], two[^b], again[^a].\n\n[^a]: First.\n[^b]: Second\n\n    with two paragraphs.\n[^c]: Unused.",
        "A[^list].\n\n[^list]:\n    - x\n    - y\n\nAfter.", "None[^x].",
        "In *emphasis[^1]* and | no table |\n\n[^1]: `code` [^2]\n[^2]: inner",
    ])
    func footnotes(text: String) {
        #expect(fragment(text, .notebook) == MarkdownDocument.referenceHTML(text, footnotes: true))
    }

    /// Pieces of Markdown thrown together: nothing that a person would write, everything that a renderer must survive.
    @Test(arguments: 0..<40)
    func soup(seed: Int) {
        let pieces = [
            "a", "word ", " ", "\n", "\n\n", "\n    ", "*", "**", "_", "~~", "`", "``", "```\n", "[", "]", "(x)", "![",
            "<b>", "</b>", "<", ">", "> ", "- ", "\n- ",
            "\n1. ", "\n  - [x] ", "# ", "\n## ", "|", "\n|---|---|\n", "| a | b |", "---", "\n===\n", "\\", "&amp;",
            "&", "\"", "[r]: /u 't'\n", "http://x.y/z",
            "www.a.b", "<!-- c -->", "<div>\n", "é", "\t", "  \n", "[^1]", "\n[^1]: ", "<script>",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        for _ in 0..<25 {
            var text = ""
            for _ in 0..<24 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int((state >> 33) % UInt64(pieces.count))]
            }
            let html = fragment(text, .plain)
            #expect(html == MarkdownDocument.referenceHTML(text), "of \(text.debugDescription)")
            guard !text.contains("[^") else { continue }
            #expect(
                fragment(text, .notebook) == MarkdownDocument.referenceHTML(text, footnotes: true),
                "of \(text.debugDescription)")
        }
    }

    @Test func notebookSyntaxIsWritten() {
        let html = fragment("## A {#sec-a}\n\nSee @sec-a, @eq-x and $x$.\n\n$$ y $$ {#eq-x}\n", .notebook)
        #expect(
            html == """
                <h2 id="sec-a">A</h2>
                <p>See <a href="#sec-a">Section\u{A0}1</a>, \
                <a href="#eq-x">Equation\u{A0}(1)</a> and \(MathFormula("x", isDisplay: false).mathML).</p>
                <p><span class="equation" id="eq-x">\(MathFormula(" y ", isDisplay: true).mathML)\
                <span class="equation-number">(1)</span></span></p>

                """)
    }

    @Test func aFragmentHasNoFrame() {
        let html = ReportFragment.html(Fixtures.document())
        #expect(!html.contains("<html") && !html.contains("<style") && !html.contains("<header"))
        #expect(html.hasPrefix("<h1>What distillation adds</h1>\n"))
        #expect(HTMLStructure(html).problems == [])
    }
}

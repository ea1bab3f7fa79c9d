import MarkdownTree
import Notebook
import Testing

@testable import Report

@Suite struct InlineMarkdownTests {
    private func html(_ text: String) -> String {
        var html = MarkdownHTML()
        for node in InlineMarkdown(text).paragraph.children { html.append(node) }
        return html.writer.html
    }

    @Test(arguments: [
        ("Plain.", "Plain."), ("*a* **b** `c`", "<em>a</em> <strong>b</strong> <code>c</code>"), ("1. one", "1. one"),
        ("# a", "# a"), ("- a\n- b", "- a - b"),
        ("    code", "    code"), ("L<sub>be</sub>", "L<sub>be</sub>"), ("<sub>a", "&lt;sub&gt;a"),
        ("a</sub>", "a&lt;/sub&gt;"), ("<b><i>x</b></i>", "&lt;b&gt;<i>x&lt;/b&gt;</i>"),
        ("<sub class=x>a</sub>", "&lt;sub class=x&gt;a&lt;/sub&gt;"), ("<div>a</div>", "&lt;div&gt;a&lt;/div&gt;"),
        ("*a <b>c*</b>", "<em>a &lt;b&gt;c</em>&lt;/b&gt;"),
        ("", ""), ("   ", ""), ("| a |\n|---|", "| a | |---|"), ("> q", "&gt; q"), ("x", "x"), ("x y", "x y"),
        ("---", "---"),
    ])
    func inlineOnly(text: String, expected: String) {
        #expect(html(text) == expected)
    }

    @Test func notebookSyntaxAtTheBeginning() {
        #expect(InlineMarkdown("@tbl-x").paragraph.children.first?.kind == .crossReference(label: "tbl-x"))
        #expect(
            InlineMarkdown("$x$").paragraph.children.first?.kind == .math(source: "x", isDisplay: false, label: nil))
    }
}

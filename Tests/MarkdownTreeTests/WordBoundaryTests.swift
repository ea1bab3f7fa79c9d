import Foundations
import MarkdownTree
import Testing

/// Where dollars, references and labels begin and end in ordinary sentences.
@Suite struct WordBoundaryTests {
    private func document(_ text: String) -> MarkdownDocument {
        MarkdownDocument.parse(SourceFile(path: "t.md", text: text + "\n"), dialect: .notebook)
    }

    private func found(_ text: String) -> [String] {
        var found: [String] = []
        document(text).root.forEachDescendant { node in
            switch node.kind {
            case .math(let source, _, let label): found.append("$\(source)$" + (label.map { "#\($0)" } ?? ""))
            case .crossReference(let label): found.append("@" + label)
            case .citation(let citations): found += citations.map { "[\($0.key)]" }
            case .heading: if let label = node.label { found.append("#" + label) }
            default: break
            }
        }
        return found
    }

    @Test(arguments: [
        ("costs $5 per class, and $x$ is one", ["$x$"]),
        ("from $50 to $100", []),
        ("from $5 to $10, or $P(a \\mid b)$", ["$P(a \\mid b)$"]),
        ("$x$ and $y$", ["$x$", "$y$"]),
        ("$a $ b$ c", []),
        ("$5 and \\$6 and $x$", ["$x$"]),
        ("$a\\$b$", ["$a\\$b$"]),
        ("`$x$` and $y$", ["$y$"]),
        ("a $x\ny$ b", ["$x\ny$"]),
        ("a $x\n\ny$ b", []),
        ("US$5 and US$6", []),
        ("$\\text{if $x>0$}$ and $y$", ["$\\text{if $x>0$}$", "$y$"]),
        ("$a \\mbox{ for {all} $b$} c$", ["$a \\mbox{ for {all} $b$} c$"]),
        ("$\\text{a$ and $b$", ["$\\text{a$", "$b$"]),
        ("$\\frac{$ a", ["$\\frac{$"]),
    ])
    func dollars(text: String, math: [String]) {
        #expect(found(text) == math)
    }

    @Test(arguments: [
        ("@eq-a–@eq-b", ["@eq-a", "@eq-b"]), ("@eq-a/@eq-b", ["@eq-a", "@eq-b"]), ("“@eq-a”", ["@eq-a"]),
        ("«@eq-a»", ["@eq-a"]), ("„@eq-a“", ["@eq-a"]), ("—@eq-b", ["@eq-b"]),
        ("_@eq-a_ and _see @eq-b_", ["@eq-a", "@eq-b"]),
        ("**@eq-a**", ["@eq-a"]), ("如图@eq-a 所示（@eq-b）。", ["@eq-a", "@eq-b"]), ("見@eq-a所示", ["@eq-a"]),
        ("@eq-a를 본다", ["@eq-a"]), ("(@eq-a).", ["@eq-a"]), ("@eq-a:", ["@eq-a"]), ("@eq-a…", ["@eq-a"]),
        ("@sec-日本。", ["@sec-日本"]), ("@sec-cafe\u{301}", ["@sec-cafe\u{301}"]), ("—@wang2024", ["[wang2024]"]),
        ("me@eq-a.org", []), ("first_last@eq-a.org", []), ("https://example.org/@eq-a", []), ("<me@example.org>", []),
        ("packages/@scope", []), ("[x](/@eq-a)", []), ("`@eq-a`", []), ("\\@eq-a", []),
    ])
    func references(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test(arguments: [
        ("# 日本 {#sec-日本}", ["#sec-日本"]), ("# É {#sec-é}", ["#sec-é"]), ("# Ж {#sec-введение-1}", ["#sec-введение-1"]),
        ("$$x$$ {#eq-x}", ["$x$#eq-x"]), ("$$\nx\n$$\n{#eq-next}", ["$\nx\n$#eq-next"]),
        ("$$x$$\n{#eq-x}\n\ntext", ["$x$#eq-x"]), ("> $$x$$\n> {#eq-x}", ["$x$#eq-x"]),
        ("$$x$$\ntext {#eq-x}", ["$x$"]),
    ])
    func labels(text: String, expected: [String]) {
        #expect(found(text) == expected)
        #expect(document(text).remarks.count == (text.contains("text {") ? 1 : 0))
    }

    @Test func labelsAreEqualInEitherNormalForm() throws {
        let composed = try #require(document("# A {#sec-\u{E9}}").root.children.first?.label)
        let decomposed = try #require(document("# A {#sec-e\u{301}}").root.children.first?.label)
        #expect(composed == decomposed && Set([composed, decomposed]).count == 1)
    }

    @Test(arguments: [
        ("word {#fig-x} word", "1:6"), ("word {.class} word", "1:6"), ("a {{ name }}", nil), ("a {{name}} b", "1:3"),
        ("see [[wiki page]].", "1:5"), ("see [[1]](https://a.b)", nil), ("see [@key and more", "1:5"),
        ("$$x + y", "1:1"), ("::: note\ntext\n:::", "1:1"), ("`{#x}` and `[[a]]`", nil), ("$\\{.5\\}$", nil),
        ("# T {#sec-a b}", "1:5"), ("{name} and {1}", nil), ("\\{#x} \\[[a]]", nil), ("- [x] done\n- [ ] todo", nil),
    ])
    func whatIsNotUnderstoodIsToldOnce(text: String, place: String?) {
        let remarks = document(text).remarks
        #expect(remarks.map { "\($0.range!.start)" } == (place.map { [$0] } ?? []))
        #expect(remarks.allSatisfy { $0.severity == .warning && $0.hint != nil })
    }
}

import Foundations
import MarkdownTree
import Testing

/// Any text is Markdown: nothing traps, and no range leaves the file or its parent.
@Suite struct HostileTextTests {
    @Test(arguments: [
        String(repeating: "> ", count: 20_000), String(repeating: "*a ", count: 5_000),
        String(repeating: "[", count: 20_000),
        String(repeating: "$$", count: 10_001), String(repeating: "`", count: 9_999) + "a",
        String(repeating: "- ", count: 5_000) + "x",
        String(repeating: "[@", count: 10_000), String(repeating: "<a ", count: 10_000), "\u{0}$\u{0}$", "", "\n\n",
        "---\n---\n", "---", "\u{FEFF}---\na: b\n---\n",
        "$$\n\n$$", "| a\n|--\n| $b | c$", "```d3gzsl", "    ```d3gzsl\n", "[^a]: [^a]: $x$", "# {#a}", "{#a}\n===",
        "$a$ {#b}",
        (0xE000...0xF8FF).compactMap { Unicode.Scalar($0).map(String.init) }.joined() + "$a$",
    ])
    func anyText(text: String) {
        let file = SourceFile(path: "t.md", text: text)
        let document = MarkdownDocument.parse(file, dialect: .notebook)
        Self.checkRanges(document.root, within: document.root.range)
    }

    static func checkRanges(_ root: MarkdownNode, within range: SourceRange) {
        var open: [(MarkdownNode, SourceRange)] = [(root, range)]
        while let (node, outer) = open.popLast() {
            let isInside = outer.lower <= node.range.lower && node.range.upper <= outer.upper
            #expect(isInside, "\(node.kind) at \(node.range) is not within \(outer)")
            // A loose end of a formula may lie behind its paragraph's own text, but never behind its lines.
            for child in node.children { open.append((child, node.range)) }
        }
    }

    @Test func rangesNest() {
        let text =
            "> - a $x$\n>   1. [b](c) `= d`\n>\n>      | e |\n>      |---|\n>      | $f$ |\n\n# g {#h}\n\n"
            + "Term[^n] *i @tbl-j*\n\n[^n]: k\n    > l $$m$$ {#eq-m}\n"
        let document = MarkdownDocument.parse(SourceFile(path: "t.md", text: text), dialect: .notebook)
        Self.checkRanges(document.root, within: document.root.range)
    }
}

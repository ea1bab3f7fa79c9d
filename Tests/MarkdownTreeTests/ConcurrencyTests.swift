import Foundations
import MarkdownTree
import Testing

/// cmark-gfm's parser is not thread-safe; this module is.
@Suite struct ConcurrencyTests {
    static let texts: [String] = (0..<12).map { number in
        "---\ntitle: T\n---\n# Heading \(number) {#sec-\(number)}\n\n"
            + String(
                repeating:
                    "| a | b |\n|---|--:|\n| $x_{\(number)}$ | ~~y~~ |\n\n- [x] done[^n]\n\n"
                    + "> *q* `= a.H | pct1` [@key\(number)] www.example.com\n\n",
                count: number + 1)
            + "[^n]: note\n"
    }

    @Test func manyThreadsReadTheSameTrees() async {
        let alone = Self.texts.map { MarkdownDocument.parse(SourceFile(path: "t.md", text: $0)).root.dump() }
        let html = Self.texts.map { MarkdownDocument.referenceHTML($0, footnotes: true) }
        await withTaskGroup(of: (Int, Bool).self) { group in
            for round in 0..<240 {
                let index = round % Self.texts.count
                group.addTask {
                    let text = Self.texts[index]
                    if round % 3 == 0 {
                        return (index, MarkdownDocument.referenceHTML(text, footnotes: true) == html[index])
                    }
                    return (
                        index, MarkdownDocument.parse(SourceFile(path: "t.md", text: text)).root.dump() == alone[index]
                    )
                }
            }
            for await (index, isSame) in group { #expect(isSame, "text \(index)") }
        }
    }
}

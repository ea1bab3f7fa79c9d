import Foundations
import Testing

@Suite struct RendererTests {
    /// The diagnostic of the first place where `word` stands.
    private static func render(_ text: String, _ word: String, hint: String? = nil) -> String {
        let file = SourceFile(path: "f.md", text: text)
        let lower = Array(text.utf8).firstRange(of: Array(word.utf8))?.lowerBound ?? 0
        return DiagnosticRenderer().render(
            Diagnostic.error(
                "test", "wrong", at: SourceRange(file: file, lower: lower, upper: lower + word.utf8.count), hint: hint))
    }

    @Test func wordInALine() {
        #expect(
            Self.render("a\none two three\n", "two", hint: "leave it out") == """
                f.md:2:5: error: wrong
                  2 | one two three
                    |     ^~~
                 hint: leave it out

                """)
    }

    @Test func tabsAreExpanded() {
        #expect(
            Self.render("\ta\tbc\td\n", "bc") == """
                f.md:1:4: error: wrong
                  1 |     a   bc  d
                    |         ^~

                """)
    }

    @Test func aMarkedTabIsAsWideAsShown() {
        #expect(
            Self.render("ab\tc", "\t") == """
                f.md:1:3: error: wrong
                  1 | ab  c
                    |   ^~

                """)
    }

    @Test func wideCharactersTakeTwoColumns() {
        #expect(
            Self.render("日本 e\u{301} 語x here", "語x") == """
                f.md:1:6: error: wrong
                  1 | 日本 e\u{301} 語x here
                    |        ^~~

                """)
        #expect(
            Self.render("👩‍👩‍👧 x", "x") == """
                f.md:1:3: error: wrong
                  1 | 👩‍👩‍👧 x
                    |    ^

                """)
    }

    @Test func carriageReturnsAreNotShown() {
        #expect(
            Self.render("one\r\ntwo\r\n", "two") == """
                f.md:2:1: error: wrong
                  2 | two
                    | ^~~

                """)
    }

    @Test func severalLines() {
        #expect(
            Self.render("one two\nthree\nfour\n", "two\nthree\nfo") == """
                f.md:1:5: error: wrong
                  1 | one two
                    |     ^~~
                    | … to line 3

                """)
    }

    @Test func longLinesAreCutAroundTheMark() {
        let rendered = Self.render(
            String(repeating: "left ", count: 100) + "HERE" + String(repeating: " right", count: 100), "HERE")
        let lines = rendered.split(separator: "\n")
        #expect(lines[0] == "f.md:1:501: error: wrong")
        #expect(lines[1].count < 125)
        let column = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) } ?? 0
        #expect(String(lines[1].dropFirst(column).prefix(4)) == "HERE")
        #expect(lines[1].contains("…left") || lines[1].contains("| …"))
        #expect(lines[1].hasSuffix("…"))
    }

    @Test func endOfTheFile() {
        let file = SourceFile(path: "f.md", text: "one\n")
        #expect(
            DiagnosticRenderer().render(
                Diagnostic.warning("test", "ends", at: SourceRange(file: file, lower: 4, upper: 4))) == """
                    f.md:2:1: warning: ends
                      2 |
                        | ^

                    """)
    }

    @Test func hostileTextIsMadeHarmless() {
        let rendered = Self.render("a\u{1B}[31mb \u{202E}c", "b", hint: "\u{1B}[0m")
        #expect(!rendered.contains("\u{1B}"))
        #expect(!rendered.contains("\u{202E}"))
        #expect(rendered.contains("  1 | a\u{FFFD}[31mb \u{FFFD}c\n    |       ^\n"))
    }

    @Test func sortedAndCounted() {
        let first = SourceFile(path: "a.md", text: "one two")
        let second = SourceFile(path: "b.md", text: "three")
        func at(_ file: SourceFile, _ lower: Int, _ upper: Int) -> SourceRange {
            SourceRange(file: file, lower: lower, upper: upper)
        }
        let diagnostics: [Diagnostic] = [
            .warning("w", "third", at: at(second, 0, 5)),
            .error("e", "second", at: at(first, 4, 7), notes: [.init("first here", range: at(first, 0, 3))]),
            .error("e", "without a place", at: nil, hint: "none"), .error("e", "first", at: at(first, 0, 3)),
        ]
        #expect(
            DiagnosticRenderer().render(diagnostics) == """
                error: without a place
                 hint: none
                a.md:1:1: error: first
                  1 | one two
                    | ^~~
                a.md:1:5: error: second
                  1 | one two
                    |     ^~~
                a.md:1:1: note: first here
                  1 | one two
                    | ^~~
                b.md:1:1: warning: third
                  1 | three
                    | ^~~~~
                3 errors, 1 warning

                """)
        #expect(DiagnosticRenderer().render([Diagnostic]()) == "")
        #expect(diagnostics.hasErrors)
        #expect(!diagnostics.prefix(1).hasErrors)
    }

    @Test func colourIsOnlyAdded() {
        let file = SourceFile(path: "f.md", text: "one two")
        let diagnostic = Diagnostic.error(
            "e", "wrong", at: SourceRange(file: file, lower: 0, upper: 3), hint: "none", notes: [.init("note")])
        let coloured = DiagnosticRenderer(color: true).render([diagnostic])
        #expect(coloured.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == DiagnosticRenderer().render([diagnostic]))
    }
}

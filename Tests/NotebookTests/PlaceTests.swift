import Foundations
import Notebook
import Testing

/// Diagnostics point at the very bytes, however the block is laid out.
@Suite struct PlaceTests {
    /// What each diagnostic's range covers, with its line and column.
    static func places(_ text: String) -> [String] {
        NotebookPlan.check(SourceFile(path: "n.md", text: text), language: .sample).diagnostics
            .compactMap(\.range).map { "\($0.start) \($0.text)" }
    }

    static let mistakes =
        "```d3gzsl train base\ngenerator: xyzzy\nnöte: 1\nweights:\n  cls: quick\n  be: [\"é\", x]\n```\n"
    /// With lines counted from the one before the fence, as if that were the third.
    static let found = ["5:1 nöte", "4:12 xyzzy", "7:8 quick", "8:7 [\"é\", x]"]
    static let head = "---\ntitle: Ü\n"

    @Test func plainLayout() {
        #expect(Self.places(Self.head + "---\n" + Self.mistakes).map { Self.up($0) } == Self.found)
    }

    /// One line less.
    private static func up(_ place: String) -> String {
        let parts = place.split(separator: ":", maxSplits: 1)
        return "\((Int(parts[0]) ?? 0) - 1):\(parts[1])"
    }

    @Test(arguments: 0...3)
    func indentedFence(spaces: Int) {
        let indent = String(repeating: " ", count: spaces)
        let indented = Self.mistakes.split(separator: "\n").map { indent + $0 }.joined(separator: "\n")
        let shifted = Self.found.map { place in
            let parts = place.split(separator: ":", maxSplits: 1)
            let rest = parts[1].split(separator: " ", maxSplits: 1)
            return "\(parts[0]):\((Int(rest[0]) ?? 0) + spaces) \(rest[1])"
        }
        #expect(Self.places(Self.head + "---\n" + indented).map { Self.up($0) } == shifted)
    }

    @Test(arguments: ["\r\n", "\r"])
    func lineEndings(ending: String) {
        let text = (Self.head + "---\n" + Self.mistakes).replacing("\n", with: ending)
        #expect(Self.places(text).map { Self.up($0) } == Self.found)
    }

    @Test func lessIndentedThanItsFence() {
        #expect(Self.places("---\ntitle: T\n---\n  ```d3gzsl train base\n generator: xyzzy\n  ```\n") == ["5:13 xyzzy"])
    }

    @Test func wideAndCombinedLetters() {
        #expect(
            Self.places(
                "---\ntitle: T\n---\n"
                    + "```d3gzsl train b\n{note: \"日本語 👩‍👩‍👧 e\u{301}\", generator: xyzzy}\n```\n")
                == ["5:30 xyzzy"])
    }

    @Test func lineBreaksThatOnlyYAMLKnows() {
        #expect(
            Self.places("---\ntitle: T\n---\n```d3gzsl train b\nnote: \"a\u{85}b\u{2028}c\"\ngenerator: xyzzy\n```\n")
                == ["6:12 xyzzy"])
    }

    @Test func behindParameters() {
        let text =
            "---\ntitle: T\nparameters: {p: 1}\n---\n"
            + "```d3gzsl train b\n{note: ${p}, seeds: [${p}, x], generator: xyzzy}\n```\n"
        #expect(Self.places(text) == ["6:28 x", "6:43 xyzzy"])
    }

    @Test func frontMatterOfAFileWithByteOrderMark() {
        #expect(Self.places("\u{FEFF}---\ntitle: T\nlanguage: [en]\n---\n") == ["3:11 [en]"])
    }

    @Test func insideTableCells() {
        let text = "---\ntitle: T\nparameters: {a: 1}\n---\n| x |\n|---|\n| `= a + b \\| pct1` |\n| é `= c | pct` |\n"
        #expect(Self.places(text) == ["7:10 b", "8:8 c"])
    }

    @Test func atTheEndOfTheFile() {
        #expect(Self.places("---\ntitle: T\n---\n```d3gzsl figure f\nof: x") == ["4:11 figure f"])
        #expect(Self.places("---\ntitle: T\n---\n```d3gzsl figure f") == ["4:11 figure f"])
        #expect(Self.places("---\ntitle: T\n---\n```d3gzsl figure f\n```") == [])
    }

    @Test func fixItsReplaceTheWord() throws {
        let text = "---\ntitle: T\n---\n```d3gzsl train base\ngenerator: f-clswgna\ndistil: [bee]\nshuffle: no\n```\n"
        let (_, diagnostics) = NotebookPlan.check(SourceFile(path: "n.md", text: text), language: .sample)
        var fixed = text
        for fixIt in diagnostics.compactMap(\.fixIt).sorted(by: { $0.range.lower > $1.range.lower }) {
            let bytes = Array(fixed.utf8)
            fixed = String(
                decoding: bytes[..<fixIt.range.lower] + fixIt.replacement.utf8 + bytes[fixIt.range.upper...],
                as: UTF8.self)
        }
        #expect(fixed.hasSuffix("\ngenerator: f-clswgan\ndistill: [bee]\nshuffle: false\n```\n"))
    }
}

import Foundations
import Testing

@Suite struct SourceFileTests {
    @Test(arguments: [
        ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\r\nb\rc\nd", ["a", "b", "c", "d"]), ("\n\r\n", ["", "", ""]),
        ("\u{FEFF}a", ["a"]), ("a\u{2028}b", ["a\u{2028}b"]),
    ])
    func lines(text: String, lines: [String]) {
        let file = SourceFile(path: "f", text: text)
        #expect((1...file.lineCount).map(file.lineText) == lines)
    }

    @Test func everyOffsetHasItsLine() {
        let file = SourceFile(path: "f", text: "ab\r\nc\n\rd")
        #expect((0...file.bytes.count).map { file.line(utf8Offset: $0) } == [1, 1, 1, 1, 2, 2, 3, 4, 4])
    }

    @Test func columnsCountCharacters() {
        let file = SourceFile(path: "f", text: "é👩‍👩‍👧x\ne\u{301}y")
        let x = file.text.utf8.distance(from: file.text.startIndex, to: file.text.firstIndex(of: "x")!)
        #expect(file.position(utf8Offset: x) == SourcePosition(line: 1, column: 3))
        #expect(file.position(utf8Offset: file.bytes.count - 1) == SourcePosition(line: 2, column: 2))
        #expect(file.position(utf8Offset: file.bytes.count) == SourcePosition(line: 2, column: 3))
    }

    @Test func bytesThatAreNoUTF8() {
        let file = SourceFile(path: "f", bytes: [0x61, 0xFF, 0x62])
        #expect(file.text == "a\u{FFFD}b")
    }

    @Test func ranges() {
        let file = SourceFile(path: "dir/f.md", text: "one\ntwo\n")
        let range = SourceRange(file: file, lower: 4, upper: 7)
        #expect(range.text == "two")
        #expect(range.location == "dir/f.md:2:1")
        #expect(range.description == "dir/f.md:2:1-2:4")
        #expect(file.range.contains(range))
        #expect(!range.contains(file.range))
        #expect(
            SourceRange(file: SourceFile(path: "dir/f.md", text: "one\ntwo\n"), lower: 4, upper: 7) == range,
            "equal files are the same")
        #expect(SourceRange(file: SourceFile(path: "g.md", text: "one\ntwo\n"), lower: 4, upper: 7) != range)
    }

    @Test func environmentErrorsReadAsSentences() {
        #expect(
            EnvironmentError(.unreadable, "cannot be read", cause: "Permission denied", path: "a.mat").description
                == "a.mat: cannot be read (Permission denied)")
        #expect(EnvironmentError(.missingTool, "there is no compiler").description == "there is no compiler")
    }
}

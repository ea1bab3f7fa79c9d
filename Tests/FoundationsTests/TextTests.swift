import Glibc
import Testing

@testable import Foundations

@Suite struct TextTests {
    @Test(arguments: [
        (0.0, "0.0 s"), (0.04, "0.0 s"), (0.84, "0.8 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"),
        (59.6, "1 min"), (59.999, "1 min"), (80, "1 min 20 s"), (125, "2 min 5 s"), (3599.7, "1 h"),
        (3660, "1 h 1 min"), (3725, "1 h 2 min"), (8040, "2 h 14 min"), (7199.9, "2 h"),
        (-1, "unknown"), (.nan, "unknown"), (.infinity, "unknown"),
    ])
    func durations(seconds: Double, text: String) { #expect(DurationText.exact(seconds) == text) }

    @Test(arguments: [
        (0.04, "about 1 s", "0:00"), (9.94, "about 10 s", "0:09"), (59.6, "about 1 min", "0:59"),
        (80, "about 1 min 20 s", "1:20"), (121, "about 2 min 10 s", "2:01"), (3725, "about 1 h 3 min", "1:02:05"),
        (.infinity, "about 1 s", "0:00"),
    ])
    func estimatesAndClocks(seconds: Double, estimate: String, clock: String) {
        #expect(DurationText.estimate(seconds) == estimate)
        #expect(DurationText.clock(seconds) == clock)
    }

    @Test(arguments: [
        (0.0, "0 µs"), (12.4e-6, "12 µs"), (0.000_999_6, "1.00 ms"), (0.0581, "58.10 ms"), (0.099_999, "100 ms"),
        (0.64, "640 ms"), (0.9996, "1.00 s"), (1.516, "1.52 s"), (.nan, "unknown"),
    ])
    func measuredTimes(seconds: Double, text: String) { #expect(DurationText.precise(seconds) == text) }

    @Test(arguments: [
        ("a·é", 3), ("e\u{301}", 1), ("猫", 2), ("한", 2), ("👩‍🔬", 2), ("🇫🇷", 2), ("☂\u{FE0F}", 2), ("ｶ", 1),
        ("\u{1B}[34m━\u{1B}[0m", 1), ("\u{1B}[1;31mab\u{1B}[0mc", 3), ("\u{200B}", 0), ("", 0),
    ])
    func widths(text: String, columns: Int) { #expect(TerminalText.width(of: text) == columns) }

    @Test func whatIsUnsafeIsNotShown() {
        #expect(
            TerminalText.sanitised("a\u{1B}[2Jb\nc\u{9B}\u{7F}\u{202E}") == "a\u{FFFD}[2Jb\nc\u{FFFD}\u{FFFD}\u{FFFD}")
        #expect(TerminalText.line("a\u{1B}b\nc\td\r\n\u{2066}é") == "a b c d   é")
    }

    @Test func stylesEndWhereTheyEnd() {
        #expect(TerminalStyle.boldRed.paint("x") == "\u{1B}[1;31mx\u{1B}[0m")
        #expect(TerminalStyle.boldRed.paint("") == "")
        #expect(TerminalStyle.isColourWanted(environment: [:]))
        #expect(!TerminalStyle.isColourWanted(environment: ["NO_COLOR": "1"]))
    }

    private struct Sample: Codable, Equatable {
        var b = [1.5, -Double.infinity, .infinity]
        var a = "x/y\"é"
    }

    @Test func jsonIsTheSameEveryTime() throws {
        #expect(JSON.text(Sample()) == #"{"a":"x/y\"é","b":[1.5,"-inf","inf"]}"#)
        #expect(try JSON.value(Sample.self, from: JSON.text(Sample(), isIndented: true)) == Sample())
        #expect(try JSON.value([Double].self, from: JSON.text([Double.nan]))[0].isNaN)
        #expect(throws: DecodingError.self) { try JSON.value(Sample.self, from: "{") }
    }

    @Test func jsonTreesDiffer() throws {
        let text = #"{"a":[1,2.5,null,true],"b":{"c":"inf","d":{}}}"#
        let tree = try #require(JSONTree(parsing: text))
        #expect(tree.text == text)
        #expect(JSONTree(parsing: "{") == nil)
        let other = try #require(JSONTree(parsing: #"{"a":[1,2.5,null,true],"b":{"c":"nan"},"e":0}"#))
        let differences = other.differences(from: tree)
        #expect(differences.map { $0.path.joined(separator: ".") } == ["b.c", "b.d", "e"])
        #expect(differences.map(\.old) == [#""inf""#, "{}", nil])
        #expect(differences.map(\.new) == [#""nan""#, nil, "0"])
        #expect(tree.differences(from: tree).isEmpty)
    }

    @Test(arguments: [(ENOSPC, EnvironmentError.Code.diskFull), (EDQUOT, .diskFull), (EACCES, .unwritable)])
    func refusedWritesSayWhy(number: Int32, code: EnvironmentError.Code) {
        let error = EnvironmentError.cannotWrite("/a", errno: number)
        #expect(error.code == code)
        #expect(error.description.hasPrefix("/a: "))
        #expect(error.description.hasSuffix("(\(String(cString: strerror(number))))"))
    }

    @Test func refusedReadsSayWhy() {
        #expect(EnvironmentError.cannotRead("/a", errno: ENOENT).description == "/a: there is no such file")
        #expect(EnvironmentError.cannotRead("/a", errno: EACCES).code == .unreadable)
    }
}

import Foundation
import Testing

@testable import Report

/// Whatever stands between dollars gives well-formed MathML, in time that grows with its length.
@Suite struct MathHostileTests {
    private static let words: [String] =
        [
            "{", "}", "[", "]", "(", ")", "^", "_", "&", "\\\\", "'", "’", "$", "#", "#1", "~", "%", "\n", " ", "|",
            "<", ">", "\"", "1", ".", ",", "2.5", "{,}", "x", "é", "日", "👩‍🔬", "\\", "*", "=", "-", "\u{0}", "\u{301}",
            "\r\n", "{aligned}", "{cases}", "{array}", "{|l|c*{2}{r}}", "[t]", "[2pt]", "{red}", "\\(", "\\)", "\\foo",
            "\\bar{",
            "\\newcommand{\\a}[1]{#1 x}", "\\a", "\\def\\b#1{\\a{#1}}", "\\b", "\\let\\c\\frac", "\\c",
        ] + MathCommand.all.keys.map { "\\\($0)" } + MathRow.changes.keys.map { "\\\($0)" }
        + MathParser.definers.keys.map { "\\\($0)" }

    /// xorshift64*, so that a failure can be repeated.
    private struct Noise: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state ^= state >> 12
            state ^= state << 25
            state ^= state >> 27
            return state &* 0x2545_F491_4F6C_DD1D
        }
    }

    @Test(arguments: 1...4)
    func soupGivesWellFormedMathML(seed: UInt64) {
        var noise = Noise(state: seed &* 0x9E37_79B9_7F4A_7C15)
        let words = Self.words.sorted()
        for _ in 0..<120 {
            let source = (0..<Int.random(in: 1...40, using: &noise)).map { _ in words.randomElement(using: &noise)! }
                .joined(separator: Bool.random(using: &noise) ? "" : " ")
            let formula = MathFormula(source, isDisplay: Bool.random(using: &noise))
            #expect(HTMLStructure(formula.mathML).problems == [], "\(source.debugDescription)")
            let length = source.utf8.count
            for problem in formula.problems {
                #expect((0...length).contains(problem.offsets.lowerBound), "\(source.debugDescription)")
                #expect((0...length).contains(problem.offsets.upperBound), "\(source.debugDescription)")
            }
        }
    }

    @Test(arguments: [
        "{", "\\frac", "\\frac{", "\\sqrt[", "x^{", "x_", "\\left(", "\\begin{array}{c}", "\\begin{cases}", "\\text{",
        "\\text{$", "\\hat", "\\mathbf{", "{\\bf ", "\\color{red}{", "\\substack{", "\\operatorname{", "\\not",
        "\\tag{",
        "\\underbrace{", "\\newcommand{", "\\textcolor{red}{", "\\xrightarrow[", "\\mathrm", "\\bm{", "\\over{",
    ])
    func depthIsBounded(opening: String) {
        let formula = MathFormula(String(repeating: opening, count: 1000), isDisplay: true)
        #expect(!formula.problems.isEmpty)
        #expect(HTMLStructure(formula.mathML).problems == [])
    }

    /// Ten times as long takes about ten times as long, not a hundred times.
    @Test(arguments: [
        "x", "1", "a + b ", "x_1^2", "\\\\[", "\\sqrt[", "\\foo ", "\\,", "\\ ", "'^1", "\\text{a b}", "& ", "\\hline ",
        "{x}", "\\left(x\\right)", "\\dots", "\\not=", "{\\bf x}", "\\color{red}x", "\\nonumber", "\\sqrt[3]{x}", "}",
        "]",
        "\\right)", "\\newcommand{\\a}{b}", "\\kern1em ", "{\\over}",
    ])
    func timeGrowsWithLength(part: String) {
        func seconds(_ count: Int) -> Double {
            let source = "\\text{" + String(repeating: "w ", count: count) + "}" + String(repeating: part, count: count)
            let start = Self.processorTime
            _ = MathFormula(source, isDisplay: true).mathML
            return Self.processorTime - start
        }
        _ = seconds(100)
        let (short, long) = (max(seconds(300), seconds(300)), min(seconds(3000), seconds(3000)))
        #expect(long < short * 30 + 0.02, "\(short) s and \(long) s")
    }

    /// Of this thread, in seconds: what other processes do does not count.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

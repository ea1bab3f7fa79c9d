import Foundations
import Notebook
import Testing

/// The checker takes any text: it says something or gives a plan, and never traps.
@Suite struct RobustnessTests {
    /// SplitMix64: the same texts on every run.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }

    static let pieces = [
        "```", "`", "${", "}", "$", "---", "\n", "\r\n", "\t", " ", ": ", "- ", "[", "]", "{", "&a", "*a", "|", ">",
        "'", "\"", "\\", "#", "like: base",
        "like: full", "@tbl-x", "= ", "é", "\u{1F469}", "\u{0}", "\u{85}", "\u{F0000}", "!!str", "? ", "d3gzsl", "$${",
        "0", "~~~", "> ",
    ]

    @Test(arguments: 0..<8)
    func damagedNotebooks(seed: UInt64) {
        var random = Random(state: seed)
        for _ in 0..<60 {
            var bytes = Array(PlanTests.notebook.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0...bytes.count, using: &random)
                if Bool.random(using: &random) {
                    bytes.insert(contentsOf: Self.pieces.randomElement(using: &random)?.utf8 ?? "".utf8, at: place)
                } else {
                    bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...20, using: &random)))
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let (plan, diagnostics) = NotebookPlan.check(SourceFile(path: "n.md", text: text), language: .sample)
            #expect((plan == nil) == diagnostics.hasErrors)
            // Rendering reads every range.
            #expect(DiagnosticRenderer().render(diagnostics).isEmpty == diagnostics.isEmpty)
            _ = plan?.description
        }
    }

    @Test func aliasesThatMultiply() {
        let levels = (0..<12).map {
            "l\($0): &l\($0) [" + Array(repeating: $0 == 0 ? "x" : "*l\($0 - 1)", count: 10).joined(separator: ", ")
                + "]"
        }
        let text = "---\ntitle: T\n---\n```d3gzsl train b\n" + levels.joined(separator: "\n") + "\n```\n"
        #expect(problems(of: text).contains("this YAML stands for more than 100,000 values"))
    }

    /// The parser hashes keys: what an alias stands for must be counted before.
    @Test(arguments: ["? *l39\n: 1", "v: *l39", "*l39 : 1", "? {k: *l39}\n: 1", "v: {w: [*l39]}"])
    func aliasesThatMultiplyEndAtOnce(use: String) {
        let levels = (0..<40).map { "l\($0): &l\($0) [" + ($0 == 0 ? "x, x" : "*l\($0 - 1), *l\($0 - 1)") + "]\n" }
        let bomb = levels.joined() + use
        let (value, found) = LocatedValue.reading(yaml: SourceFile(path: "v.yaml", text: bomb))
        #expect(value == nil && found.map(\.message) == ["this YAML stands for more than 100,000 values"])
        let clock = ContinuousClock()
        for text in [
            "---\ntitle: T\n\(bomb)\n---\n# T\n", "---\ntitle: T\nparameters:\n  p: 1\n\(bomb)\n---\n",
            "---\ntitle: T\n---\n```d3gzsl train b\n\(bomb)\n```\n",
        ] {
            let time = clock.measure {
                #expect(problems(of: text).contains("this YAML stands for more than 100,000 values"))
            }
            #expect(time < .seconds(1), "\(time)")
        }
    }

    @Test func aliasesStandForWhatTheyName() throws {
        let text = "a: &x [1, {b: 2}]\nc: *x\nd: {e: *x, f: &x g}\nh: *x\n'*i': \"*x\"\n"
        let (value, problems) = LocatedValue.reading(yaml: SourceFile(path: "v.yaml", text: text))
        #expect(problems.isEmpty)
        #expect(
            value?.value == [
                "a": [1, ["b": 2]], "c": [1, ["b": 2]], "d": ["e": [1, ["b": 2]], "f": "g"], "h": "g", "*i": "*x",
            ])
    }

    @Test func longTextsAreRefused() {
        let file = SourceFile(path: "v.yaml", text: "a: " + String(repeating: "x", count: 4 << 20))
        #expect(LocatedValue.reading(yaml: file).diagnostics.map(\.message) == ["this YAML is longer than 4 MiB"])
    }

    @Test func deepNesting() {
        let text = "---\ntitle: T\n---\n```d3gzsl train b\nnote: " + String(repeating: "[", count: 5000) + "\n```\n"
        #expect(problems(of: text).contains("values are nested too deep"))
        func nested(_ depth: Int) -> String {
            "---\ntitle: T\n---\n```d3gzsl train b\nnote: " + String(repeating: "[", count: depth)
                + String(repeating: "]", count: depth) + "\n```\n"
        }
        #expect(problems(of: nested(900)).contains("values are nested too deep"))
        #expect(problems(of: nested(64)).contains("values are nested too deep"))
        #expect(problems(of: nested(63)).contains("'note' takes text, not a list"))
    }

    @Test func longChainsOfLikes() throws {
        let first = "---\ntitle: T\n---\n```d3gzsl train c0\ngenerator: ce-gzsl\n```\n"
        let chain = (1..<3000).reversed().map { "```d3gzsl train c\($0)\nlike: c\($0 - 1)\n```\n" }.joined()
        let plan = try plan(of: first + chain)
        #expect(plan.order.count == 3000)
        #expect(plan.cell("c2999")?.options == ["generator": "ce-gzsl"])
    }

    @Test func speed() throws {
        var text =
            "---\ntitle: T\nparameters: {dataset: shapes, seeds: 3}\n---\n"
            + "```d3gzsl train base\ngenerator: f-clswgan\n```\n"
        var number = 0
        while text.utf8.count(where: { $0 == 0x0A }) < 2000 {
            number += 1
            text += """
                ## Section \(number) {#sec-\(number)}

                Some prose about $x_{\(number)}$ with **strong** words, [@key\(number)], and `= r\(number).H - base.H \
                | points` as a value.
                See @tbl-t\(number) and @sec-\(number); it goes on for another line, as prose does.

                ```d3gzsl train r\(number)
                like: base
                dataset: ${dataset}
                seeds: ${seeds}
                distill: [be, kl]
                ```

                ```d3gzsl table t\(number)
                rows: [base, r\(number)]
                caption: Number \(number)
                ```


                """
        }
        let file = SourceFile(path: "n.md", text: text)
        let clock = ContinuousClock()
        var plan: NotebookPlan?
        let time = clock.measure { plan = NotebookPlan.check(file, language: .sample).plan }
        print("a notebook of \(file.lineCount) lines, \(plan?.cells.count ?? 0) cells: checked in \(time)")
        #expect(plan?.cells.count == 2 * number + 1)
    }
}

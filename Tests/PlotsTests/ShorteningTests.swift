import Raster
import Testing

@testable import Plots

/// Texts that agree in a long part stay different when they are cut.
@Suite struct ShorteningTests {
    private let lettering = Lettering.nominal

    private func check(_ texts: [String], width: Double = 120) -> [String] {
        let short = lettering.shortened(texts, size: 13, width: width)
        #expect(short.count == texts.count)
        #expect(short.allSatisfy { lettering.width($0, size: 13) <= width }, "\(short)")
        for i in texts.indices {
            for j in texts.indices where (texts[i] == texts[j]) != (short[i] == short[j]) {
                Issue.record("“\(texts[i])” and “\(texts[j])” became “\(short[i])” and “\(short[j])”")
            }
        }
        return short
    }

    private let start = "f-CLSWGAN with distillation of embeddings and logits, "

    @Test func oneBeginning() {
        let short = check([start + "be = 0.1", start + "be = 0.15", start + "be = 1", "base"])
        #expect(short[3] == "base" && short[0].hasSuffix("…0.1") && short[1].hasSuffix("…0.15"), "\(short)")
        #expect(short[0].hasPrefix("f-CLS"))
    }

    @Test func oneBeginningAndOneEnd() {
        let end = ", trained for a hundred epochs on all classes"
        let short = check([start + "kl" + end, start + "od" + end])
        #expect(short[0].contains("kl") && short[1].contains("od"), "\(short)")
    }

    @Test func oneIsTheBeginningOfAnother() {
        _ = check([start, start + "x", start + "x y", start])
    }

    @Test func nothingButLengthTellsThemApart() {
        _ = check((1...4).map { String(repeating: "a", count: 100 * $0) })
        _ = check(["🎉", "é", "日"].map { String(repeating: "語", count: 60) + $0 })
    }

    @Test func manyRandomOnes() {
        var random = TestRandom(seed: 21)
        for _ in 0..<200 {
            let parts = ["alpha ", "beta", "_", "gamma-", "12", " ", "0.001", "ß", "𝔼", "δέλτα ", "long-winded "]
            let common = (0..<8).map { _ in parts[random.next(in: 0...10)] }.joined()
            let texts = (0..<random.next(in: 2...12)).map { index in
                common + (0..<random.next(in: 0...4)).map { _ in parts[random.next(in: 0...10)] }.joined() + "\(index)"
                    + common
            }
            _ = check(texts, width: random.next(in: 70...300))
        }
    }

    @Test func linesStayDifferentToo() {
        let names = (1...6).map { "an animal of the family of the mustelids that lives by rivers, number \($0)" }
        for lines in 1...4 {
            let wrapped = lettering.wrappedApart(names, size: 13, width: 90, lines: lines)
            #expect(Set(wrapped).count == 6 && wrapped.allSatisfy { $0.count <= lines }, "\(wrapped)")
        }
        #expect(lettering.wrappedApart(["a", "a", "b"], size: 13, width: 90, lines: 2) == [["a"], ["a"], ["b"]])
    }

    @Test func aLabelMayBeAsLongAsABook() {
        let book = String(repeating: "all work and no play ", count: 20_000)
        let short = check([book + "1", book + "2"])
        #expect(short[0].hasSuffix("1") && short[1].hasSuffix("2"))
    }

    /// Everywhere in a figure.
    @Test func labelsOfAFigureStayDifferent() {
        let names = (1...5).map { start + start + "number \($0)" }
        let classes = names.map { _ in [1.0, 2, 3, 4, 5] }
        let figures: [(String, [any Mark])] = [
            ("legend", [LineMark(series: names.map { .init(name: $0, x: [0, 1], y: [0, 1]) })]),
            ("bars", [BarMark(groups: names, series: [.init(name: "s", values: [1, 2, 3, 4, 5])])]),
            (
                "sideways",
                [BarMark(groups: names, series: [.init(name: "s", values: [1, 2, 3, 4, 5])], direction: .sideways)]
            ),
            (
                "matrix",
                [
                    HeatMark(
                        rows: names, columns: names, values: classes,
                        key: ColorKey(label: "k", range: 0...5, ramp: .sequential))
                ]
            ),
            ("rules", names.indices.map { RuleMark(.y, at: Double($0), label: names[$0]) }),
            ("rules above", names.indices.map { RuleMark(.x, at: Double($0), label: names[$0]) }),
        ]
        for (name, marks) in figures {
            let texts = SampleFigures.panel("Chart", Panel(marks: marks)).scene(theme: .light).texts.map(\.string)
            for number in 1...5 {
                #expect(texts.contains { $0.hasSuffix("\(number)") && $0.contains("…") }, "\(name): \(texts)")
            }
        }
        let panels = names.map {
            Panel(title: $0, marks: [BarMark(groups: ["a"], series: [.init(name: "s", values: [1])])])
        }
        let titles = Figure(kind: "Bars", content: .panels(panels)).scene(theme: .light).texts.filter {
            $0.weight == .bold
        }
        for number in 1...5 { #expect(titles.contains { $0.string.hasSuffix("\(number)") }) }
    }
}

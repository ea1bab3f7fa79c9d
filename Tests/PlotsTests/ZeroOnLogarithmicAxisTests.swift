import Raster
import Testing

@testable import Plots

/// Zero, and what is below it, on axes that have no place for them.
@Suite struct ZeroOnLogarithmicAxisTests {
    private func scene(_ marks: [any Mark], x: AxisTransform = .logarithmic, y: AxisTransform = .linear) -> Scene {
        SampleFigures.panel(
            "Line chart",
            Panel(x: Axis("λ", transform: x, isExtended: false), y: Axis("H (%)", transform: y), marks: marks)
        ).scene(theme: .light)
    }

    private func sweep(_ x: [Double]) -> LineMark {
        LineMark(
            series: [
                .init(
                    name: "H", x: x, y: x.map { 50 + $0 }, lower: x.map { 48 + $0 }, upper: x.map { 52 + $0 })
            ], markers: true)
    }

    private func labels(_ scene: Scene) -> [String] { scene.texts.map(\.string) }

    @Test func zeroStandsApartAtTheStart() throws {
        let drawn = scene([sweep([0, 0.001, 0.01, 0.1, 1])])
        let zero = try #require(drawn.texts.first { $0.string == "0" && $0.anchor.horizontal == .middle })
        let next = try #require(drawn.texts.first { $0.string == "0.001" })
        let last = try #require(drawn.texts.first { $0.string == "1" })
        #expect(zero.position.x < next.position.x && next.position.x < last.position.x)
        // The decades keep their equal distances.
        let places = ["0.001", "0.01", "0.1", "1"].compactMap { label in
            drawn.texts.first { $0.string == label }?.position.x
        }
        let steps = zip(places, places.dropFirst()).map { $1 - $0 }
        #expect(steps.count == 3 && steps.allSatisfy { abs($0 - steps[0]) < 0.01 })
    }

    @Test func theLineIsNotDrawnAcrossTheBreak() {
        let dump = scene([sweep([0, 0.001, 0.01])]).description
        let lines = dump.split(separator: "\n").drop { !$0.contains(" lines clipped") }.dropFirst()
            .prefix { $0.contains("stroke line") }
        #expect(lines.count == 1 && lines.first?.components(separatedBy: "(").count == 3, "two points, without zero")
        // Zero keeps its marker, and its band as an error bar; the axis carries a mark of two strokes.
        #expect(dump.split(separator: "\n").count { $0.contains("fill circle") } == 3)
        #expect(dump.contains("#0072B280 2"))
        let whole = scene([sweep([0.0001, 0.001, 0.01])]).description
        #expect(
            dump.split(separator: "\n").count { $0.contains("#555555 1.3") }
                == whole.split(separator: "\n").count { $0.contains("#555555 1.3") } + 2)
    }

    @Test func itIsSaidInWords() {
        func words(_ x: [Double]) -> String {
            SampleFigures.panel(
                "Line chart", Panel(x: Axis("λ", transform: .logarithmic), y: Axis("H (%)"), marks: [sweep(x)])
            ).alternativeText
        }
        #expect(words([0, 1]).hasSuffix("Zero stands apart at the start of the logarithmic axis of λ."))
        #expect(
            words([-1, -0.5, 1]).hasSuffix(
                "Not shown of λ: 2 values below zero, which a logarithmic axis has no place for."))
        #expect(!words([0.1, 1]).contains("logarithmic"))
    }

    @Test func onlyZeroAndOnlyNegativeValues() {
        #expect(labels(scene([sweep([0])])).contains("0"))
        #expect(labels(scene([sweep([0, 0])])).filter { $0 == "0" }.count == 1)
        #expect(labels(scene([sweep([-1, -2])])).contains("no values"))
        #expect(labels(scene([sweep([-1, 0, 5])])).contains("5"))
    }

    @Test func everyMarkHasAPlaceForZero() {
        let marks: [any Mark] = [
            BarMark(groups: ["a", "b", "c"], series: [.init(name: "s", values: [0, 10, -2], errors: [1, 20, 1])]),
            StackedBarMark(
                groups: ["a", "b"], series: [.init(name: "s", values: [0, 10]), .init(name: "t", values: [1, 10])]),
        ]
        for mark in marks {
            let drawn = scene([mark], x: .linear, y: .logarithmic)
            #expect(!drawn.description.contains("nan") && !labels(drawn).contains("no values"))
            #expect(labels(drawn).contains("10"))
        }
        let others: [any Mark] = [
            PointMark(series: [.init(name: "s", x: [0, 1, 10], y: [0, 1, 10])]),
            AreaMark(series: [.init(name: "s", x: [0, 1, 10], y: [0, 1, 10])]), sweep([0, 1, 10]),
        ]
        for mark in others {
            let drawn = scene([mark, RuleMark(.x, at: 0, label: "none")], y: .logarithmic)
            #expect(labels(drawn).contains("0") && labels(drawn).contains("none") && !drawn.description.contains("nan"))
        }
        let sideways = BarMark(groups: ["a", "b"], series: [.init(name: "s", values: [0, 10])], direction: .sideways)
        #expect(labels(scene([sideways], y: .linear)).contains("0"))
    }

    /// The lower edge of a band is no measured zero.
    @Test func aBandThatReachesZeroAsksForNothing() {
        let mark = LineMark(series: [
            .init(name: "s", x: [1, 2, 3], y: [1, 5, 10], lower: [0, 4, -1], upper: [2, 6, 12])
        ])
        let panel = Panel(x: Axis("x"), y: Axis("Loss", transform: .logarithmic), marks: [mark])
        let figure = SampleFigures.panel("Line chart", panel)
        #expect(!figure.alternativeText.contains("Zero") && !figure.alternativeText.contains("Not shown"))
        #expect(figure.scene(theme: .light).description.contains("bands"))
    }
}

import Raster
import Testing

@testable import Plots

/// Data that leave little to show, or show what no axis has a place for: drawn or told, never the end of the program.
@Suite struct OddDataTests {
    private func line(_ x: [Double], _ y: [Double], x axis: Axis = Axis("x"), y other: Axis = Axis("y")) -> Figure {
        SampleFigures.panel(
            "Line chart",
            Panel(x: axis, y: other, marks: [LineMark(series: [.init(name: "s", x: x, y: y)], markers: true)]))
    }

    private func labels(_ figure: Figure) -> [String] { figure.scene(theme: .light).texts.map(\.string) }

    @Test func oneValueIsOneTick() {
        #expect(labels(line([3], [62.5])) == ["y", "3", "62.5", "x"])
        #expect(labels(line([1, 2, 3], [7, 7, 7])).filter { $0.hasPrefix("7") || $0.hasPrefix("6") } == ["7"])
        #expect(labels(line([0], [0])) == ["y", "0", "0", "x"])
        let logarithmic = line([0.001], [5], x: Axis("x", transform: .logarithmic))
        #expect(labels(logarithmic) == ["y", "0.001", "5", "x"])
        #expect(labels(line([-4], [1e12])).contains("−4"))
    }

    @Test func allBarsZeroStandOnTheirLine() {
        let figure = SampleFigures.panel(
            "Bars", Panel(marks: [BarMark(groups: ["a", "b"], series: [.init(name: "s", values: [0, 0])])]))
        #expect(labels(figure) == ["a", "b", "0"])
    }

    @Test func nothingToShowIsSaid() {
        let marks: [any Mark] = [
            LineMark(series: []), LineMark(series: [.init(name: "s", x: [], y: [])]),
            LineMark(series: [.init(name: "s", x: [1, 2], y: [.nan, .nan])]),
            LineMark(series: [.init(name: "s", x: [.infinity], y: [1])]), AreaMark(series: []),
            AreaMark(series: [.init(name: "s", x: [1], y: [.nan])]), PointMark(series: []),
            PointMark(series: [.init(name: "s", x: [.nan], y: [1])]), BarMark(groups: [], series: []),
            BarMark(groups: ["a"], series: []), BarMark(groups: ["a"], series: [.init(name: "s", values: [nil])]),
            StackedBarMark(groups: [], series: []),
            HeatMark(rows: [], columns: [], values: [], key: ColorKey(label: "k", range: 0...1, ramp: .sequential)),
            RuleMark(.x, at: .infinity, label: "threshold"), FunctionMark(name: "f", curves: []),
        ]
        for mark in marks {
            for transform in [AxisTransform.linear, .logarithmic] {
                let axis = Axis(transform: transform)
                let figure = SampleFigures.panel("Chart", Panel(x: axis, y: axis, marks: [mark]))
                #expect(labels(figure).contains("no values"), "\(mark)")
                #expect(!labels(figure).contains { $0.contains("nan") || $0.contains("inf") })
                _ = (figure.alternativeText, figure.dataTable)
            }
        }
        #expect(labels(SampleFigures.panel("Chart", Panel(marks: []))) == ["no values"])
    }

    @Test func figuresWithoutPanelsAreAProblem() {
        for content in [Figure.Content.panels([]), .gallery(Gallery(sections: [.init(title: "t", rows: [])]))] {
            let figure = Figure(kind: "Chart", content: content)
            let problem = #expect(throws: FigureProblem.self) { try figure.png(theme: .light) }
            #expect(problem?.code == .nothingToDraw)
            _ = (figure.scene(theme: .dark), figure.alternativeText, figure.dataTable)
        }
        let image = Image(width: 8, height: 8, color: .black)
        let many = Gallery.Row(label: "l", images: Array(repeating: image, count: 90_000))
        let large = Figure(kind: "Chart", content: .gallery(Gallery(sections: [.init(title: "t", rows: [many])])))
        if (try? Typeface.find()) != nil {
            let problem = #expect(throws: FigureProblem.self) { try large.png(theme: .light) }
            #expect(problem?.code == .tooLarge && problem?.description.contains("points large") == true)
        }
    }

    @Test func infiniteValuesAreTold() {
        let figure = line([1, 2, 3], [5, .infinity, -.infinity], y: Axis("Loss"))
        #expect(figure.alternativeText.contains("Not shown of Loss: 2 infinite values."))
        let bars = SampleFigures.panel(
            "Bars",
            Panel(
                y: Axis("H"), marks: [BarMark(groups: ["a", "b"], series: [.init(name: "s", values: [1, .infinity])])]))
        #expect(bars.alternativeText.contains("Not shown of H: 1 infinite value."))
        let rule = RuleMark(.x, at: .infinity, label: "threshold")
        #expect(rule.summary(x: "Score", y: "y") == "threshold: not drawn, as its value is ∞.")
        #expect(RuleMark(.x, at: .nan).summary(x: "Score", y: "y").contains("unknown"))
        #expect(
            RuleMark(.x, at: -.infinity).summary(x: "Score", y: "y")
                == "A line at a value of Score: not drawn, as its value is −∞.")
    }

    @Test func oneNameTwiceIsTwoBars() {
        let bars = BarMark(
            groups: ["H", "H", "H (2)"],
            series: [.init(name: "a", values: [1, 2, 3]), .init(name: "a", values: [1, 2, 3])])
        #expect(bars.groups == ["H", "H (2)", "H (2) (2)"])
        #expect(bars.table(x: "x", y: "y")?.rows.count == 3)
        #expect(StackedBarMark(groups: ["a", "a"], series: []).groups == ["a", "a (2)"])
        let heat = HeatMark(
            rows: ["a", "a"], columns: ["b", "b"], values: [[1, .nan], [nil, .infinity]],
            key: ColorKey(label: "k", range: 0...1, ramp: .sequential), decimals: 1)
        #expect(heat.rows == ["a", "a (2)"] && heat.columns == ["b", "b (2)"])
        _ = SampleFigures.panel("Heat map", Panel(marks: [heat])).scene(theme: .light)
        // One cell, and a key without a range.
        let one = HeatMark(
            rows: ["a"], columns: ["a"], values: [[1]], key: ColorKey(label: "k", range: 1...1, ramp: .diverging))
        #expect(
            SampleFigures.panel("Heat map", Panel(marks: [one])).alternativeText.contains("1 row, 1 column;"))
    }

    @Test func stackedPartsThatAreNoLengthsTakeNoRoom() {
        let mark = StackedBarMark(
            groups: ["a"],
            series: [.init(name: "s", values: [.nan]), .init(name: "t", values: [-3]), .init(name: "u", values: [4])])
        let bars = SampleFigures.panel("Bars", Panel(marks: [mark])).scene(theme: .light).description
        #expect(!bars.contains("nan") && bars.contains("stacked bars"))
    }
}

import Raster
import Testing

@testable import Plots

/// What figures say to readers who do not see them.
struct TextTests {
    private func text(_ marks: [any Mark], x: String? = nil, y: String? = nil) -> String {
        SampleFigures.panel("Chart", Panel(x: Axis(x), y: Axis(y), marks: marks)).alternativeText
    }

    private func table(_ marks: [any Mark]) throws -> String {
        let table = try #require(
            SampleFigures.panel("Chart", Panel(x: Axis("x"), y: Axis("y"), marks: marks)).dataTable)
        let lines = ([table.header] + table.rows).map { $0.joined(separator: " | ") }
        return (lines + (table.note.map { [$0] } ?? [])).joined(separator: "\n")
    }

    @Test func fewBarsAreReadOut() {
        #expect(
            SampleFigures.bars.alternativeText
                == "Grouped bar chart. Accuracy (%) by Method. U: f-CLSWGAN 57.9 ± 1.2, with be 59.2 ± 0.8, "
                + "with kl 60.8 ± 1.9, D³GZSL 64.1 ± 0.6. "
                + "S: f-CLSWGAN 61.4 ± 0.7, with be 66 ± 1.1, D³GZSL 71.9 ± 0.9. "
                + "H: f-CLSWGAN 59.6 ± 1, with be 62.4 ± 0.9, with kl 0, D³GZSL 67.8 ± 0.7.")
    }

    @Test func manyBarsAreSummedUp() {
        let names = (1...20).map { "c\($0)" }
        let mark = BarMark(
            groups: names, series: [.init(name: "accuracy", values: names.indices.map { Double(($0 + 7) % 20) })])
        #expect(text([mark], y: "Accuracy") == "Chart. Accuracy. accuracy: from 0 (c14) to 19 (c13).")
        #expect(text([BarMark(groups: ["a"], series: [.init(name: "s", values: [nil])])]) == "Chart. s: no values.")
    }

    @Test func linesTellTheirCourse() {
        let line = LineMark(series: [
            .init(name: "H", x: [0, 1, 2, 3], y: [5, 1, 9, .nan]), .init(name: "S", x: [0], y: [.nan]),
        ])
        #expect(
            text([line, RuleMark(.y, at: 4.25, label: "chance")], x: "Epoch", y: "H (%)")
                == "Chart. H (%) against Epoch. H: from 5 at 0 to 9 at 2, lowest 1 at 1, highest 9 at 2. "
                + "S: no values. Horizontal line at 4.25: chance."
        )
    }

    @Test func theOtherKinds() {
        #expect(
            SampleFigures.densities.alternativeText
                == "Density plot. Density against Out-of-distribution score. "
                + "seen: highest at 0.35. unseen: highest at 0.66. "
                + "Vertical line at 0.52: threshold 0.52.")
        #expect(
            SampleFigures.smallHeat.alternativeText
                == "Heat map. Weight of kl by Weight of be. 3 rows, 4 columns; "
                + "H compared with the base (points) from −4 (0, 0) to 4.1 (0.1, 0.1)."
        )
        #expect(SampleFigures.sideways.alternativeText.hasPrefix("Bar chart. Accuracy (%) by Class. accuracy: from "))
        #expect(
            SampleFigures.points.alternativeText.hasPrefix(
                "Scatter plot. horse (real): 30 points, horse (generated): 30 points, blue whale"))
        #expect(
            SampleFigures.seenUnseen.alternativeText.contains(
                "Lines of equal harmonic mean: H = 20, H = 40, H = 60, H = 80."))
        #expect(
            SampleFigures.panels.alternativeText.hasPrefix(
                "Line chart, 3 panels. AWA2: Loss against Epoch. "
                    + "critic: from 2000 at 0 to 95.24 at 20, lowest 95.24 at 20, highest 2000 at 0."
            ))
        #expect(
            SampleFigures.gallery.alternativeText
                == "Sample images. Seen classes: red circle, striped (5 images), green (8 images). "
                + "Unseen classes: blue triangle with a border (5 images)."
        )
    }

    @Test func everySampleHasWords() {
        for (name, figure) in SampleFigures().all {
            #expect(
                figure.alternativeText.count > 40 && figure.alternativeText.count < 2500
                    && figure.alternativeText.hasSuffix("."), "\(name)")
        }
    }

    @Test func barsMakeOneRowPerGroup() throws {
        let mark = BarMark(
            groups: ["a", "b"],
            series: [.init(name: "U", values: [1.5, nil], errors: [0.25, nil]), .init(name: "S", values: [2, 3])])
        #expect(
            try table([mark]) == """
                x | U | U ± | S
                a | 1.5 | 0.25 | 2
                b |  |  | 3
                """)
    }

    @Test func linesShareTheirXOrSayTheirSeries() throws {
        let shared = LineMark(series: [
            .init(name: "a", x: [0, 1], y: [5, .nan], lower: [4, 4], upper: [6, 6]),
            .init(name: "b", x: [0, 1], y: [7, 8]),
        ])
        #expect(
            try table([shared]) == """
                x | a | a lower | a upper | b | b lower | b upper
                0 | 5 | 4 | 6 | 7 |  | 
                1 | – | 4 | 6 | 8 |  | 
                """)
        let separate = LineMark(series: [.init(name: "a", x: [0], y: [5]), .init(name: "b", x: [2], y: [8])])
        #expect(
            try table([separate]) == """
                Series | x | y
                a | 0 | 5
                b | 2 | 8
                """)
    }

    @Test func longTablesAreThinnedOut() throws {
        let x = (0..<1000).map(Double.init)
        let table = try #require(LineMark(series: [.init(name: "a", x: x, y: x)]).table(x: "x", y: "y"))
        #expect(table.rows.count <= 61 && table.rows.first?[0] == "0" && table.rows.last?[0] == "999")
        #expect(table.note == "One row in 17 of 1000, and the last.")
        #expect(DataTable(header: ["x"], rows: Array(repeating: ["1"], count: 60)).thinned().note == nil)
    }

    @Test func tablesOfMarksAndPanelsStandBelowEachOther() throws {
        let bars = BarMark(groups: ["a"], series: [.init(name: "U", values: [1])])
        let other = BarMark(groups: ["b"], series: [.init(name: "S", values: [2])])
        #expect(
            try table([bars, other, RuleMark(.y, at: 1)]) == """
                x | U | S
                a | 1 | 
                b |  | 2
                """)
        let figure = Figure(
            kind: "Bars", content: .panels([Panel(title: "AWA2", marks: [bars]), Panel(marks: [bars])]))
        #expect(
            figure.dataTable == DataTable(header: ["Panel", "x", "U"], rows: [["AWA2", "a", "1"], ["2", "a", "1"]]))
        #expect(SampleFigures.gallery.dataTable == nil)
        #expect(SampleFigures.panel("Curves", Panel(marks: [FunctionMark.equalHarmonicMeans()])).dataTable == nil)
    }
}

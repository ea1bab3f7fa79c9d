import EngineBench
import Foundations
import Notebook
import Plots

/// The time of a step along the sizes that it may depend on, against the floor of its matrix products; both axes
/// logarithmic.
package enum SpeedFigure: FigureKind {
    package static let name = "speed"
    package static let summary = "time of a step by size, against its floor"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            Option(
                "bench", .cell(kinds: ["bench"]), role: .presentation, isRequired: true, summary: "The measurements."),
            Option(
                "by", .oneOrMany(of: .choice(Benchmark.Axis.allCases.map(\.rawValue))), role: .presentation,
                summary: "The sizes, a panel each; all that were measured when not given."),
        ]
    }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        guard let block = cell.string("bench").flatMap(study.block) else { return }
        let measured = block.conditions.map(\.label)
        for axis in cell.strings("by") ?? [] where !measured.contains("by-" + axis) {
            problems.append(
                .error(
                    "unmeasured-axis", "'\(cell.string("bench") ?? "")' does not measure by \(axis)",
                    at: cell.range(of: "by"), hint: "add 'by-\(axis)' to its 'items'"))
        }
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let results = view.results.conditions(of: cell.string("bench") ?? "")
        let measurements = results.flatMap(\.benchmarkReports).flatMap(\.measurements)
        let measured = measurements.compactMap { $0.point?.axis }.unique
        let axes = (cell.strings("by") ?? measured.map(\.rawValue)).compactMap(Benchmark.Axis.init(rawValue:)).filter(
            measured.contains)
        guard !axes.isEmpty else { throw FigureUnavailable("nothing was measured along a size") }
        let panels = axes.map { axis in
            let points = measurements.filter { $0.point?.axis == axis }.sorted {
                ($0.point?.value ?? 0) < ($1.point?.value ?? 0)
            }
            func line(_ name: String, _ seconds: (Measurement) -> Double?) -> LineMark.Series {
                .init(
                    name: name, x: points.map { Double($0.point?.value ?? 0) },
                    y: points.map { (seconds($0) ?? .nan) * 1e3 })
            }
            return Panel(
                x: Axis(axis.title, transform: .logarithmic, isExtended: false),
                y: Axis("Time (ms)", transform: .logarithmic),
                marks: [
                    LineMark(
                        series: [line("critic step", \.seconds), line("floor of its products", \.floorSeconds)],
                        markers: true)
                ])
        }
        let figure = Figure(
            kind: "Line chart", content: .panels(panels), plotHeight: .points(panels.count > 1 ? 190 : 240),
            sharesY: true)
        return Drawing(
            figure,
            caption:
                "Time of a critic step of small networks by \(axes.map(\.title).joined(separator: ", ")), and what its "
                + "matrix products alone have to take.",
            conditions: results.filter { result in axes.contains { result.condition.label == "by-" + $0.rawValue } })
    }
}

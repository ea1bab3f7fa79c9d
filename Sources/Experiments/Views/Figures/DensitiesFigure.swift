import Foundations
import Notebook
import Plots

/// How a score is distributed over seen and over unseen test rows, one panel a score.
package enum DensitiesFigure: FigureKind {
    package static let name = "densities"
    package static let summary = "how scores are distributed over seen and unseen rows"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["score"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let panels = series.compactMap { label, result in panel(series.count > 1 ? label : nil, label, result) }
        let figure = Figure(
            kind: "Area chart", content: .panels(panels), plotHeight: .points(panels.count > 2 ? 130 : 200),
            columns: panels.count == 1 ? nil : min(3, panels.count))
        let seed = series[0].result.detections.first?.seed ?? 0
        return Drawing(
            figure,
            caption:
                "Scores of seen and of unseen test rows of seed \(seed). The line is the threshold that 95 % of the "
                + "seen rows reach; one row in twenty-five lies outside the frame.",
            conditions: series.map(\.result))
    }

    /// Two teachers' scores differ in scale, so that a mean over seeds would blur what each of them shows: the first
    /// one is drawn.
    private static func panel(_ title: String?, _ label: String, _ result: ConditionResult) -> Panel? {
        guard let score = result.detections.first?.score else { return nil }
        let centres = score.density.map(\.centre)
        var marks: [any Mark] = [
            AreaMark(series: [
                .init(name: "seen rows", x: centres, y: score.density.map(\.seen)),
                .init(name: "unseen rows", x: centres, y: score.density.map(\.unseen)),
            ])
        ]
        if let threshold = score.threshold { marks.append(RuleMark(.x, at: threshold)) }
        return Panel(
            title: title, x: Axis(title == nil ? label : nil, isExtended: false),
            y: Axis(title == nil ? "Density" : nil, showsTicks: false), marks: marks)
    }
}

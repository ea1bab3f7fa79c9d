import Foundations
import Notebook
import Plots

/// Where the test rows end: right, lost between seen and unseen, or lost within the right one of the two, mean over
/// seeds.
package enum ErrorsFigure: FigureKind {
    package static let name = "errors"
    package static let summary = "where strategies lose seen and unseen rows"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["strategy"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        func panel(_ title: String, _ parts: [(name: String, metric: String)]) -> Panel {
            let bars = StackedBarMark(
                groups: series.map(\.label),
                series: parts.map { part in
                    .init(name: part.name, values: series.map { $0.result.quantity(part.metric)?.mean ?? 0 })
                })
            return Panel(title: title, y: Axis("Rows (%)", domain: 0...100), marks: [bars])
        }
        let (right, between, within) = ("right", "lost between seen and unseen", "lost within")
        let panels = [
            panel("Seen rows", [(right, "S"), (between, "gateSeen"), (within, "expertSeen")]),
            panel("Unseen rows", [(right, "U"), (between, "gateUnseen"), (within, "expertUnseen")]),
        ]
        // Names stand upright below bars that are wide enough for them.
        let isWide = series.count > 4 || series.contains { $0.label.count > 14 }
        let figure = Figure(
            kind: "Stacked bar chart", content: .panels(panels), plotHeight: .points(isWide ? 170 : 200),
            columns: isWide ? 1 : 2, sharesY: true)
        return Drawing(
            figure,
            caption:
                "Where test rows end, in percent, averaged over classes, "
                + CellView.meanText(of: series.map(\.result))
                + ": given their own class, a class of the other sort (the gate's doing), or another class of their "
                + "own sort (the expert's).",
            conditions: series.map(\.result))
    }
}

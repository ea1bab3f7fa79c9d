import Foundations
import Notebook
import Plots

/// Seen rows that pass against unseen rows that pass, for every threshold of a score, mean over seeds.
package enum ROCFigure: FigureKind {
    package static let name = "roc"
    package static let summary = "ROC curves of scores"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["score"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let lines = series.map { label, result -> LineMark.Series in
            let curve = MeanCurve(
                result.detections.map { $0.score.roc.map { ($0.x, $0.y) } }, at: MeanCurve.grid(0...1))
            let area = result.quantity("AUROC").map { " (\(NumberText.print.fixed($0.mean, decimals: 1)))" } ?? ""
            return .init(name: label + area, x: curve.x.map { 100 * $0 }, y: curve.y.map { 100 * $0 })
        }
        let chance = FunctionMark(name: "Chance", curves: [.init(label: "chance") { $0 }])
        let panel = Panel(
            x: Axis("Unseen rows that pass (%)", domain: 0...100), y: Axis("Seen rows that pass (%)", domain: 0...100),
            marks: [chance, LineMark(series: lines)])
        let figure = Figure(kind: "Line chart", content: .panels([panel]), width: 460, plotHeight: .ratio(0.85))
        let results = series.map(\.result)
        return Drawing(
            figure,
            caption: "ROC curves, \(CellView.meanText(of: results)), with the area under each in percent.",
            conditions: results)
    }
}

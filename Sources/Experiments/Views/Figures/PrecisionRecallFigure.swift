import Foundations
import Notebook
import Plots

/// Precision against recall for every threshold of a score, at finding seen and at finding unseen rows, mean over
/// seeds.
package enum PrecisionRecallFigure: FigureKind {
    package static let name = "pr"
    package static let summary = "precision and recall of scores, in both directions"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["score"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        func panel(
            _ title: String, _ curve: KeyPath<DetectionOutcome.OfScore, [DetectionOutcome.CurvePoint]>
        ) -> Panel {
            let lines = series.map { label, result -> LineMark.Series in
                // Below the first few percent a handful of rows decide, and the curve is all noise.
                let curves = result.detections.map { $0.score[keyPath: curve].map { ($0.x, $0.y) } }
                let mean = MeanCurve(curves, at: MeanCurve.grid(0.02...1))
                return .init(name: label, x: mean.x.map { 100 * $0 }, y: mean.y.map { 100 * $0 })
            }
            return Panel(
                title: title, x: Axis("Recall (%)", domain: 0...100), y: Axis("Precision (%)", domain: 0...100),
                marks: [LineMark(series: lines)])
        }
        let figure = Figure(
            kind: "Line chart",
            content: .panels([
                panel("Finding seen rows", \.precisionRecall), panel("Finding unseen rows", \.precisionRecallOut),
            ]),
            plotHeight: .points(220), sharesY: true)
        let results = series.map(\.result)
        return Drawing(
            figure, caption: "Precision by recall, \(CellView.meanText(of: results)).", conditions: results)
    }
}

import Foundations
import Notebook
import Plots

/// Accuracy on unseen against accuracy on seen rows as a constant is taken off the seen scores, averaged over seeds.
package enum SeenUnseenFigure: FigureKind {
    package static let name = "seen-unseen"
    package static let summary = "seen against unseen accuracy under calibration"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let lines = series.map { label, result -> LineMark.Series in
            let curves = result.classifications.map(\.curve)
            let end = curves.map { $0.last?.unseen ?? 0 }.min() ?? 0
            let grid = (0...60).map { end * Double($0) / 60 }
            let means = grid.map { x in curves.reduce(0) { $0 + seen($1, at: x) } / Double(max(1, curves.count)) }
            let area = result.quantity("AUSUC").map { " (AUSUC \(NumberText.print.fixed($0.mean, decimals: 1)))" } ?? ""
            return .init(name: label + area, x: grid, y: means, lower: nil, upper: nil)
        }
        let figure = Figure(
            kind: "Line chart",
            content: .panels([
                Panel(
                    x: Axis("Unseen accuracy U (%)", domain: 0...100), y: Axis("Seen accuracy S (%)", domain: 0...100),
                    marks: [FunctionMark.equalHarmonicMeans(), LineMark(series: lines)])
            ]),
            width: 460, plotHeight: .ratio(0.85))
        return Drawing(
            figure,
            caption:
                "Seen against unseen accuracy as a constant is taken off the scores of seen classes, "
                + CellView.meanText(of: series.map(\.result)) + ". Thin lines join points of equal H.",
            conditions: series.map(\.result))
    }

    private static func seen(_ curve: [Classification.CurvePoint], at x: Double) -> Double {
        guard let next = curve.firstIndex(where: { $0.unseen >= x }) else { return curve.last?.seen ?? 0 }
        guard next > 0 else { return curve[0].seen }
        let (a, b) = (curve[next - 1], curve[next])
        return b.unseen > a.unseen ? a.seen + (b.seen - a.seen) * (x - a.unseen) / (b.unseen - a.unseen) : b.seen
    }
}

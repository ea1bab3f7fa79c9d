import Notebook
import Plots

/// Grouped bars: metrics of several runs side by side, with standard deviations over seeds.
package enum BarsFigure: FigureKind {
    package static let name = "bars"
    package static let summary = "metrics side by side"

    package static func options(_ workspace: Workspace) -> [Option] {
        [FigureOptions.cells(workspace), FigureOptions.metrics(default: ["U", "S", "H"])]
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let metrics = FigureOptions.metrics(of: cell)
        let bars = BarMark(
            groups: metrics.map(\.name),
            series: series.map { label, result in
                let quantities = metrics.map { result.quantity($0.name) }
                return .init(name: label, values: quantities.map { $0?.mean }, errors: quantities.map { $0?.sd })
            })
        let figure = Figure(
            kind: "Grouped bar chart",
            content: .panels([Panel(y: Axis("Accuracy (%)", includesZero: true), marks: [bars])]))
        let spread = CellView.spreadText("error bars are standard deviations", of: series.map(\.result))
        return Drawing(figure, caption: "Accuracy by run; \(spread).", conditions: series.map(\.result))
    }
}

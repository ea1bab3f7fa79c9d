import Foundations
import Notebook
import Plots

/// Training curves: metrics or losses over epochs, mean with a band of one standard deviation over seeds.
package enum CurvesFigure: FigureKind {
    package static let name = "curves"
    package static let summary = "metrics or losses over epochs"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.cells(workspace),
            FigureOptions.metrics(default: ["H"]),
            Option(
                "losses", .oneOrMany(of: .string), role: .presentation,
                summary:
                    "Losses by name, in the place of metrics: critic, generator, classification, student, be, kl, od."),
        ]
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        var panels: [Panel] = []
        if let losses = cell.strings("losses") {
            for loss in losses {
                let lines = series.compactMap { line($0.label, $0.result) { $0.losses[loss] } }
                guard !lines.isEmpty else {
                    throw FigureUnavailable(
                        "no run has a loss '\(loss)'; there are \(known(series.map(\.result)).joined(separator: ", "))")
                }
                panels.append(
                    Panel(
                        title: loss, x: Axis("Epoch", isExtended: false), y: Axis("Loss"),
                        marks: [LineMark(series: lines)]))
            }
        } else {
            let metrics = FigureOptions.metrics(of: cell)
            for metric in metrics {
                let lines = series.compactMap {
                    line($0.label, $0.result, within: metric.unit == "%" ? 0...100 : nil) { $0.metrics[metric.name] }
                }
                guard !lines.isEmpty else { throw FigureUnavailable("no run has a curve of \(metric.name)") }
                panels.append(
                    Panel(
                        title: metrics.count > 1 ? metric.name : nil, x: Axis("Epoch", isExtended: false),
                        y: Axis(metrics.count > 1 ? "Accuracy (%)" : metric.axisTitle),
                        marks: [LineMark(series: lines)]))
            }
        }
        let figure = Figure(
            kind: "Line chart", content: .panels(panels), plotHeight: .points(panels.count > 1 ? 190 : 240),
            sharesY: cell.options["losses"] == nil)
        return Drawing(
            figure,
            caption:
                "Training curves on the test rows; "
                + CellView.spreadText("bands are one standard deviation", of: series.map(\.result))
                + ". The epoch that is reported is not chosen by them unless the protocol says so.",
            conditions: series.map(\.result))
    }

    private static func known(_ results: [ConditionResult]) -> [String] {
        Set(results.flatMap { $0.results(TrainingOutcome.self).flatMap { $0.result.history.flatMap(\.losses.keys) } })
            .sorted()
    }

    /// The mean of a number over the epochs that all seeds have; nil where a run lacks it.
    ///
    /// - Parameter range: what a band keeps to: a deviation knows no bounds, an accuracy does.
    static func line(
        _ label: String, _ result: ConditionResult, within range: ClosedRange<Double>? = nil,
        _ value: (TrainingOutcome.HistoryPoint) -> Double?
    ) -> LineMark.Series? {
        let histories = result.results(TrainingOutcome.self).map { (seed: $0.seed, points: $0.result.history) }
        let curves = histories.map { (seed: $0.seed, values: $0.points.compactMap(value)) }
        guard let shortest = histories.map(\.points).min(by: { $0.count < $1.count }), !shortest.isEmpty,
            zip(curves, histories).allSatisfy({ $0.values.count == $1.points.count })
        else { return nil }
        let epochs = shortest.map { Double($0.epoch) }
        let points = epochs.indices.map { epoch in SeedValues(curves.map { (seed: $0.seed, value: $0.values[epoch]) }) }
        let hasBand = curves.count > 1
        return .init(
            name: label, x: epochs, y: points.map(\.mean),
            lower: hasBand ? points.map { max($0.mean - ($0.sd ?? 0), range?.lowerBound ?? -.infinity) } : nil,
            upper: hasBand ? points.map { min($0.mean + ($0.sd ?? 0), range?.upperBound ?? .infinity) } : nil)
    }
}

import Notebook
import Plots
import ZeroShot

/// Whether training runs have ended where their numbers mean something: H, every loss and the critic's gradient over
/// the epochs, and how far generated rows lie apart.
package enum DiagnosisFigure: FigureKind {
    package static let name = "diagnosis"
    package static let summary = "whether runs were trained long enough: H, losses, gradient norms, spread of rows"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view)
        let runs = series.flatMap { $0.result.results(TrainingOutcome.self).map(\.result) }
        guard !runs.isEmpty else { throw FigureUnavailable("none of the runs was trained") }
        func panel(
            _ title: String, _ axis: String, within range: ClosedRange<Double>? = nil,
            _ value: @escaping (TrainingOutcome.HistoryPoint) -> Double?
        ) -> Panel? {
            let lines = series.compactMap { CurvesFigure.line($0.label, $0.result, within: range, value) }
            return lines.isEmpty
                ? nil
                : Panel(
                    title: title, x: Axis("Epoch", isExtended: false), y: Axis(axis), marks: [LineMark(series: lines)])
        }
        let losses = Set(runs.flatMap { $0.history.flatMap(\.losses.keys) }).subtracting([TrainingDiagnosis.penalty])
            .sorted()
        var panels = [panel("H", "Accuracy (%)", within: 0...100) { $0.metrics["H"] }].compactMap(\.self)
        panels += losses.compactMap { name in panel("Loss: \(name)", "Loss") { $0.losses[name] } }
        if let distance = panel(
            "Critic: gradient norm", "Distance from 1", { $0.losses[TrainingDiagnosis.penalty]?.squareRoot() })
        {
            panels.append(distance)
        }
        panels += [bars("Spread of rows in a class", "Real rows = 1", "spread", series)].compactMap(\.self)
        panels += [bars("Columns that never vary", "Share (%)", "deadColumns", series)].compactMap(\.self)
        let figure = Figure(
            kind: "Line charts and bar charts", content: .panels(panels), plotHeight: .points(150), sharesY: false)
        return Drawing(
            figure,
            caption:
                "Training runs on their way, and what they end with; H is of the test rows and chooses nothing; "
                + CellView.spreadText("bands and error bars are one standard deviation", of: series.map(\.result))
                + ".",
            conditions: series.map(\.result))
    }

    private static func bars(
        _ title: String, _ axis: String, _ metric: String, _ series: [(label: String, result: ConditionResult)]
    ) -> Panel? {
        let quantities = series.map { ($0.label, $0.result.quantity(metric)) }
        guard quantities.contains(where: { $0.1 != nil }) else { return nil }
        return Panel(
            title: title, y: Axis(axis, includesZero: true),
            marks: [
                BarMark(
                    groups: [""],
                    series: quantities.map { .init(name: $0.0, values: [$0.1?.mean], errors: [$0.1?.sd]) })
            ])
    }
}

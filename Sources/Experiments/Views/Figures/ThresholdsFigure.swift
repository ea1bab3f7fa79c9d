import Foundations
import Notebook
import Plots

/// U, S and H of a two-stage classifier along its threshold, mean over seeds, one panel a gate.
package enum ThresholdsFigure: FigureKind {
    package static let name = "thresholds"
    package static let summary = "U, S and H of a two-stage classifier along its threshold"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["strategy"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let gates = try FigureOptions.series(cell, view).filter { !$0.result.thresholdCurves.isEmpty }
        guard !gates.isEmpty else { throw FigureUnavailable("none of its blocks has a two-stage strategy") }
        let panels = gates.map { label, result -> Panel in
            // The extreme rows on either side lie far out and would leave little room for the others.
            let thresholds = result.thresholdCurves.flatMap {
                $0.dropFirst($0.count / 50).dropLast($0.count / 50).map(\.threshold)
            }
            let chosen = result.quantity("gamma")?.mean
            let ends = thresholds + (chosen.map { [$0] } ?? [])
            let (lower, upper) = (ends.min() ?? 0, ends.max() ?? 1)
            let grid = MeanCurve.grid(lower...(upper > lower ? upper : lower + 1))
            let columns: [(String, KeyPath<StrategiesOutcome.CurvePoint, Double>)] = [
                ("U", \.unseen), ("S", \.seen), ("H", \.harmonicMean),
            ]
            let lines = columns.map { name, column -> LineMark.Series in
                let curves = result.thresholdCurves.map { $0.map { ($0.threshold, $0[keyPath: column]) } }
                return .init(name: name, x: grid, y: MeanCurve(curves, at: grid).y)
            }
            let rule = chosen.map { [RuleMark(.x, at: $0, label: "chosen")] } ?? []
            return Panel(
                title: gates.count > 1 ? label : nil, x: Axis("Threshold (standard units)", isExtended: false),
                y: Axis("Accuracy (%)", includesZero: true), marks: rule + [LineMark(series: lines)])
        }
        let figure = Figure(
            kind: "Line chart", content: .panels(panels), plotHeight: .points(panels.count > 1 ? 170 : 240),
            sharesY: true)
        return Drawing(
            figure,
            caption:
                "A two-stage classifier along its threshold, \(CellView.meanText(of: gates.map(\.result))), in "
                + "standard deviations from the mean score of the teacher's training rows. Rows above it are taken "
                + "for seen.",
            conditions: gates.map(\.result))
    }
}

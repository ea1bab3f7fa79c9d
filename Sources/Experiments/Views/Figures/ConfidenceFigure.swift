import Foundation
import Foundations
import Notebook
import Plots
import Tensors
import ZeroShot

/// The learned sigmoid that turns a teacher's score into a confidence, one line a seed.
package enum ConfidenceFigure: FigureKind {
    package static let name = "confidence"
    package static let summary = "the learned in-distribution confidence by score"

    package static func options(_ workspace: Workspace) -> [Option] { [FigureOptions.cells(workspace)] }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        FigureOptions.check(cell, hasOnly: ["train", "sweep"], in: study, problems: &problems)
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let series = try FigureOptions.series(cell, view).filter { $0.result.quantity("alpha") != nil }
        guard !series.isEmpty else {
            throw FigureUnavailable("none of its runs has learned a confidence: that takes 'od' in 'distill'")
        }
        let panels = series.map { label, result in panel(series.count > 1 ? label : nil, result) }
        let figure = Figure(
            kind: "Line chart", content: .panels(panels), plotHeight: .points(panels.count > 2 ? 130 : 200),
            columns: panels.count == 1 ? nil : min(3, panels.count), sharesY: true)
        return Drawing(
            figure,
            caption:
                "The learned confidence that a row is of a seen class, by the teacher's score of it, for every seed.",
            conditions: series.map(\.result))
    }

    private static func panel(_ title: String?, _ result: ConditionResult) -> Panel {
        let domain = Domain(result.condition.training?.distillation)
        let grid = MeanCurve.grid(domain.range)
        let lines = result.results(TrainingOutcome.self).compactMap { seed, outcome -> LineMark.Series? in
            outcome.sigmoid.map { learned in
                let sigmoid = ConfidenceSigmoid(
                    slope: learned.slope, shift: learned.shift, form: domain.form, score: domain.score)
                return .init(name: "seed \(seed)", x: grid, y: grid.map(sigmoid.confidence))
            }
        }
        return Panel(
            title: title, x: Axis(domain.label, isExtended: false), y: Axis("Confidence", domain: 0...1),
            marks: [LineMark(series: lines)])
    }

    /// Where a score lives, and how it is turned into a confidence.
    private struct Domain {
        var range = -5.0...3.0
        var label = "Score (standard units)"
        var form = LossForm.paper
        var score = DistillationConfiguration.standardScore

        /// - Parameter distillation: that of the run; nil for a result of another kind.
        init(_ distillation: DistillationConfiguration?) {
            guard let distillation else { return }
            (form, score) = (distillation.form, distillation.score)
            guard score == DistillationConfiguration.standardScore else { return }
            (range, label) =
                form == .paper
                ? (0...1, "Largest probability") : (-4...0, "Logarithm of the largest probability")
        }
    }
}

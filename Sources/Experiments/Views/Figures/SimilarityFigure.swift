import Foundations
import Notebook
import Plots
import ZeroShot

/// The similarity matrices that the batch losses of D³GZSL work on, before training and after.
package enum SimilarityFigure: FigureKind {
    package static let name = "similarity"
    package static let summary = "similarity matrices of the distillation modules"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.run, FigureOptions.seed,
            FigureOptions.classes(default: BatchSimilarity.Choice().classes),
            FigureOptions.perClass(default: BatchSimilarity.Choice().perClass),
        ]
    }

    typealias Module = SimilarityExperiment.Module

    package static func conditions(
        _ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> [Condition] {
        guard let run = ObservedRun(cell, of: plan, in: workspace, problems: &problems) else { return [] }
        let distillation = run.configuration.distillation
        guard distillation.needsTeacher else {
            problems.append(
                .error(
                    "no-teacher", "the run distils nothing: it has no teacher to compare the student with",
                    at: cell.range(of: "of"), hint: "name a run with 'be', 'kl' or 'od' in its 'distill'"))
            return []
        }
        var experiment = SimilarityExperiment(run.configuration)
        if let classes = cell.integer("classes") { experiment.choice.classes = classes }
        if let rows = cell.integer("perClass") { experiment.choice.perClass = rows }
        return [run.condition(experiment)]
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first,
            let outcome = result.results(SimilarityOutcome.self).first?.result, let dataset = result.data?.dataset
        else {
            throw FigureUnavailable("its run has no result")
        }
        let means = Module.allCases.compactMap { module -> String? in
            guard let before = outcome.matrices[.init(module, .before)],
                let after = outcome.matrices[.init(module, .after)]
            else { return nil }
            func pair(_ matrix: SimilarityOutcome.Similarities) -> String {
                "\(text(matrix.matching)) against \(text(matrix.other))"
            }
            return "\(module.rawValue) \(pair(before)) before, \(pair(after)) after"
        }
        return Drawing(
            figure(outcome, names: dataset.classNames, unseen: Set(dataset.unseenClasses)),
            caption:
                "Cosines between what the teacher and the student say of a batch of rows sorted by class, before and "
                + "after training; each panel has a key of its own. Outlined are the pairs that the loss wants alike; "
                + "the others it wants apart. Means of the two: \(means.joined(separator: "; ")).",
            conditions: [result])
    }

    /// Of a mean that may not exist: a batch of one class has no pair that is wanted apart.
    private static func text(_ mean: Double?) -> String {
        mean.flatMap { $0.isFinite ? NumberText.print.fixed($0, decimals: 3) : nil } ?? "no such pairs"
    }

    /// - Parameter names: of all classes.
    static func figure(_ outcome: SimilarityOutcome, names: [String], unseen: Set<Int>) -> Figure {
        let panels = Module.allCases.flatMap { module in
            SimilarityExperiment.Moment.allCases.compactMap { moment in
                outcome.matrices[.init(module, moment)].map {
                    panel(module, moment, $0, names: names, unseen: unseen)
                }
            }
        }
        return Figure(kind: "Similarity matrices", content: .panels(panels), plotHeight: .ratio(1), columns: 2)
    }

    private static func panel(
        _ module: Module, _ moment: SimilarityExperiment.Moment, _ matrix: SimilarityOutcome.Similarities,
        names: [String], unseen: Set<Int>
    ) -> Panel {
        let (labels, groups) = (matrix.labels, matrix.groups)
        let n = labels.count
        let rows = labels.enumerated().map { "\($0 + 1): \(names[$1])" }
        let starts = groups.indices.filter { $0 == 0 || groups[$0] != groups[$0 - 1] }
        let seenCount = labels.count { !unseen.contains($0) }
        let hasGenerated = seenCount < n
        let heat = HeatMark(
            rows: rows, columns: rows, values: matrix.cosines,
            key: ColorKey(label: "Cosine", range: range(of: matrix.cosines.flatMap { $0 }), ramp: .sequential),
            rowSplit: hasGenerated ? .init(index: seenCount, first: "", second: "") : nil,
            columnSplit: hasGenerated ? .init(index: seenCount, first: "seen", second: "generated") : nil,
            blocks: zip(starts, starts.dropFirst() + [n]).map { $0..<$1 },
            digest: DataTable(
                header: ["Pairs", "mean cosine"],
                rows: [["wanted alike", text(matrix.matching)], ["wanted apart", text(matrix.other)]]))
        let (rowName, columnName) =
            module == .inDistribution
            ? ("Teacher's embedding", "Student's embedding") : ("Student's head", "Teacher's confidence")
        return Panel(
            title: "\(module.rawValue), \(moment.rawValue)", x: Axis(columnName, showsTicks: false),
            y: Axis(rowName, showsTicks: false), marks: [heat])
    }

    /// The cosines of a batch may all lie close together; the key spans what there is, to full steps.
    private static func range(of values: [Double]) -> ClosedRange<Double> {
        guard let low = values.min(), let high = values.max() else { return 0...1 }
        let step = high - low > 0.2 ? 0.1 : high - low > 0.02 ? 0.01 : 0.001
        let (below, above) = ((low / step).rounded(.down), (high / step).rounded(.up))
        return below * step...max(above, below + 1) * step
    }
}

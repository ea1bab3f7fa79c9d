import Foundations
import Notebook
import Plots
import Runner
import ZeroShot

/// The similarity matrices that the batch losses of D³GZSL work on, before training and after.
package enum SimilarityFigure: FigureKind {
    package static let name = "similarity"
    package static let summary = "similarity matrices of the distillation modules"
    package static let requires = ["of"]

    package static func options(_ workspace: Workspace) -> [Option] {
        [FigureOptions.run, FigureOptions.seed, FigureOptions.classes, FigureOptions.perClass]
    }

    /// A module of D³GZSL, as the figure names it.
    enum Module: String, CaseIterable, Sendable {
        case inDistribution = "ID²SD"
        case outOfDistribution = "O²DBD"
    }

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
        let modules = Module.allCases.filter {
            $0 == .outOfDistribution
                ? distillation.outOfDistribution != 0 : distillation.embedding != 0 || distillation.logits != 0
        }
        var choice = BatchSimilarity.Choice()
        if let classes = cell.integer("classes") { choice.classes = classes }
        if let rows = cell.integer("perClass") { choice.perClass = rows }
        return [
            run.condition("similarity", settings: choice) { [choice] _, model, stream in
                modules.map { module in
                    switch module {
                    case .inDistribution:
                        (module, BatchSimilarity.inDistribution(model, choice, stream: stream["rows"]))
                    case .outOfDistribution:
                        (module, BatchSimilarity.outOfDistribution(model, choice, distillation, stream: stream["rows"]))
                    }
                }
            } record: { sights, _ in
                var record = Record()
                for (moment, name) in [(TrainedModel.Moment.start, "before"), (.end, "after")] {
                    for (module, similarity) in sights[moment] ?? [] {
                        record.add(similarity, "\(module.rawValue).\(name)")
                    }
                }
                return record
            }
        ]
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        guard let result = view.results.conditions(of: cell.name).first, let record = result.records.first?.record,
            let dataset = result.data?.dataset
        else {
            throw FigureUnavailable("its run has no result")
        }
        let means = Module.allCases.filter { record.arrays["\($0.rawValue).after"] != nil }.map { module in
            func mean(_ name: String) -> String {
                text(record.scalars["\(module.rawValue).\(name)"]) ?? "no such pairs"
            }
            return
                "\(module.rawValue) \(mean("before.matching")) against \(mean("before.other")) before, \(mean("after.matching")) against \(mean("after.other")) after"
        }
        return Drawing(
            figure(record, names: dataset.classNames, unseen: Set(dataset.unseenClasses)),
            caption:
                "Cosines between what the teacher and the student say of a batch of rows sorted by class, before and after training; each panel has a key of its own. "
                + "Outlined are the pairs that the loss wants alike; the others it wants apart. Means of the two: \(means.joined(separator: "; ")).",
            conditions: [result])
    }

    /// A mean cosine; nil where there was nothing to average, as of a single class.
    private static func text(_ mean: Double?) -> String? {
        mean.flatMap { $0.isFinite ? NumberText.print.fixed($0, decimals: 3) : nil }
    }

    /// - Parameter names: of all classes.
    static func figure(_ record: Record, names: [String], unseen: Set<Int>) -> Figure {
        let panels = Module.allCases.flatMap { module in
            ["before", "after"].compactMap { panel(module, $0, record, names: names, unseen: unseen) }
        }
        return Figure(kind: "Similarity matrices", content: .panels(panels), plotHeight: .ratio(1), columns: 2)
    }

    private static func panel(
        _ module: Module, _ moment: String, _ record: Record, names: [String], unseen: Set<Int>
    ) -> Panel? {
        let key = "\(module.rawValue).\(moment)"
        guard let cosines = record.arrays[key]?.values, let labels = record.series[key + ".labels"]?.map({ Int($0) }),
            let groups = record.series[key + ".groups"]
        else { return nil }
        let n = labels.count
        let rows = labels.enumerated().map { "\($0 + 1): \(names[$1])" }
        let starts = groups.indices.filter { $0 == 0 || groups[$0] != groups[$0 - 1] }
        let seenCount = labels.count { !unseen.contains($0) }
        let hasGenerated = seenCount < n
        func mean(_ name: String) -> String {
            text(record.scalars["\(key).\(name)"]) ?? "no such pairs"
        }
        let heat = HeatMark(
            rows: rows, columns: rows, values: (0..<n).map { row in (0..<n).map { Double(cosines[row * n + $0]) } },
            key: ColorKey(label: "Cosine", range: range(of: cosines.map(Double.init)), ramp: .sequential),
            rowSplit: hasGenerated ? .init(index: seenCount, first: "", second: "") : nil,
            columnSplit: hasGenerated ? .init(index: seenCount, first: "seen", second: "generated") : nil,
            blocks: zip(starts, starts.dropFirst() + [n]).map { $0..<$1 },
            digest: DataTable(
                header: ["Pairs", "mean cosine"],
                rows: [["wanted alike", mean("matching")], ["wanted apart", mean("other")]]))
        let (rowName, columnName) =
            module == .inDistribution
            ? ("Teacher's embedding", "Student's embedding") : ("Student's head", "Teacher's confidence")
        return Panel(
            title: "\(module.rawValue), \(moment)", x: Axis(columnName, showsTicks: false),
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

extension Record {
    /// A matrix with its labels, groups and means, under a name.
    fileprivate mutating func add(_ similarity: BatchSimilarity, _ name: String) {
        let n = similarity.labels.count
        arrays[name] = StoredArray(shape: [n, n], values: similarity.cosines.map { Float($0) })
        series[name + ".labels"] = similarity.labels.map(Double.init)
        series[name + ".groups"] = similarity.groups.map(Double.init)
        let means = similarity.means
        scalars[name + ".matching"] = means.matching
        scalars[name + ".other"] = means.other
    }
}

import Foundations
import Notebook

/// Options that several kinds of figures share.
enum FigureOptions {
    static func cells(_ workspace: Workspace) -> Option {
        let kinds = workspace.blocks.kindsWithMetrics
        return Option(
            "cells", .either([.list(of: .cell(kinds: kinds)), .cellMap(kinds: kinds, value: .prose)]),
            role: .presentation, isRequired: true,
            summary: "The blocks whose results are drawn, with other labels where it is a map.")
    }

    static func metrics(default names: [String]) -> Option {
        Option(
            "metrics", .oneOrMany(of: .choice(Metric.accuracies.map(\.name))), role: .presentation,
            defaultValue: .list(names.map(Value.string)), summary: "The metrics.")
    }

    static func metrics(of cell: Cell) -> [Metric] {
        (cell.used("metrics")?.list ?? []).compactMap(\.string).map(Metric.named)
    }

    /// The run whose networks a figure looks at.
    static let run = Option(
        "of", .cell(kinds: ["train"]), isRequired: true,
        summary: "The run whose networks are looked at; it is trained again for that.")
    static let seed = Option(
        "seed", .integer(0...Int(UInt32.max)),
        summary: "The seed of the run that is looked at; its first when not given.")

    static func classes(default count: Int) -> Option {
        Option(
            "classes", .integer(1...100), defaultValue: .integer(count),
            summary: "How many classes of either sort are shown, evenly spaced in their order.")
    }

    static func perClass(default count: Int) -> Option {
        Option(
            "perClass", .integer(1...200), defaultValue: .integer(count),
            summary: "Pictures or rows of a class at most.")
    }

    /// `cells` may name any block that gives numbers; this figure draws blocks of these kinds alone.
    static func check(_ cell: Cell, hasOnly kinds: [String], in study: Study, problems: inout [Diagnostic]) {
        for (name, _) in cell.labelledCells("cells") {
            guard let kind = study.plan.cell(name)?.kind.name, !kinds.contains(kind) else { continue }
            let wanted = kinds.joined(separator: " or ")
            problems.append(
                .error(
                    "wrong-kind",
                    "'\(name)' is a \(kind) block; a figure of kind '\(cell.string("kind") ?? "")' draws a \(wanted) "
                        + "block",
                    at: cell.range(of: "cells"),
                    hint: "name a \(wanted) block"))
        }
    }

    /// The results behind the cells of a figure, one for each condition that has any, with the labels of a legend.
    static func series(
        _ cell: Cell, _ view: CellView
    ) throws(FigureUnavailable) -> [(label: String, result: ConditionResult)] {
        try namedSeries(cell, view).map { ($0.label, $0.result) }
    }

    /// The same, with the names of the cells.
    static func namedSeries(
        _ cell: Cell, _ view: CellView
    ) throws(FigureUnavailable) -> [(cell: String, label: String, result: ConditionResult)] {
        let cells = cell.labelledCells("cells").map { named in
            // A picture shows plain text.
            (cell: named.cell, label: view.plainTitle(of: named))
        }
        let all = cells.flatMap { named in view.results.conditions(of: named.cell).map { (named, $0) } }
        let titles = DataSelection.titles(of: all.map(\.1.condition.dataset))
        let series = all.filter { !$0.1.computed.isEmpty }.map {
            named, result -> (cell: String, label: String, result: ConditionResult) in
            var label =
                result.condition.label == named.cell
                ? named.label
                : named.label == named.cell ? result.condition.label : "\(named.label), \(result.condition.label)"
            if titles.count > 1, let title = titles[result.condition.dataset] { label += " (\(title))" }
            return (named.cell, label, result)
        }
        guard !series.isEmpty else { throw FigureUnavailable("none of its runs has a result") }
        return series
    }

    /// The results behind the cells of a figure that shows several data sets as one: all of a condition together, with
    /// the label of their row as plain text.
    static func rows(_ cell: Cell, _ view: CellView) -> [(label: String, results: [ConditionResult])] {
        cell.labelledCells("cells").flatMap { named in
            let title = view.plainTitle(of: named)
            let conditions = view.results.conditions(of: named.cell)
            return conditions.map(\.condition.label).unique.map { label in
                let isAlone = label == named.cell
                let text = isAlone ? title : named.label == named.cell ? label : "\(title), \(label)"
                return (text, conditions.filter { $0.condition.label == label && !$0.computed.isEmpty })
            }
        }
    }
}

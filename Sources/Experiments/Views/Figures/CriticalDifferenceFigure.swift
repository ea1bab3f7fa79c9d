import Foundations
import Notebook
import Plots

/// Mean ranks over data sets, with bars over those that Nemenyi's test does not tell apart.
package enum CriticalDifferenceFigure: FigureKind {
    package static let name = "critical-difference"
    package static let summary = "mean ranks over data sets, and which of them differ"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.cells(workspace),
            Option(
                "metric", .choice(Metric.all.filter { $0.ranking != .none }.map(\.name)), role: .presentation,
                defaultValue: "H", summary: "What the blocks are ranked by on every data set."),
            Option(
                "alpha", .number(0.001...0.5), role: .presentation, defaultValue: 0.05,
                summary: "The level of Nemenyi's test: the chance of telling any two apart where all are alike."),
        ]
    }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        var rows: [(label: String, datasets: [DataSelection])] = []
        for (name, _) in cell.labelledCells("cells") {
            let conditions = study.block(name)?.conditions ?? []
            for label in conditions.map(\.label).unique {
                rows.append((label, conditions.filter { $0.label == label }.map(\.dataset).unique))
            }
        }
        // Cells that are no blocks have been complained of.
        guard let first = rows.first else { return }
        if rows.count < 2 {
            problems.append(
                .error(
                    "too-few-rows", "'\(first.label)' alone has no rank", at: cell.range(of: "cells"),
                    hint: "name two blocks or more"))
            return
        }
        let shared = first.datasets.filter { set in rows.allSatisfy { $0.datasets.contains(set) } }
        if shared.count < 2 {
            let found = shared.isEmpty ? "none" : "only \(shared[0].name)"
            problems.append(
                .error(
                    "too-few-datasets",
                    "ranks are means over data sets, and of those all its blocks are computed on there is \(found)",
                    at: cell.range(of: "cells"), hint: "give every block 'dataset: [A, B, …]'"))
        }
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let metric = Metric.named(cell.used("metric")?.string ?? "H")
        let alpha = cell.used("alpha")?.number ?? 0.05
        let rows = FigureOptions.rows(cell, view)
        let ranking: DatasetRanking
        do throws(DatasetRanking.Problem) {
            ranking = try DatasetRanking(rows.map(\.results), by: metric)
        } catch {
            throw FigureUnavailable(error.reason)
        }
        let test = NemenyiTest(
            methods: ranking.test.meanRanks.count, datasets: ranking.datasets.count, alpha: alpha)
        let level = "at α = \(NumberText.print.brief(alpha))"
        let mark = CriticalDifferenceMark(
            zip(rows, ranking.meanRanks).compactMap { row, rank in rank.map { .init(name: row.label, meanRank: $0) } },
            test: test, level: level)
        let axis = Axis(showsTicks: false)
        let figure = Figure(
            kind: "Critical difference diagram",
            content: .panels([
                Panel(
                    x: axis, y: Axis("Mean rank of \(metric.name), 1 is best", showsTicks: false), marks: [mark])
            ]), plotHeight: .points(mark.height(.light)))
        let verdict =
            ranking.test.pValue < alpha
            ? "" : " Friedman's test comes first, and it finds no difference \(level)."
        let caption =
            "\(ranking.subject). Methods under one bar are not told apart by Nemenyi's test \(level). "
            + "\(ranking.friedmanText).\(verdict)"
        return Drawing(
            figure, caption: InlineMarkdown.escaped(caption),
            conditions: rows.flatMap(\.results).filter { ranking.datasets.contains($0.condition.dataset) })
    }
}

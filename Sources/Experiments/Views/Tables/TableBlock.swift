import Foundations
import Notebook
import Report

/// ```` ```d3gzsl table NAME ````: results of runs, mean ± standard deviation over seeds, with published values
/// beside them.
package struct TableBlock: CheckingBlock, ReportedBlock {
    package static let kindName = "table"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        let results = workspace.blocks.kindsWithMetrics
        return BlockKind(
            name: kindName, summary: "Shows results of runs.",
            options: [
                Option("caption", .prose, role: .presentation, summary: "What the table shows."),
                Option(
                    "rows", .either([.list(of: .cell(kinds: results)), .cellMap(kinds: results, value: .prose)]),
                    role: .presentation, isRequired: true,
                    summary: "The blocks whose results are rows, with other labels where it is a map."),
                Option(
                    "columns", .list(of: .choice(Metric.all.map(\.name))), role: .presentation,
                    defaultValue: ["U", "S", "H"], summary: "The metrics."),
                Option(
                    "compare", .cellMap(kinds: results, value: .string), role: .presentation,
                    summary: "Published methods to stand beside rows, by their names in the file of published values."),
                Option(
                    "gain", .cellMap(kinds: results, value: .cell(kinds: results)), role: .presentation,
                    summary:
                        "Rows with the rows that they are to be better than: the difference of H with its 95 % "
                        + "interval and a t test: "
                        + "by seed where they share seeds, else Welch's."
                ),
                Option(
                    "decimals", .integer(0...4), role: .presentation, defaultValue: 1,
                    summary: "Decimals of percentages."),
            ],
            labelPrefix: "tbl")
    }

    /// What the author wrote.
    package let cell: Cell
    private let metrics: [Metric]
    let rows: [(cell: String, label: String)]
    let compared: [(cell: String, label: String)]
    /// The base of a row.
    let bases: [String: String]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        metrics = (cell.used("columns")?.list ?? []).compactMap(\.string).map(Metric.named)
        rows = cell.labelledCells("rows")
        compared = cell.labelledCells("compare")
        cell.checkNothingIsEmpty(&problems)
        bases = Dictionary(cell.labelledCells("gain").map { ($0.cell, $0.label) }, uniquingKeysWith: { $1 })
    }

    func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        for (_, method) in compared where !study.published.methods.contains(method) {
            let suggestion = Suggestion.closest(to: method, among: study.published.methods).map {
                "did you mean '\($0)'?"
            }
            problems.append(
                .error(
                    "unknown-published",
                    study.published.isEmpty
                        ? "the notebook names no file of published values"
                        : "no published results of a method '\(method)'",
                    at: cell.range(of: "compare"),
                    hint: study.published.isEmpty
                        ? "add 'published: FILE.yaml' to the front matter"
                        : suggestion ?? "there are \(study.published.methods.joined(separator: ", "))"))
        }
        for row in bases.keys.sorted() where !rows.contains(where: { $0.cell == row }) {
            problems.append(
                .warning("unused-gain", "'\(row)' has a base, but is no row of the table", at: cell.range(of: "gain")))
        }
        for (row, _) in compared where !rows.contains(where: { $0.cell == row }) {
            problems.append(
                .warning(
                    "unused-comparison", "'\(row)' is compared, but is no row of the table",
                    at: cell.range(of: "compare")))
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        if view.status.problem != nil { return view.notices.map(ReportBlock.notice) }
        let conditions = rows.flatMap { view.results.conditions(of: $0.cell) }
        return (view.leakage(in: conditions) + view.doubts(in: conditions)).map(ReportBlock.notice) + [
            .table(table(view))
        ]
    }

    private func table(_ view: CellView) -> ReportTable {
        let conditions = rows.flatMap { view.results.conditions(of: $0.cell) }
        let titles = DataSelection.titles(of: conditions.map(\.condition.dataset))
        let datasets = conditions.filter { $0.absence == nil }.map(\.condition.dataset).unique
        // Data that are not here have no columns, but a greyed row that says so.
        let absent = conditions.filter { $0.absence != nil }.map(\.condition.dataset).unique.map { dataset in
            ReportTable.Row.absent(
                titles[dataset] ?? dataset.name,
                reason: conditions.first { $0.condition.dataset == dataset }?.absence?.reason ?? "not here")
        }
        let gain = bases.isEmpty ? nil : metrics.first { $0.name == "H" } ?? metrics[0]
        let published = PublishedMatches(compared, on: datasets, conditions, view.study.published)
        let layout = datasets.map {
            ComparisonColumns(
                dataset: $0, title: titles[$0] ?? $0.name, metrics: metrics, published: published.matched[$0] ?? [:],
                gain: gain, decimals: cell.used("decimals")?.integer ?? 1)
        }
        let verdict = overall(view, datasets)
        let unmatched = published.unmatched.flatMap {
            $0.values(of: metrics, rows: rows.map { ($0.cell, view.plainTitle(of: $0)) })
        }
        return ReportTable(
            label: cell.label,
            caption: cell.string("caption") ?? "Results of \(rows.map { "`\($0.cell)`" }.joined(separator: ", ")).",
            rowTitle: "Method",
            groups: layout.flatMap { $0.groups(namesDataset: datasets.count > 1) } + (verdict?.groups ?? []),
            rows: tableRows(view, layout, verdict) + absent,
            notes: notes(conditions, layout, unmatched, view) + (verdict.map { [$0.note] } ?? []),
            protocolLine: view.protocolLine(of: conditions),
            provenance: view.provenance(of: conditions), unmatched: unmatched)
    }

    /// One row a condition: a block with a grid has several.
    private func tableRows(
        _ view: CellView, _ layout: [ComparisonColumns], _ verdict: DatasetVerdict?
    ) -> [ReportTable.Row] {
        let all = rows.flatMap { row in lines(of: row, view).map { (cell: row.cell, line: $0) } }
        return all.enumerated().map { index, row in
            let line = row.line
            if line.results.allSatisfy({ $0.computed.isEmpty }) {
                return .absent(
                    line.title, markup: line.markup, reason: line.results.compactMap(\.problem).first ?? "no result")
            }
            return ReportTable.Row(
                label: line.title, markup: line.markup,
                cells: layout.flatMap { columns in
                    let own = line.results.first { $0.condition.dataset == columns.dataset }
                    return columns.cells(
                        row: (row.cell, line.title), own,
                        base: base(of: row.cell, line.label, on: columns.dataset, view))
                } + (verdict?.cells(index) ?? []))
        }
    }

    /// What all data sets say together, of the same rows in the same order.
    private func overall(_ view: CellView, _ datasets: [DataSelection]) -> DatasetVerdict? {
        let all = rows.flatMap { row in
            lines(of: row, view).map { line in
                let others = datasets.compactMap { base(of: row.cell, line.label, on: $0, view) }
                return DatasetVerdict.Row(
                    title: line.title, results: line.results,
                    base: bases[row.cell].map { name in (title: baseTitle(name, view), results: others) })
            }
        }
        return DatasetVerdict(all, metrics: metrics, datasets: datasets)
    }

    /// What a base is called: as its own row, where it has one.
    func baseTitle(_ name: String, _ view: CellView) -> String {
        rows.first { $0.cell == name }.map(view.plainTitle) ?? name
    }

    /// The results behind the rows of a block: of each condition on every data set.
    func lines(
        of row: (cell: String, label: String), _ view: CellView
    ) -> [(label: String, markup: String?, title: String, results: [ConditionResult])] {
        let conditions = view.results.conditions(of: row.cell)
        return conditions.map(\.condition.label).unique.map { label in
            // Names are plain text; what the author calls a row is inline Markdown.
            let markup: String? =
                row.label == row.cell
                ? nil : label == row.cell ? row.label : "\(row.label), \(InlineMarkdown.escaped(label))"
            return (
                label, markup, markup.map(view.plainText) ?? label, conditions.filter { $0.condition.label == label }
            )
        }
    }

    /// What a row's gain is over: a base of the same grid or list of parts is met point by point.
    func base(
        of cell: String, _ label: String, on dataset: DataSelection, _ view: CellView
    ) -> ConditionResult? {
        let sameData = (bases[cell].map(view.results.conditions) ?? []).filter { $0.condition.dataset == dataset }
        return sameData.first { $0.condition.label == label } ?? (sameData.count == 1 ? sameData[0] : nil)
    }
}

import Foundations
import Notebook
import Report

/// ```` ```d3gzsl table NAME ````: results of runs, mean ± standard deviation over seeds, with published values beside them.
package struct TableBlock: CheckingBlock {
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
                        "Rows with the rows that they are to be better than: the difference of H by seed, its 95 % interval, and Student's paired t test."
                ),
                Option(
                    "decimals", .integer(0...4), role: .presentation, defaultValue: 1,
                    summary: "Decimals of percentages."),
            ],
            labelPrefix: "tbl")
    }

    package let cell: Cell
    private let metrics: [Metric]
    private let rows: [(cell: String, label: String)]
    private let compared: [(cell: String, label: String)]
    /// The base of a row.
    private let bases: [String: String]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        metrics = (cell.strings("columns") ?? ["U", "S", "H"]).map(Metric.named)
        rows = cell.labelledCells("rows")
        compared = cell.labelledCells("compare")
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
        return view.leakage(in: rows.flatMap { view.results.conditions(of: $0.cell) }).map(ReportBlock.notice) + [
            .table(table(view))
        ]
    }

    private func table(_ view: CellView) -> ReportTable {
        let conditions = rows.flatMap { view.results.conditions(of: $0.cell) }
        // Data that are not here have no columns, but a greyed row that says so.
        let datasets = CellView.unique(conditions.filter { $0.absence == nil }.map(\.condition.dataset))
        let absent = CellView.unique(conditions.filter { $0.absence != nil }.map(\.condition.dataset.name)).map {
            name in
            ReportTable.Row.absent(
                name, reason: conditions.first { $0.condition.dataset.name == name }?.absence?.reason ?? "not here")
        }
        let gain = bases.isEmpty ? nil : metrics.first { $0.name == "H" } ?? metrics[0]
        let layout = datasets.map {
            ComparisonColumns(
                dataset: $0.name, metrics: metrics, published: $0.part == .test ? published($0.name, view) : [:],
                gain: gain)
        }
        return ReportTable(
            label: cell.label,
            caption: cell.string("caption") ?? "Results of \(rows.map { "`\($0.cell)`" }.joined(separator: ", ")).",
            rowTitle: "Method",
            groups: layout.flatMap { $0.groups(namesDataset: datasets.count > 1) },
            rows: rows.flatMap { row in tableRows(row, view, layout) } + absent,
            notes: notes(conditions, layout, view), protocolLine: view.protocolLine(of: conditions),
            provenance: view.provenance(of: conditions))
    }

    private func published(_ dataset: String, _ view: CellView) -> [String: PublishedValues.Entry] {
        Dictionary(
            compared.compactMap { row in
                view.study.published.entry(method: row.label, dataset: dataset).map { (row.cell, $0) }
            }, uniquingKeysWith: { $1 })
    }

    /// One row a condition: a block with a grid has several.
    private func tableRows(
        _ row: (cell: String, label: String), _ view: CellView, _ layout: [ComparisonColumns]
    ) -> [ReportTable.Row] {
        let conditions = view.results.conditions(of: row.cell)
        return CellView.unique(conditions.map(\.condition.label)).map { label in
            let group = conditions.filter { $0.condition.label == label }
            // Names are plain text; what the author calls a row is inline Markdown.
            let markup: String? =
                row.label == row.cell
                ? nil : label == row.cell ? row.label : "\(row.label), \(CellView.escaped(label))"
            let title = markup.map(view.plainText) ?? label
            if group.allSatisfy({ $0.computed.isEmpty }) {
                return .absent(title, markup: markup, reason: group.compactMap(\.problem).first ?? "no result")
            }
            // A base of the same grid or list of parts is met point by point.
            let base = bases[row.cell].map(view.results.conditions) ?? []
            let cells = layout.flatMap { columns in
                let own = group.first { $0.condition.dataset.name == columns.dataset }
                let sameData = base.filter { $0.condition.dataset.name == columns.dataset }
                return columns.cells(
                    row: row.cell, own,
                    base: sameData.first { $0.condition.label == label } ?? (sameData.count == 1 ? sameData[0] : nil),
                    decimals: cell.integer("decimals") ?? 1)
            }
            return ReportTable.Row(label: title, markup: markup, cells: cells)
        }
    }

    private func notes(_ conditions: [ConditionResult], _ layout: [ComparisonColumns], _ view: CellView) -> [String] {
        var notes: [String] = []
        let grids = conditions.filter { !$0.condition.coordinates.isEmpty && $0.condition.dataset.part == .test }
        if !grids.isEmpty {
            notes.append(
                "A grid on test rows shows how much a value matters. To choose one, evaluate the grid with `evaluation: validation`."
            )
        }
        let partial = conditions.filter { !$0.computed.isEmpty && !$0.isComplete }
        for result in partial {
            notes.append(
                "\(CellView.escaped(result.condition.label)) on \(result.condition.dataset.name): \(result.computed.count) of \(result.runs.count) seeds, \(CellView.escaped(result.problem ?? ""))"
            )
        }
        if !bases.isEmpty {
            notes.append(
                "Gain: mean difference by seed, with half its 95 % interval and the p value of Student's paired t test. Few seeds, wide intervals."
            )
        }
        let sources = CellView.unique(layout.flatMap { $0.published.values.flatMap(\.sources) }).sorted()
        if !sources.isEmpty {
            notes.append(
                "Published values: "
                    + sources.map { CellView.escaped(view.study.published.sources[$0] ?? $0) }.joined(separator: "; ")
                    + ". Their features, tuning and selection rule may differ.")
        }
        let without = layout.filter { $0.published.isEmpty }.map(\.dataset)
        if !compared.isEmpty, !without.isEmpty {
            notes.append("Nothing is published for \(without.joined(separator: ", ")).")
        }
        return notes
    }
}

extension BlockRegistry {
    /// The kinds whose blocks give numbers.
    var kindsWithMetrics: [String] { types.compactMap { $0 as? any ComputingBlock.Type }.map { $0.kindName } }
}

import Datasets
import EngineBench
import Foundations
import Notebook
import Report
import Runner

/// ```` ```d3gzsl bench NAME ````: how fast the engine is on the machine that runs the notebook.
///
/// A timing is no function of data and seed. It is kept under the processor that it was made on, and made anew on
/// another.
package struct BenchBlock: ReportedBlock {
    package static let kindName = "bench"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Measures the engine's speed on this machine.",
            options: [
                Option(
                    "items", .oneOrMany(of: .choice(items.map(\.rawValue))), isRequired: true,
                    summary: "What is measured: "
                        + items.map { "\($0.rawValue) (\($0.summary))" }.joined(separator: ", ") + "."),
                Option("workers", .integer(1...256), defaultValue: 1, summary: "Threads of each measured run."),
                Option(
                    "budget", .number(0...600), defaultValue: .number(defaultBudget),
                    summary: "Seconds that the repeats of one measurement may take together."),
                Option("caption", .prose, role: .presentation, summary: "What the table shows."),
            ],
            metrics: ["peak"] + singles.map(\.metric), labelPrefix: "tbl")
    }

    // Memory that other cells of a run have freed still counts as resident, and hides what is taken from it.
    private static let items = Benchmark.Item.allCases.filter { $0 != .memory }
    /// Items of one measurement each: seconds by name.
    private static let singles: [Benchmark.Item] = [
        .criticStep, .generatorStep, .smallNetworks, .contrastiveStep, .loading,
    ]
    private static let defaultBudget = 0.25

    /// What the author wrote.
    package let cell: Cell
    package let conditions: [Condition]

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let chosen = (cell.strings("items") ?? []).compactMap(Benchmark.Item.init(rawValue:)).unique
        if chosen.isEmpty { problems.append(.error("no-items", "nothing is measured", at: cell.range(of: "items"))) }
        let settings = (workers: cell.integer("workers") ?? 1, budget: cell.number("budget") ?? Self.defaultBudget)
        conditions = chosen.map { Self.condition($0, workers: settings.workers, budget: settings.budget) }
    }

    private static func condition(_ item: Benchmark.Item, workers: Int, budget: Double) -> Condition {
        Condition(
            label: item.rawValue, dataset: DataSelection(DatasetReference(name: "shapes")), seeds: [1],
            experiment: BenchExperiment(item, workers: workers, budget: budget), protocolText: "")
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        if view.status.problem != nil { return view.notices.map(ReportBlock.notice) }
        return [.table(table(view))]
    }

    private func table(_ view: CellView) -> ReportTable {
        let results = view.results.conditions(of: cell.name)
        let reports = results.flatMap(\.benchmarkReports)
        let measurements = reports.flatMap(\.measurements)
        var rows: [ReportTable.Row] = []
        var axis: Benchmark.Axis?
        for measurement in measurements {
            if let point = measurement.point {
                if point.axis != axis {
                    rows.append(.separator("Critic step of small networks, by \(point.axis.title)"))
                }
                axis = point.axis
                rows.append(.init(label: "\(point.axis.rawValue) \(point.value)", cells: Self.cells(measurement)))
            } else {
                if axis != nil { rows.append(.separator()) }
                axis = nil
                // Several products stand in one table, told apart by their sizes.
                let sizes =
                    measurement.name.hasPrefix("product") ? " " + measurement.dimensions.prefix { $0 != "," } : ""
                rows.append(.init(label: measurement.name + sizes, cells: Self.cells(measurement)))
            }
        }
        let notes = measurements.filter { $0.point == nil && $0.name != "product" }.map { measurement in
            InlineMarkdown.escaped(
                ([measurement.name + ": " + measurement.dimensions]
                    + measurement.ratios.map { "\($0.name) \(NumberText.print.fixed($0.value, decimals: 2))" })
                    .joined(
                        separator: "; "))
        }.unique
        let workers = cell.integer("workers") ?? 1
        return ReportTable(
            label: cell.label, caption: cell.string("caption") ?? "Speed of the engine.", rowTitle: "Work",
            groups: [
                .init(
                    columns: ["median", "fastest", "floor"].map { .init(name: $0, unit: "ms") } + [
                        .init(name: "of peak", unit: "%")
                    ])
            ],
            rows: rows, notes: notes,
            protocolLine:
                "Medians of \(Self.range(measurements.map(\.repeats))) repeats after a warm-up, "
                + "\(workers == 1 ? "one worker" : "\(workers) workers"). Floor: the operations of the matrix "
                + "products at the rate of the fastest product seen, "
                + "\(Self.range(reports.map { Int(($0.operationsPerSecond / 1e9).rounded()) })) GFLOP/s.",
            provenance: view.provenance(of: results))
    }

    /// Three digits that mean something.
    private static func cells(_ measurement: Measurement) -> [ReportTable.Cell] {
        let times = [measurement.seconds, measurement.bestSeconds, measurement.floorSeconds].map {
            seconds -> ReportTable.Cell in
            guard let seconds else { return .missing() }
            return .number(mean: seconds * 1e3, decimals: seconds < 1e-2 ? 2 : seconds < 0.1 ? 1 : 0)
        }
        return times + [measurement.percentOfPeak.map { .number(mean: $0, decimals: 0) } ?? .missing()]
    }

    private static func range(_ numbers: [Int]) -> String {
        guard let least = numbers.min(), let most = numbers.max() else { return "no" }
        return least == most ? "\(least)" : "\(least) to \(most)"
    }
}

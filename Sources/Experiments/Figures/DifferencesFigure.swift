import Diagnostics
import Notebook
import Plots

/// What each variant adds to a base: differences of metrics, paired by seed, with 95 % confidence intervals.
public enum DifferencesFigure: FigureKind {
    public static let name = "differences"
    public static let summary = "differences to a base, paired by seed"
    public static let requires = ["cells", "base"]

    public static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.cells(workspace),
            Option("base", .cell(kinds: workspace.blocks.kindsWithMetrics(workspace)), role: .presentation, summary: "The block that the others are compared with, seed by seed."),
            FigureOptions.metrics,
        ]
    }

    public static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        guard let base = cell.string("base"), let conditions = study.block(base)?.conditions else { return }
        if CellView.unique(conditions.map(\.dataset)).count < conditions.count {
            problems.append(.error("several-rows", "'\(base)' has several results on one data set; differences are taken to one", at: cell.range(of: "base")))
        }
    }

    public static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let base = cell.string("base") ?? ""
        let bases = view.results.conditions(of: base)
        let series = try FigureOptions.series(cell, view)
        let pairs = series.compactMap { label, result -> (label: String, result: ConditionResult, base: ConditionResult)? in
            guard let partner = bases.first(where: { $0.condition.dataset == result.condition.dataset }), partner.condition.label != result.condition.label || partner.condition.part != result.condition.part else { return nil }
            return (label, result, partner)
        }
        let metrics = (cell.strings("metrics") ?? ["U", "S", "H"]).map(Metric.named)
        let differences = metrics.map { metric in pairs.map { $0.result.difference(to: $0.base, metric.name) } }
        guard differences.joined().contains(where: { $0 != nil }) else { throw FigureUnavailable("no run shares a seed with '\(base)'") }
        let bars = BarMark(
            groups: pairs.map(\.label),
            series: zip(metrics, differences).map { .init(name: $0.name, values: $1.map { $0?.mean }, errors: $1.map { $0?.ci95 }) })
        let label = cell.labelledCells("cells").first { $0.cell == base }?.label ?? base
        let figure = Figure(kind: "Grouped bar chart", content: .panels([Panel(y: Axis("Difference to \(label) (points)", includesZero: true), marks: [bars])]))
        let interval = differences.joined().contains { $0?.ci95 != nil } ? "bars are 95 % confidence intervals of the mean difference" : "one seed, so that no interval can be given"
        return Drawing(figure, caption: "Differences to \(CellView.escaped(label)), paired by seed; \(interval).", conditions: CellView.unique(pairs.map(\.base.condition.dataset)).compactMap { dataset in bases.first { $0.condition.dataset == dataset } } + pairs.map(\.result))
    }
}

extension ConditionResult {
    /// This metric less that of another result, seed by seed, over the seeds that both have; nil where they share none.
    func difference(to other: ConditionResult, _ metric: String) -> Quantity? {
        func value(_ result: ConditionResult, _ seed: Int) -> Double? { result.records.first { $0.seed == seed }?.record.scalars[result.key(metric)] }
        let common = records.compactMap { seed, _ in value(self, seed).flatMap { own in value(other, seed).map { (own, $0) } } }
        return common.isEmpty ? nil : Quantity(common.map(\.0)).paired(with: Quantity(common.map(\.1)), -)
    }
}

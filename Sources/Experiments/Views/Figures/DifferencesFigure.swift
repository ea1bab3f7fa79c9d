import Foundations
import Notebook
import Plots

/// What each variant adds to a base: differences of metrics, paired by seed, with 95 % confidence intervals.
package enum DifferencesFigure: FigureKind {
    package static let name = "differences"
    package static let summary = "differences to a base, paired by seed"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            FigureOptions.cells(workspace),
            Option(
                "base", .cell(kinds: workspace.blocks.kindsWithMetrics), role: .presentation,
                summary: "The block that the others are compared with, seed by seed."),
            Option(
                "gain",
                .cellMap(
                    kinds: workspace.blocks.kindsWithMetrics,
                    value: .cell(kinds: workspace.blocks.kindsWithMetrics)), role: .presentation,
                summary: "In the place of 'base', a base for each block."),
            FigureOptions.metrics(default: ["U", "S", "H"]),
        ]
    }

    /// The base of every block that is drawn.
    private static func bases(_ cell: Cell) -> [String: String] {
        if let base = cell.string("base") {
            return Dictionary(cell.labelledCells("cells").map { ($0.cell, base) }, uniquingKeysWith: { $1 })
        }
        return Dictionary(cell.labelledCells("gain").map { ($0.cell, $0.label) }, uniquingKeysWith: { $1 })
    }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        if (cell.options["base"] == nil) == (cell.options["gain"] == nil) {
            problems.append(
                .error(
                    "missing-option", "a figure of kind 'differences' needs either 'base' or 'gain'",
                    at: cell.headRange, hint: "'base: NAME' for one base, 'gain: {NAME: BASE}' for one each"))
        }
        let bases = bases(cell)
        for name in cell.labelledCells("cells").map(\.cell).unique
        where bases[name] == nil && cell.options["gain"] != nil {
            problems.append(
                .error("missing-base", "'\(name)' has no base", at: cell.range(of: "gain"), hint: "add '\(name): BASE'")
            )
        }
        for base in bases.values.sorted().unique {
            guard let conditions = study.block(base)?.conditions,
                conditions.map(\.dataset).unique.count < conditions.count
            else { continue }
            problems.append(
                .error(
                    "several-rows", "'\(base)' has several results on one data set; differences are taken to one",
                    at: cell.range(of: cell.options["base"] == nil ? "gain" : "base")))
        }
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let bases = bases(cell)
        let pairs = try FigureOptions.namedSeries(cell, view).compactMap {
            name, label, result
                -> (label: String, result: ConditionResult, base: ConditionResult, baseLabel: String)? in
            let candidates = bases[name].map(view.results.conditions) ?? []
            guard let partner = candidates.first(where: { $0.condition.dataset == result.condition.dataset }),
                partner.condition.label != result.condition.label || partner.condition.part != result.condition.part
            else { return nil }
            let base = bases[name] ?? partner.condition.label
            let baseLabel = cell.labelledCells("cells").first { $0.cell == base }.map(view.plainTitle) ?? base
            return (label, result, partner, baseLabel)
        }
        let metrics = FigureOptions.metrics(of: cell)
        let differences = metrics.map { metric in pairs.map { $0.result.difference(to: $0.base, metric.name) } }
        guard differences.joined().contains(where: { $0 != nil }) else {
            throw FigureUnavailable("no run has a base with a result")
        }
        let bars = BarMark(
            groups: pairs.map(\.label),
            series: zip(metrics, differences).map {
                .init(name: $0.name, values: $1.map { $0?.mean }, errors: $1.map { $0?.halfWidth95 })
            })
        let base =
            cell.string("base").map { base in
                cell.labelledCells("cells").first { $0.cell == base }.map(view.plainTitle) ?? base
            }
            ?? "its base"
        let figure = Figure(
            kind: "Grouped bar chart",
            content: .panels([Panel(y: Axis("Difference to \(base) (points)", includesZero: true), marks: [bars])]))
        let interval =
            differences.joined().contains { $0?.halfWidth95 != nil }
            ? "bars are 95 % confidence intervals of the mean difference" : "no interval can be given"
        let texts = metrics.first.map { metric in
            GainText(
                pairs: pairs.compactMap { pair in
                    guard let own = pair.result.quantity(metric.name)?.measured,
                        let other = pair.base.quantity(metric.name)?.measured
                    else { return nil }
                    return .init(row: pair.label, base: pair.baseLabel, own: own, other: other)
                }
            ).sentences
        }
        let judged = InlineMarkdown.escaped((texts ?? []).joined(separator: "; "))
        var conditions: [ConditionResult] = []
        for result in pairs.flatMap({ [$0.base, $0.result] })
        where !conditions.contains(where: {
            $0.condition.label == result.condition.label && $0.condition.dataset == result.condition.dataset
        }) { conditions.append(result) }
        return Drawing(
            figure, caption: "Differences to \(InlineMarkdown.escaped(base)); \(interval): \(judged).",
            conditions: conditions)
    }
}

extension ConditionResult {
    /// This metric less that of another result, by seed where they share two or more; nil where one has none.
    func difference(to other: ConditionResult, _ metric: String) -> Quantity? {
        guard let own = quantity(metric), let other = other.quantity(metric) else { return nil }
        return own - other
    }
}

extension Quantity {
    /// Half its 95 % confidence interval; nil where there is none.
    fileprivate var halfWidth95: Double? { try? estimate(for: "an interval").halfWidth95 }
}

import Foundations
import Notebook
import Plots

/// Metrics along one option of a grid, mean with a band over seeds; the choice made on validation classes marked by a
/// line.
package enum SweepFigure: FigureKind {
    package static let name = "sweep"
    package static let summary = "metrics along one option of a grid"

    package static func options(_ workspace: Workspace) -> [Option] {
        [
            Option("sweep", .cell(kinds: ["sweep"]), role: .presentation, isRequired: true, summary: "The grid."),
            Option(
                "x", .string, role: .presentation,
                summary: "The option along the axis; the only one of the grid when not given."),
            Option(
                "scale", .choice(["linear", "logarithmic"]), role: .presentation, defaultValue: "linear",
                summary: "How the axis is divided."),
            Option(
                "choice", .cell(kinds: ["sweep"]), role: .presentation,
                summary: "The same grid evaluated on validation classes: where its H is highest a line is drawn."),
            FigureOptions.metrics(default: ["U", "S", "H"]),
        ]
    }

    package static func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        if let choice = cell.string("choice").flatMap(study.block),
            choice.conditions.contains(where: { $0.dataset.part == .test })
        {
            problems.append(
                .error(
                    "leakage", "the grid of 'choice' is evaluated on test rows, and nothing may be chosen by them",
                    at: cell.range(of: "choice"),
                    hint: "add 'evaluation: validation' to that grid"))
        }
        guard let block = cell.string("sweep").flatMap(study.block) else { return }
        let axes = block.conditions.flatMap { $0.coordinates.map(\.option) }.unique
        if let x = cell.string("x"), !axes.contains(x) {
            problems.append(
                .error(
                    "unknown-axis", "the grid does not go over '\(x)'", at: cell.range(of: "x"),
                    hint: "it goes over \(axes.joined(separator: ", "))"))
        } else if cell.string("x") == nil, axes.count > 1 {
            problems.append(
                .error(
                    "missing-option", "the grid goes over \(axes.joined(separator: " and "))", at: cell.headRange,
                    hint: "say which with 'x: \(axes[0])'"))
        }
    }

    package static func draw(_ cell: Cell, _ view: CellView) throws(FigureUnavailable) -> Drawing {
        let results = view.results.conditions(of: cell.string("sweep") ?? "").filter { !$0.computed.isEmpty }
        guard let x = cell.string("x") ?? results.first?.condition.coordinates.first?.option else {
            throw FigureUnavailable("the grid has no results")
        }
        let metrics = FigureOptions.metrics(of: cell)
        let values = results.compactMap { coordinate($0, x)?.value }.unique
        let numbers = values.compactMap(\.number)
        guard numbers.count == values.count else { return bars(results, x: x, values: values, metrics: metrics) }
        // Where the grid has other options too, each of their combinations is a line of its own.
        let groups = results.map { others($0, than: x) }.unique
        let lines = metrics.flatMap { metric in
            groups.compactMap { group in
                line(
                    results.filter { others($0, than: x) == group }, x: x, metric: metric,
                    label: groups.count > 1 ? "\(metric.name), \(group)" : metric.name)
            }
        }
        var marks: [any Mark] = [LineMark(series: lines, markers: true)]
        if let best = chosen(cell, view, x) {
            marks.append(RuleMark(.x, at: best, label: "chosen on validation classes"))
        }
        let isLogarithmic = cell.string("scale") == "logarithmic"
        let axis = Axis(x, transform: isLogarithmic ? .logarithmic : .linear, isExtended: false)
        let figure = Figure(
            kind: "Line chart", content: .panels([Panel(x: axis, y: Axis("Accuracy (%)"), marks: marks)]))
        let spread = CellView.spreadText("bands are one standard deviation", of: results)
        return Drawing(figure, caption: "Accuracy by \(InlineMarkdown.escaped(x)); \(spread).", conditions: results)
    }

    private static func bars(_ results: [ConditionResult], x: String, values: [Value], metrics: [Metric]) -> Drawing {
        // As for lines: each combination of the grid's other options is a series of its own.
        let groups = results.map { others($0, than: x) }.unique
        let bars = BarMark(
            groups: values.map(\.description),
            series: metrics.flatMap { metric in
                groups.map { group in
                    let quantities = values.map { value in
                        results.first { coordinate($0, x)?.value == value && others($0, than: x) == group }?
                            .quantity(metric.name)
                    }
                    return .init(
                        name: groups.count > 1 ? "\(metric.name), \(group)" : metric.name,
                        values: quantities.map { $0?.mean }, errors: quantities.map { $0?.sd })
                }
            })
        let figure = Figure(
            kind: "Grouped bar chart",
            content: .panels([Panel(x: Axis(x), y: Axis("Accuracy (%)", includesZero: true), marks: [bars])]))
        let spread = CellView.spreadText("error bars are standard deviations", of: results)
        return Drawing(figure, caption: "Accuracy by \(InlineMarkdown.escaped(x)); \(spread).", conditions: results)
    }

    private static func line(_ results: [ConditionResult], x: String, metric: Metric, label: String) -> LineMark.Series?
    {
        let points = results.compactMap { result -> (Double, Quantity)? in
            guard let place = coordinate(result, x)?.value.number, let quantity = result.quantity(metric.name) else {
                return nil
            }
            return (place, quantity)
        }.sorted { $0.0 < $1.0 }
        guard !points.isEmpty else { return nil }
        let hasBand = points.contains { $0.1.sd != nil }
        return .init(
            name: label, x: points.map(\.0), y: points.map(\.1.mean),
            lower: hasBand ? points.map { $0.1.mean - ($0.1.sd ?? 0) } : nil,
            upper: hasBand ? points.map { $0.1.mean + ($0.1.sd ?? 0) } : nil)
    }

    private static func chosen(_ cell: Cell, _ view: CellView, _ x: String) -> Double? {
        let results = cell.string("choice").map(view.results.conditions) ?? []
        let best = results.max { ($0.quantity("H")?.mean ?? -1) < ($1.quantity("H")?.mean ?? -1) }
        return best.flatMap { coordinate($0, x)?.value.number }
    }

    private static func coordinate(_ result: ConditionResult, _ option: String) -> Coordinate? {
        result.condition.coordinates.first { $0.option == option }
    }

    private static func others(_ result: ConditionResult, than x: String) -> String {
        result.condition.coordinates.filter { $0.option != x }.map(\.text).joined(separator: ", ")
    }
}

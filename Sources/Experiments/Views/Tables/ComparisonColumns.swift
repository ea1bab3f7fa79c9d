import Notebook
import Report

/// The columns of one data set: the measured metrics, what rows gain over their bases, then what is published and the difference, where anything is.
struct ComparisonColumns {
    let dataset: String
    let metrics: [Metric]
    /// By row.
    let published: [String: PublishedValues.Entry]
    /// The metric that gains are told of; nil where no row has a base.
    let gain: Metric?

    private var comparable: [Metric] {
        published.isEmpty
            ? [] : metrics.filter { metric in published.values.contains { $0.values[metric.name] != nil } }
    }

    func groups(namesDataset: Bool) -> [ReportTable.ColumnGroup] {
        let measured = ReportTable.ColumnGroup(
            title: namesDataset || !comparable.isEmpty ? dataset : nil,
            columns: metrics.map { .init(name: $0.name, unit: $0.unit, ranking: $0.ranking) })
        var groups = [measured]
        if let gain {
            groups.append(
                .init(
                    title: "gain over the base",
                    columns: [
                        .init(name: "Δ\(gain.name)", unit: "points"), .init(name: "± 95 %", unit: "points"),
                        .init(name: "p"),
                    ]))
        }
        guard !comparable.isEmpty else { return groups }
        return groups + [
            .init(title: "published", columns: comparable.map { .init(name: $0.name, unit: $0.unit) }),
            .init(title: "difference", columns: comparable.map { .init(name: $0.name, unit: "points") }),
        ]
    }

    /// - Parameter base: what the row's gain is over, if anything.
    func cells(row: String, _ result: ConditionResult?, base: ConditionResult?, decimals: Int) -> [ReportTable.Cell] {
        let measured = metrics.map { metric -> ReportTable.Cell in
            guard let quantity = result?.quantity(metric.name) else { return .missing(reason: result?.problem) }
            return .number(
                mean: quantity.mean, deviation: quantity.sd, decimals: metric.unit == "%" ? decimals : metric.decimals)
        }
        let entry = published[row]
        let known = comparable.map { metric -> ReportTable.Cell in
            guard let value = entry?.values[metric.name] else { return .missing() }
            return .published(value, source: entry?.sources.joined(separator: ", ") ?? "")
        }
        let differences = comparable.map { metric -> ReportTable.Cell in
            guard let value = entry?.values[metric.name], let quantity = result?.quantity(metric.name) else {
                return .missing()
            }
            return .difference(quantity.mean - value)
        }
        return measured + (gain.map { gainCells($0, result, base, decimals: decimals) } ?? []) + known + differences
    }

    /// The mean difference by seed, half its 95 % interval, and the p value of the paired t test.
    private func gainCells(
        _ metric: Metric, _ result: ConditionResult?, _ base: ConditionResult?, decimals: Int
    ) -> [ReportTable.Cell] {
        guard let own = result?.quantity(metric.name), let other = base?.quantity(metric.name),
            let gain = own.paired(with: other, -)
        else {
            return [.missing(), .missing(), .missing()]
        }
        return [
            .difference(gain.mean, decimals: decimals),
            gain.ci95.map { .number(mean: $0, decimals: decimals) } ?? .missing(reason: "one seed"),
            gain.pValue.map { .number(mean: $0, decimals: 3) } ?? .missing(reason: "one seed"),
        ]
    }
}

import Notebook
import Report

/// The columns of one data set: the measured metrics, then what is published and the difference, where anything is.
struct ComparisonColumns {
    let dataset: String
    let metrics: [Metric]
    /// By row.
    let published: [String: PublishedValues.Entry]

    private var comparable: [Metric] {
        published.isEmpty ? [] : metrics.filter { metric in published.values.contains { $0.values[metric.name] != nil } }
    }

    func groups(namesDataset: Bool) -> [ReportTable.ColumnGroup] {
        let measured = ReportTable.ColumnGroup(
            title: namesDataset || !comparable.isEmpty ? dataset : nil,
            columns: metrics.map { .init(name: $0.name, unit: $0.unit, ranking: $0.ranking) })
        guard !comparable.isEmpty else { return [measured] }
        return [
            measured,
            .init(title: "published", columns: comparable.map { .init(name: $0.name, unit: $0.unit) }),
            .init(title: "difference", columns: comparable.map { .init(name: $0.name, unit: "points") }),
        ]
    }

    func cells(row: String, _ result: ConditionResult?, decimals: Int) -> [ReportTable.Cell] {
        let measured = metrics.map { metric -> ReportTable.Cell in
            guard let quantity = result?.quantity(metric.name) else { return .missing(reason: result?.problem) }
            return .number(mean: quantity.mean, deviation: quantity.sd, decimals: metric.unit == "%" ? decimals : metric.decimals)
        }
        let entry = published[row]
        let known = comparable.map { metric -> ReportTable.Cell in
            guard let value = entry?.values[metric.name] else { return .missing() }
            return .published(value, source: entry?.sources.joined(separator: ", ") ?? "")
        }
        let differences = comparable.map { metric -> ReportTable.Cell in
            guard let value = entry?.values[metric.name], let quantity = result?.quantity(metric.name) else { return .missing() }
            return .difference(quantity.mean - value)
        }
        return measured + known + differences
    }
}

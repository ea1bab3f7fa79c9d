import Foundations

extension BarMark {
    package func summary(x: String, y: String) -> String {
        let isShort = groups.count * series.count <= 16
        return series.map { series in
            let present = groups.indices.compactMap { group in
                series.value(group).map { (groups[group], $0, series.error(group)) }
            }
            return series.name + ": " + (isShort ? Self.list(present) : Self.range(present)) + "."
        }.joined(separator: " ")
    }

    private static func list(_ values: [(String, Double, Double?)]) -> String {
        guard !values.isEmpty else { return "no values" }
        return values.map { group, value, error in
            "\(group) \(NumberText.label.brief(value))" + (error.map { " ± \(NumberText.label.brief($0))" } ?? "")
        }.joined(separator: ", ")
    }

    private static func range(_ values: [(String, Double, Double?)]) -> String {
        guard let low = values.min(by: { $0.1 < $1.1 }), let high = values.max(by: { $0.1 < $1.1 }) else {
            return "no values"
        }
        return "from \(NumberText.label.brief(low.1)) (\(low.0)) to \(NumberText.label.brief(high.1)) (\(high.0))"
    }

    package func table(x: String, y: String) -> DataTable? {
        let columns = series.flatMap { [$0.name] + ($0.errors == nil ? [] : ["\($0.name) ±"]) }
        let rows = groups.indices.map { group in
            [groups[group]]
                + series.flatMap { series in
                    [series.value(group).map { NumberText.label.brief($0) } ?? ""]
                        + (series.errors == nil ? [] : [series.error(group).map { NumberText.label.brief($0) } ?? ""])
                }
        }
        return DataTable(header: [direction == .upright ? x : y] + columns, rows: rows)
    }
}

extension ReportTable {
    /// The table as comma-separated values (RFC 4180), numbers in full precision.
    ///
    /// A column with deviations is followed by one named `… sd`. Separators leave no trace; absent and missing values
    /// are empty fields.
    package func csv() -> String {
        let hasDeviation = columns.indices.map { column in
            rows.contains { row in
                if row.kind == .data, case .number(_, .some, _) = row.cells[column] { true } else { false }
            }
        }
        var header = [rowTitle]
        for (name, hasDeviation) in zip(qualifiedColumnNames, hasDeviation) {
            header += hasDeviation ? [name, name + " sd"] : [name]
        }
        var sheet = DelimitedText()
        sheet.append(header)
        for row in rows where row.kind != .separator {
            var fields = [row.label]
            for (column, hasDeviation) in hasDeviation.enumerated() {
                let (value, deviation) = row.kind == .data ? row.cells[column].fields : ("", "")
                fields += hasDeviation ? [value, deviation] : [value]
            }
            sheet.append(fields)
        }
        return sheet.text
    }

    /// Column names that stand alone: with their group's title before and their unit behind.
    var qualifiedColumnNames: [String] {
        groups.flatMap { group in
            group.columns.map { column in
                (group.title.map { $0 + " " } ?? "") + column.name + (column.unit.map { " (\($0))" } ?? "")
            }
        }
    }
}

extension ReportTable.Cell {
    fileprivate var fields: (value: String, deviation: String) {
        func full(_ value: Double) -> String { value.isFinite ? "\(value)" : "" }
        return switch self {
        case .number(let mean, let deviation, _): (full(mean), deviation.map(full) ?? "")
        case .text(let text): (text, "")
        case .published(let value, _, _), .difference(let value, _): (full(value), "")
        case .missing: ("", "")
        }
    }
}

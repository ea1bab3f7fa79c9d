import Foundations

extension ReportTable {
    /// The table as comma-separated values (RFC 4180), numbers in full precision.
    ///
    /// A column with deviations is followed by one named `… sd`, one of measured values by `… seeds`, the count of them.
    /// Separators leave no trace; absent and missing values are empty fields.
    package func csv() -> String {
        func columnsWith(_ condition: (Cell) -> Bool) -> [Bool] {
            columns.indices.map { column in
                rows.contains { $0.kind == .data && condition($0.cells[column]) }
            }
        }
        let hasDeviation = columnsWith { $0.deviation != nil }
        let hasSeeds = columnsWith { $0.seedCount != nil }
        var header = [rowTitle]
        for (column, name) in qualifiedColumnNames.enumerated() {
            header.append(name)
            if hasDeviation[column] { header.append(name + " sd") }
            if hasSeeds[column] { header.append(name + " seeds") }
        }
        var sheet = DelimitedText()
        sheet.append(header)
        for row in rows where row.kind != .separator {
            var fields = [row.label]
            for column in columns.indices {
                let cell = row.kind == .data ? row.cells[column] : .missing()
                fields.append(cell.field)
                if hasDeviation[column] { fields.append(cell.deviation.map(Cell.exact) ?? "") }
                if hasSeeds[column] { fields.append(cell.seedCount.map(String.init) ?? "") }
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
    /// The standard deviation over seeds, or of a number that came with one.
    var deviation: Double? {
        switch self {
        case .measured(let values, _): values.sd
        case .number(_, let deviation, _): deviation
        case .text, .published, .difference, .probability, .missing: nil
        }
    }

    /// How many seeds stand behind a measured value.
    var seedCount: Int? { if case .measured(let values, _) = self { values.count } else { nil } }

    /// A number with all its digits; nothing where it is none.
    fileprivate static func exact(_ value: Double) -> String { value.isFinite ? NumberText.data.exact(value) : "" }

    fileprivate var field: String {
        switch self {
        case .measured(let values, _): Self.exact(values.mean)
        case .number(let value, _, _), .difference(let value, _), .probability(let value): Self.exact(value)
        case .published(let published): Self.exact(published.value)
        case .text(let text): text
        case .missing: ""
        }
    }
}

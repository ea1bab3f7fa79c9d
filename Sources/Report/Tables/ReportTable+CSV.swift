import Foundations

extension ReportTable {
    /// The table as comma-separated values (RFC 4180), numbers in full precision.
    ///
    /// A column with deviations is followed by one named `… sd`, one of values by seed by `… n`, their count, and
    /// `… seeds`, one of p values by `… test`.
    /// Separators leave no trace; absent and missing values are empty fields.
    package func csv() -> String {
        func columnsWith(_ condition: (Cell) -> Bool) -> [Bool] {
            columns.indices.map { column in
                rows.contains { $0.kind == .data && condition($0.cells[column]) }
            }
        }
        let hasDeviation = columnsWith { $0.deviation != nil }
        let hasSeeds = columnsWith { $0.bySeed != nil }
        let hasTest = columnsWith { $0.test != nil }
        var header = [rowTitle]
        for (column, name) in qualifiedColumnNames.enumerated() {
            header.append(name)
            if hasDeviation[column] { header.append(name + " sd") }
            if hasSeeds[column] { header += [name + " n", name + " seeds"] }
            if hasTest[column] { header.append(name + " test") }
        }
        var sheet = DelimitedText()
        sheet.append(header)
        for row in rows where row.kind != .separator {
            var fields = [row.label]
            for column in columns.indices {
                let cell = row.kind == .data ? row.cells[column] : .missing()
                fields.append(cell.field)
                if hasDeviation[column] { fields.append(cell.deviation.map(Cell.exact) ?? "") }
                if hasSeeds[column] {
                    fields.append(cell.bySeed.map { "\($0.count)" } ?? "")
                    fields.append(cell.bySeed.map { $0.seeds.map(String.init).joined(separator: " ") } ?? "")
                }
                if hasTest[column] { fields.append(cell.test ?? "") }
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

    /// The values whose mean it is.
    var bySeed: SeedValues? {
        switch self {
        case .measured(let values, _): values
        case .difference(_, _, let values): values
        case .text, .number, .published, .probability, .missing: nil
        }
    }

    /// The test that a p value is of.
    fileprivate var test: String? { if case .probability(_, let test) = self { test } else { nil } }

    /// A number with all its digits; nothing where it is none.
    fileprivate static func exact(_ value: Double) -> String { value.isFinite ? NumberText.data.exact(value) : "" }

    fileprivate var field: String {
        switch self {
        case .measured(let values, _): Self.exact(values.mean)
        case .number(let value, _, _), .difference(let value, _, _), .probability(let value, _): Self.exact(value)
        case .published(let published): Self.exact(published.value)
        case .text(let text): text
        case .missing: ""
        }
    }
}

/// Comma-separated values as RFC 4180 has them: CRLF, quotes only where they are needed.
struct DelimitedText {
    private(set) var text = ""

    mutating func append(_ fields: [String]) {
        text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        let special: [UInt8] = [0x2C, 0x22, 0x0A, 0x0D]
        let isBlankAtAnEnd = field.first?.isWhitespace == true || field.last?.isWhitespace == true
        guard isBlankAtAnEnd || field.utf8.contains(where: special.contains) else { return field }
        return "\"" + field.replacing("\"", with: "\"\"") + "\""
    }
}

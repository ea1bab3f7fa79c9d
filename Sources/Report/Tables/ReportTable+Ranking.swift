import Foundations

extension ReportTable {
    /// The place of a number in its column.
    package enum Mark: String, Sendable, Hashable, Codable {
        case best, second
    }

    /// The marks of all cells, by row and column.
    ///
    /// Numbers are compared as they are printed, so that two equal prints are never told apart. A column with one
    /// printed value only has no best. Ties share their mark.
    package func marks() -> [[Mark?]] {
        var marks = rows.map { [Mark?](repeating: nil, count: $0.cells.count) }
        for (column, description) in columns.enumerated() where description.ranking != .none {
            let printed = rows.map { row in row.kind == .data ? row.cells[column].competingValue : nil }
            let order = Set(printed.compactMap(\.self)).sorted {
                description.ranking == .higherIsBetter ? $0 > $1 : $0 < $1
            }
            guard order.count > 1 else { continue }
            for (row, value) in printed.enumerated() {
                if value == order[0] { marks[row][column] = .best }
                if value == order[1] { marks[row][column] = .second }
            }
        }
        return marks
    }
}

extension ReportTable.Cell {
    /// The measured value as printed.
    fileprivate var competingValue: Double? {
        let (mean, decimals): (Double, Int)
        switch self {
        case .measured(let values, let own): (mean, decimals) = (values.mean, own)
        case .number(let own, _, let ownDecimals): (mean, decimals) = (own, ownDecimals)
        case .text, .published, .difference, .probability, .missing: return nil
        }
        guard mean.isFinite else { return nil }
        return Double(NumberText.data.fixed(mean, decimals: decimals))
    }
}

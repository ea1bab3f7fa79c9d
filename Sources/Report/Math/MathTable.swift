/// Formulas in rows and columns.
struct MathTable: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        var cells: [MathNode] = []
        /// What `\tag` says of this row.
        var tag: MathNode?
        /// Columns with a rule above them.
        var rules: [ClosedRange<Int>] = []

        func hasRule(over column: Int) -> Bool { rules.contains { $0.contains(column) } }

        var isEmpty: Bool { tag == nil && cells.allSatisfy { $0 == .nothing } }
    }

    var rows: [Row]
    var style: MathTableStyle
    /// Whether a rule closes the table.
    var rulesBelow: [ClosedRange<Int>] = []

    var width: Int { max(rows.map(\.cells.count).max() ?? 0, style.bars.isEmpty ? 0 : style.columns.count) }
}

/// How a table of formulas is aligned.
struct MathTableStyle: Hashable, Sendable {
    enum Alignment: String, Hashable, Sendable {
        case left, center, right
    }

    /// The look of the whole, which a style sheet knows by this name.
    enum Form: String, Hashable, Sendable {
        case table = "math-table"
        /// Neighbours in a pair touch, as the two sides of `&=` do; pairs stand apart.
        case pairs = "math-pairs"
        /// As pairs, without space between them: `alignat`.
        case closePairs = "math-pairs math-close"
        /// The first line to the left, the last to the right: `multline`.
        case steps = "math-steps"
        case small = "math-small"
    }

    /// Repeated when there are more columns.
    var columns: [Alignment]
    var form = Form.table
    var isDisplay = false
    /// Vertical rules: how many stand before each column, or after the last.
    var bars: [Int: Int] = [:]
    /// Places between columns, counted in the same way, without space.
    var tightGaps: Set<Int> = []

    var isPaired: Bool { form == .pairs || form == .closePairs }

    func alignment(of column: Int, row: Int, rowCount: Int) -> Alignment {
        guard form == .steps, rowCount > 1 else { return columns[column % columns.count] }
        return row == 0 ? .left : row == rowCount - 1 ? .right : .center
    }
}

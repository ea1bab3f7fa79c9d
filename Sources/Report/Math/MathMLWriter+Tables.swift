// Tables
extension MathMLWriter {
    mutating func writeTable(_ table: MathTable) {
        let style = table.style
        mathML += "<mtable class=\"\(style.form.rawValue)\"\(style.isDisplay ? " displaystyle=\"true\"" : "")>"
        let width = table.width
        let hasTags = table.rows.contains { $0.tag != nil }
        for (index, row) in table.rows.enumerated() {
            mathML += "<mtr>"
            for column in 0..<(width <= Self.widestFilled ? width : row.cells.count) {
                let names = classes(ofCellAt: column, row: index, in: table, width: width)
                mathML += "<mtd class=\"\(names.joined(separator: " "))\">"
                if column < row.cells.count { writeCell(row.cells[column], at: column, style) }
                mathML += "</mtd>"
            }
            if hasTags {
                mathML += "<mtd class=\"math-tag\">"
                if let tag = row.tag { writeNodes(tag.nodes) }
                mathML += "</mtd>"
            }
            mathML += "</mtr>"
        }
        mathML += "</mtable>"
    }

    /// Rows of wider tables have no cells beyond those that are written.
    private static let widestFilled = 100

    private mutating func writeCell(_ cell: MathNode, at column: Int, _ style: MathTableStyle) {
        with(isDisplay: style.isDisplay, isScript: style.form == .small || isScript) { writer in
            // The right side of a pair goes on from its left side.
            writer.writeNodes(cell.nodes, after: style.isPaired && column % 2 == 1 ? .operand : nil)
        }
    }

    /// What a style sheet knows a cell by: how it is aligned, and rules and missing space about it.
    private func classes(ofCellAt column: Int, row: Int, in table: MathTable, width: Int) -> [String] {
        let style = table.style
        var names = ["math-\(style.alignment(of: column, row: row, rowCount: table.rows.count))"]
        func rules(_ count: Int, _ side: String) {
            if count > 0 { names.append("math-rule-\(side)\(count > 1 ? " math-double-\(side)" : "")") }
        }
        rules(style.bars[column] ?? 0, "before")
        if column == width - 1 { rules(style.bars[width] ?? 0, "after") }
        if table.rows[row].hasRule(over: column) { names.append("math-rule-above") }
        if row == table.rows.count - 1, table.rulesBelow.contains(where: { $0.contains(column) }) {
            names.append("math-rule-below")
        }
        if style.tightGaps.contains(column) { names.append("math-tight-before") }
        if style.tightGaps.contains(column + 1) { names.append("math-tight-after") }
        return names
    }
}

/// The numbers behind a figure as text.
package struct DataTable: Sendable, Hashable {
    /// One for every column.
    package var header: [String]
    /// One text for every column.
    package var rows: [[String]]
    /// What the reader must know about the rows: that only every tenth is shown.
    package var note: String?

    /// A table of texts.
    package init(header: [String], rows: [[String]], note: String? = nil) {
        precondition(
            rows.allSatisfy { $0.count == header.count }, "a row with another number of cells than the header \(header)"
        )
        self.header = header
        self.rows = rows
        self.note = note
    }
}

extension DataTable {
    /// The table with only every so many rows, and the last, where there are more than a page can show; the note says
    /// so.
    func thinned(to limit: Int = 60) -> DataTable {
        guard rows.count > limit else { return self }
        let step = (rows.count + limit - 2) / (limit - 1)
        let kept = rows.indices.filter { $0.isMultiple(of: step) || $0 == rows.count - 1 }
        return DataTable(
            header: header, rows: kept.map { rows[$0] }, note: "One row in \(step) of \(rows.count), and the last.")
    }
}

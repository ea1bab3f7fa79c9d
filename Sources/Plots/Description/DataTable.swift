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

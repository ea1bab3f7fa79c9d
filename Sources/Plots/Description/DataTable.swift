/// The numbers behind a figure as text.
public struct DataTable: Sendable, Hashable {
    public var header: [String]
    public var rows: [[String]]
    /// What the reader must know about the rows: that only every tenth is shown.
    public var note: String?

    public init(header: [String], rows: [[String]], note: String? = nil) {
        precondition(
            rows.allSatisfy { $0.count == header.count }, "a row with another number of cells than the header \(header)"
        )
        self.header = header
        self.rows = rows
        self.note = note
    }
}

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

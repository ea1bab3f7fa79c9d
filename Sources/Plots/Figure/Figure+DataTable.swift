extension Figure {
    /// The numbers behind the figure: the tables of all marks one below the other, with a column for the panel where
    /// there are several; nil where the marks have none.
    package var dataTable: DataTable? {
        guard case .panels(let panels) = content else { return nil }
        let parts = panels.enumerated().flatMap { index, panel in
            panel.marks.compactMap { mark in
                mark.table(x: panel.x.label ?? "x", y: panel.y.label ?? "y").map { (panel.title ?? "\(index + 1)", $0) }
            }
        }
        guard let first = parts.first else { return nil }
        guard panels.count > 1 || parts.count > 1 else { return first.1 }
        var header: [String] = []
        for name in parts.flatMap({ $0.1.header }) where !header.contains(name) { header.append(name) }
        let rows = parts.flatMap { title, table in
            table.rows.map { row in
                let cells = header.map { name in table.header.firstIndex(of: name).map { row[$0] } ?? "" }
                return panels.count > 1 ? [title] + cells : cells
            }
        }
        var notes: [String] = []
        for note in parts.compactMap({ $0.1.note }) where !notes.contains(note) { notes.append(note) }
        return DataTable(
            header: (panels.count > 1 ? ["Panel"] : []) + header, rows: rows,
            note: notes.isEmpty ? nil : notes.joined(separator: " "))
    }
}

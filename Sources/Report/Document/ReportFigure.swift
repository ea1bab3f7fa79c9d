/// A drawn figure: PNG bytes for light and dark pages, with words and numbers for those who cannot see it.
package struct ReportFigure: Sendable, Hashable {
    /// The numbers behind a figure.
    package struct DataTable: Sendable, Hashable {
        /// One for every column.
        package let header: [String]
        /// One text for every column.
        package let rows: [[String]]

        /// - Precondition: every row has as many cells as the header.
        package init(header: [String], rows: [[String]]) {
            for (index, row) in rows.enumerated() {
                precondition(
                    row.count == header.count, "row \(index) has \(row.count) cells under a header of \(header.count)")
            }
            self.header = header
            self.rows = rows
        }
    }

    /// The name for cross-references, with its prefix: `fig-curves`. Numbered with or without one.
    package var label: String?
    /// Inline Markdown.
    package var caption: String
    /// What the figure shows, in words.
    package var alternativeText: String
    /// PNG for a light page.
    package var light: [UInt8]
    /// PNG for a dark page; without one the light figure stands on a white card.
    package var dark: [UInt8]?
    /// Size in CSS pixels; the PNG may have more.
    package var width: Double
    /// In points.
    package var height: Double
    /// The numbers behind the figure.
    package var dataTable: DataTable?
    /// How it came about.
    package var provenance: Provenance?

    /// A figure of its parts.
    package init(
        label: String? = nil, caption: String, alternativeText: String, light: [UInt8], dark: [UInt8]? = nil,
        width: Double, height: Double, dataTable: DataTable? = nil, provenance: Provenance? = nil
    ) {
        precondition(width > 0 && height > 0, "a figure of \(width) × \(height) cannot be shown")
        self.label = label
        self.caption = caption
        self.alternativeText = alternativeText
        self.light = light
        self.dark = dark
        self.width = width
        self.height = height
        self.dataTable = dataTable
        self.provenance = provenance
    }
}

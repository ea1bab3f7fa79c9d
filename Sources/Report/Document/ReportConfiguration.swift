/// What a cell was asked to do: its text in the notebook and every option as resolved. Folded on the page.
package struct ReportConfiguration: Sendable, Hashable {
    /// One option with the value that was used.
    package struct Setting: Sendable, Hashable {
        /// As notebooks write it.
        package let name: String
        /// What it is set to.
        package let value: String
        /// Whether the notebook left it out.
        package let isDefault: Bool

        /// A setting of its parts.
        package init(name: String, value: String, isDefault: Bool) {
            self.name = name
            self.value = value
            self.isDefault = isDefault
        }
    }

    /// The cell's name.
    package var cell: String
    /// The block's kind, such as `train`.
    package var kind: String
    /// One line for the folded state: `f-CLSWGAN on shapes, 3 seeds`. Plain text.
    package var summary: String?
    /// The block's YAML as written.
    package var source: String
    /// In the order in which help lists them.
    package var settings: [Setting]

    /// A configuration of its parts.
    package init(cell: String, kind: String, summary: String? = nil, source: String, settings: [Setting] = []) {
        self.cell = cell
        self.kind = kind
        self.summary = summary
        self.source = source
        self.settings = settings
    }
}

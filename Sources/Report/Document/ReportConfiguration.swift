/// What a cell was asked to do: its text in the notebook and every option as resolved. Folded on the page.
public struct ReportConfiguration: Sendable, Hashable {
    /// One option with the value that was used.
    public struct Setting: Sendable, Hashable {
        public let name: String
        public let value: String
        /// Whether the notebook left it out.
        public let isDefault: Bool

        public init(name: String, value: String, isDefault: Bool) {
            self.name = name
            self.value = value
            self.isDefault = isDefault
        }
    }

    /// The cell's name.
    public var cell: String
    /// The block's kind, such as `train`.
    public var kind: String
    /// One line for the folded state: `f-CLSWGAN on shapes, 3 seeds`. Plain text.
    public var summary: String?
    /// The block's YAML as written.
    public var source: String
    public var settings: [Setting]

    public init(cell: String, kind: String, summary: String? = nil, source: String, settings: [Setting] = []) {
        self.cell = cell
        self.kind = kind
        self.summary = summary
        self.source = source
        self.settings = settings
    }
}

import Diagnostics

/// One `d3gzsl` block of a checked notebook: every option has the type that its kind asks for.
public struct Cell: Sendable {
    /// As written, or `KIND-LINE` for a block without a name.
    public let name: String
    public let isNamed: Bool
    public let kind: BlockKind
    /// What was given or inherited, parameters filled in; inherited options first. Defaults are not filled in.
    public let options: ValueMap
    /// Where each option's value stands; for an inherited one, in the block it comes from.
    public let optionRanges: [String: SourceRange]
    /// The YAML as written.
    public let source: String
    /// Of the whole fence.
    public let range: SourceRange
    /// Of `KIND NAME` in the info string.
    public let headRange: SourceRange
    /// Names of the cells that this one needs, in the order of the text, each once.
    public let dependencies: [String]
    /// What an `expect` block claims.
    public let expectations: [Expectation]
    /// What a cross-reference calls it: `tbl-NAME`.
    public let label: String?

    public init(
        name: String, isNamed: Bool, kind: BlockKind, options: ValueMap, optionRanges: [String: SourceRange],
        source: String, range: SourceRange,
        headRange: SourceRange, dependencies: [String], expectations: [Expectation], label: String?
    ) {
        self.name = name
        self.isNamed = isNamed
        self.kind = kind
        self.options = options
        self.optionRanges = optionRanges
        self.source = source
        self.range = range
        self.headRange = headRange
        self.dependencies = dependencies
        self.expectations = expectations
        self.label = label
    }
}

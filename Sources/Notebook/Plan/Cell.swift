import Foundations

/// One `d3gzsl` block of a checked notebook: every option has the type that its kind asks for.
package struct Cell: Sendable {
    /// As written, or `KIND-LINE` for a block without a name.
    package let name: String
    /// Whether the author gave it its name.
    package let isNamed: Bool
    /// What kind of block it is.
    package let kind: BlockKind
    /// What was given or inherited, parameters filled in; inherited options first. Defaults are not filled in.
    package let options: ValueMap
    /// Where each option's value stands; for an inherited one, in the block it comes from.
    package let optionRanges: [String: SourceRange]
    /// The YAML as written.
    package let source: String
    /// Of the whole fence.
    package let range: SourceRange
    /// Of `KIND NAME` in the info string.
    package let headRange: SourceRange
    /// Names of the cells that this one needs, in the order of the text, each once.
    package let dependencies: [String]
    /// What an `expect` block claims.
    package let expectations: [Expectation]
    /// What a cross-reference calls it: `tbl-NAME`.
    package let label: String?
    /// Texts of its options that a reader sees.
    package let prose: [LocatedText]

    /// A cell of its parts.
    package init(
        name: String, isNamed: Bool, kind: BlockKind, options: ValueMap, optionRanges: [String: SourceRange],
        source: String, range: SourceRange,
        headRange: SourceRange, dependencies: [String], expectations: [Expectation], label: String?,
        prose: [LocatedText] = []
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
        self.prose = prose
    }

    /// The options that may be written in this block.
    package var schema: [Option] {
        kind.options(of: kind.variants.flatMap { options[$0.selector]?.string })
    }
}

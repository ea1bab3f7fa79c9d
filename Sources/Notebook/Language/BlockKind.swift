/// One kind of block: ```` ```d3gzsl KIND [NAME] ````.
package struct BlockKind: Sendable {
    package enum Body: Sendable, Hashable {
        /// A map of options.
        case options
        /// A list of comparisons.
        case expectations
    }

    package let name: String
    /// One sentence for people.
    package let summary: String
    package let options: [Option]
    /// What `NAME.metric` may be in expressions; none for a block that gives no numbers.
    package let metrics: [String]
    /// `tbl` makes a named block a target of `@tbl-NAME`.
    package let labelPrefix: String?
    package let body: Body
    package let isNameRequired: Bool

    package init(
        name: String, summary: String, options: [Option] = [], metrics: [String] = [], labelPrefix: String? = nil,
        body: Body = .options, isNameRequired: Bool = false
    ) {
        precondition(
            Set(options.map(\.name)).count == options.count,
            "two options of \(name) have one name: \(options.map(\.name))")
        precondition(
            !options.contains { $0.name == "like" }, "'like' belongs to every block; \(name) cannot redefine it")
        self.name = name
        self.summary = summary
        self.options = options
        self.metrics = metrics
        self.labelPrefix = labelPrefix
        self.body = body
        self.isNameRequired = isNameRequired
    }

    package func option(_ name: String) -> Option? { options.first { $0.name == name } }
}

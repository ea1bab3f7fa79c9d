/// One kind of block: ```` ```d3gzsl KIND [NAME] ````.
package struct BlockKind: Sendable {
    /// What the text of a block may be.
    package enum Body: Sendable, Hashable {
        /// A map of options.
        case options
        /// A list of comparisons.
        case expectations
    }

    /// Sorts of blocks of one kind, such as kinds of figures: an option says which, and each sort has options of its
    /// own.
    package struct Variants: Sendable {
        /// The option that says which.
        package let selector: String
        /// The options of every variant, in the order in which help lists them.
        package let options: [(variant: String, options: [Option])]

        /// - Precondition: names are unique, also those of the options of one variant.
        package init(selector: String, options: [(variant: String, options: [Option])]) {
            precondition(
                Set(options.map(\.variant)).count == options.count,
                "two variants have one name: \(options.map(\.variant))")
            for (variant, own) in options {
                precondition(
                    Set(own.map(\.name)).count == own.count,
                    "two options of \(variant) have one name: \(own.map(\.name))")
            }
            self.selector = selector
            self.options = options
        }

        /// The variants that have an option.
        func having(_ option: String) -> [String] {
            options.filter { $0.options.contains { $0.name == option } }.map(\.variant)
        }
    }

    /// As notebooks write it.
    package let name: String
    /// One sentence for people.
    package let summary: String
    /// Those that every block of the kind has.
    package let options: [Option]
    /// Options that hang on the value of another; nil where none do.
    package let variants: Variants?
    /// What `NAME.metric` may be in expressions; none for a block that gives no numbers.
    package let metrics: [String]
    /// `tbl` makes a named block a target of `@tbl-NAME`.
    package let labelPrefix: String?
    /// What the text of such a block may be.
    package let body: Body
    /// Whether a block of the kind has to have a name.
    package let isNameRequired: Bool

    /// A kind of block, with what it may say.
    package init(
        name: String, summary: String, options: [Option] = [], metrics: [String] = [], labelPrefix: String? = nil,
        body: Body = .options, isNameRequired: Bool = false, variants: Variants? = nil
    ) {
        for (variant, own) in variants?.options ?? [("", [])] {
            let names = (options + own).map(\.name)
            precondition(Set(names).count == names.count, "two options of \(name) \(variant) have one name: \(names)")
            precondition(!names.contains("like"), "'like' belongs to every block; \(name) cannot redefine it")
        }
        if let selector = variants?.selector {
            precondition(
                options.contains { $0.name == selector }, "no option '\(selector)' chooses a variant of \(name)")
        }
        self.variants = variants
        self.name = name
        self.summary = summary
        self.options = options
        self.metrics = metrics
        self.labelPrefix = labelPrefix
        self.body = body
        self.isNameRequired = isNameRequired
    }

    /// The options of a block.
    ///
    /// - Parameter variant: what it says by the option that chooses; nil where that is not there.
    package func options(of variant: String?) -> [Option] {
        options + (variants?.options.first { $0.variant == variant }?.options ?? [])
    }
}

/// One option of a block kind, or one entry of an object.
package struct Option: Sendable {
    /// Whether an option changes what is computed or how it is shown.
    package enum Role: Sendable, Hashable {
        /// Changes what is computed: part of the fingerprint.
        case computation
        /// Changes only how it is shown.
        case presentation
    }

    /// As notebooks write it.
    package let name: String
    /// What its value may be.
    package let type: OptionType
    /// Whether it changes what is computed or how it is shown.
    package let role: Role
    /// Whether a block has to set it.
    package let isRequired: Bool
    /// What holds when the option is not given; for documentation.
    package let defaultValue: Value?
    /// One sentence for people.
    package let summary: String

    /// An option of its parts.
    package init(
        _ name: String, _ type: OptionType, role: Role = .computation, isRequired: Bool = false,
        defaultValue: Value? = nil, summary: String
    ) {
        self.name = name
        self.type = type
        self.role = role
        self.isRequired = isRequired
        self.defaultValue = defaultValue
        self.summary = summary
    }
}

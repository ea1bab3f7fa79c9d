/// One option of a block kind, or one entry of an object.
package struct Option: Sendable {
    package enum Role: Sendable, Hashable {
        /// Changes what is computed: part of the fingerprint.
        case computation
        /// Changes only how it is shown.
        case presentation
    }

    package let name: String
    package let type: OptionType
    package let role: Role
    package let isRequired: Bool
    /// What holds when the option is not given; for documentation.
    package let defaultValue: Value?
    /// One sentence for people.
    package let summary: String

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

/// One option of a block kind, or one entry of an object.
public struct Option: Sendable {
    public enum Role: Sendable, Hashable {
        /// Changes what is computed: part of the fingerprint.
        case computation
        /// Changes only how it is shown.
        case presentation
    }

    public let name: String
    public let type: OptionType
    public let role: Role
    public let isRequired: Bool
    /// What holds when the option is not given; for documentation.
    public let defaultValue: Value?
    /// One sentence for people.
    public let summary: String

    public init(
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

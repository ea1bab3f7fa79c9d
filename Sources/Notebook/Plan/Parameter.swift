/// A named value of a notebook, to be filled in wherever `${name}` stands and used by its name in expressions.
public struct Parameter: Sendable, Hashable {
    public let name: String
    public let value: Value
    /// Whether the value was given from outside, in place of the one written.
    public let isOverridden: Bool

    public init(name: String, value: Value, isOverridden: Bool = false) {
        self.name = name
        self.value = value
        self.isOverridden = isOverridden
    }
}

/// A named value of a notebook, to be filled in wherever `${name}` stands and used by its name in expressions.
package struct Parameter: Sendable, Hashable {
    package let name: String
    package let value: Value
    /// Whether the value was given from outside, in place of the one written.
    package let isOverridden: Bool

    package init(name: String, value: Value, isOverridden: Bool = false) {
        self.name = name
        self.value = value
        self.isOverridden = isOverridden
    }
}

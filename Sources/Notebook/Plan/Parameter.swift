/// A named value of a notebook, to be filled in wherever `${name}` stands and used by its name in expressions.
package struct Parameter: Sendable, Hashable {
    /// What stands between the braces.
    package let name: String
    /// What it stands for.
    package let value: Value
    /// What was written for a number: `0.0003`, `1e-4`; `nil` for anything else.
    package let written: String?
    /// Whether the value was given from outside, in place of the one written.
    package let isOverridden: Bool

    /// A parameter of its parts.
    package init(name: String, value: Value, written: String? = nil, isOverridden: Bool = false) {
        self.name = name
        self.value = value
        self.written = value.number == nil ? nil : written
        self.isOverridden = isOverridden
    }
}

/// A parameter's value given from outside, as by `-P seeds=5`.
package struct ParameterOverride: Sendable, Hashable {
    /// Of the parameter.
    package let name: String
    /// YAML: a scalar, or a list or map in flow style.
    package let text: String

    /// A value from the command line, as it was typed.
    package init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

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

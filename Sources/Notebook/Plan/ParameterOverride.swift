/// A parameter's value given from outside, as by `-P seeds=5`.
public struct ParameterOverride: Sendable, Hashable {
    public let name: String
    /// YAML: a scalar, or a list or map in flow style.
    public let text: String

    public init(name: String, text: String) {
        self.name = name
        self.text = text
    }
}

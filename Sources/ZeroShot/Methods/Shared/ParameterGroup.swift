import Tensors

/// Parameters that one Adam optimiser updates.
public struct ParameterGroup {
    /// Groups of one name share an optimiser over all phases of a method, and must list the same parameters.
    public let name: String
    /// What is updated.
    public let parameters: [Parameter]
    /// nil for the rate of the method's `optimiser`.
    public let learningRate: Float?
    /// nil for the β₁ of the method's `optimiser`.
    public let beta1: Float?

    /// Parameters that are updated together, at a rate of their own where one is named.
    public init(_ name: String, _ parameters: [Parameter], learningRate: Float? = nil, beta1: Float? = nil) {
        self.name = name
        self.parameters = parameters
        self.learningRate = learningRate
        self.beta1 = beta1
    }
}

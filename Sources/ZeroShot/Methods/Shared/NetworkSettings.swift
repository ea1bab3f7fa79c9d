import Tensors

/// Widths that generators made of two layers share.
public struct NetworkSettings: Codable, Hashable, Sendable {
    /// Width of the hidden layers; 4096 in the publications.
    public var hidden = 256
    /// Noise columns; 0 for as many as a class embedding has.
    public var noise = 0

    /// The usual settings.
    public init() {}

    /// Columns of the noise, or of the latent code where there is one.
    func noise(for problem: Problem) -> Int { noise > 0 ? noise : problem.semantics }

    /// One for every value.
    public static let options: [Setting<NetworkSettings>] = [
        .width("hidden", \.hidden, "Width of the hidden layers."),
        .count(
            "noise", \.noise, in: 1...16_384, zeroIsAutomatic: true,
            "Noise columns; as many as a class embedding has when not given."),
    ]
}

/// Adam, for parameters that ask for nothing else.
public struct OptimiserSettings: Codable, Hashable, Sendable {
    /// Adam's.
    public var learningRate: Float = 1e-4
    /// Adam's.
    public var beta1: Float = 0.5

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<OptimiserSettings>] = [
        .rate("learningRate", \.learningRate, "Adam's rate for the method's networks."),
        .momentum("beta1", \.beta1, "Adam's β₁ for the method's networks."),
    ]
}

/// The critic of a Wasserstein GAN.
public struct CriticSettings: Codable, Hashable, Sendable {
    /// Critic steps to one generator step.
    public var steps = 5
    /// λ of the gradient penalty.
    public var penaltyWeight: Float = 10

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<CriticSettings>] = [
        .count("criticSteps", \.steps, in: 1...1000, "Critic steps to one generator step."),
        .weight("penalty", \.penaltyWeight, "Weight of the gradient penalty."),
    ]
}

extension Linear {
    /// Numbers in a layer from `inputs` to `outputs`, as a product that no width lets overflow.
    public static func parameterCount(_ inputs: Int, _ outputs: Int) -> Double {
        (Double(inputs) + 1) * Double(outputs)
    }
}

import Tensors

/// Hyper-parameters of the variational part of f-VAEGAN-D2, TF-VAEGAN and FREE. Defaults are those of the code
/// published with TF-VAEGAN (github akshitac8/tfvaegan).
public struct VariationalSettings: Codable, Hashable, Sendable {
    /// Error of rebuilt rows; the generator ends in a sigmoid, features lie in [0, 1].
    public var reconstruction = ReconstructionError.binaryCrossEntropy
    /// Weight of the KL divergence.
    public var divergenceWeight: Float = 1
    /// γ, weight of the adversarial part.
    public var adversarialWeight: Float = 10
    /// Whether the critic judges rows made from the codes of real rows; otherwise from plain noise.
    public var encodedNoise = true
    /// Adam's β₁ for the encoder.
    public var encoderBeta1: Float = 0.9

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<VariationalSettings>] = [
        .choice("variational.reconstruction", \.reconstruction, "The error of rebuilt rows."),
        .weight("variational.divergenceWeight", \.divergenceWeight, "Weight of the KL divergence."),
        .weight("variational.adversarialWeight", \.adversarialWeight, "γ, weight of the adversarial part."),
        .flag(
            "variational.encodedNoise", \.encodedNoise,
            "Whether the critic judges rows made from the codes of real rows."),
        .momentum("variational.encoderBeta1", \.encoderBeta1, "Adam's β₁ for the encoder."),
    ]
}

/// How the penalty's weight λ follows the penalty, in TF-VAEGAN and FREE: multiplied where the mean penalty of an
/// iteration is above one bound, divided where it is below the other. Source: the code published with TF-VAEGAN (github
/// akshitac8/tfvaegan).
public struct PenaltyControl: Codable, Hashable, Sendable {
    /// 1 for a constant weight.
    public var factor: Float = 1.1
    /// Above it, the weight is multiplied.
    public var upper: Float = 1.05
    /// Below it, the weight is divided.
    public var lower: Float = 1.001

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<PenaltyControl>] = [
        .number(
            "penaltyControl.factor", \.factor, in: 1...100,
            "What the penalty's weight is multiplied or divided by; 1 for a constant weight."),
        .number(
            "penaltyControl.upper", \.upper, in: 0...1e6, "The mean penalty above which the weight is multiplied."
        ).when({ $0.factor != 1 }, otherwise: "a factor of 1 changes no weight"),
        .number("penaltyControl.lower", \.lower, in: 0...1e6, "The mean penalty below which it is divided.")
            .when({ $0.factor != 1 }, otherwise: "a factor of 1 changes no weight"),
    ]
}

/// What f-VAEGAN-D2, TF-VAEGAN and FREE share.
public struct AdversarialAutoencoderSettings: Codable, Hashable, Sendable {
    /// Widths.
    public var network = NetworkSettings()
    /// Adam, for all of its networks that ask for nothing else.
    public var optimiser = OptimiserSettings()
    /// The critic, and how often it learns.
    public var critic = CriticSettings()
    /// The variational part.
    public var variational = VariationalSettings()

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<AdversarialAutoencoderSettings>] = {
        var options: [Setting<AdversarialAutoencoderSettings>] = NetworkSettings.options.map { $0.within(\.network) }
        options += OptimiserSettings.options.map { $0.within(\.optimiser) }
        options += CriticSettings.options.map { $0.within(\.critic) }
        options += VariationalSettings.options.map { $0.within(\.variational) }
        return options
    }()

    /// As published: width 4096, λ = 10.
    static func published(rate: Float) -> AdversarialAutoencoderSettings {
        var result = AdversarialAutoencoderSettings()
        result.network.hidden = 4096
        result.optimiser.learningRate = rate
        return result
    }

    /// For real features.
    static func standard(rate: Float = 2e-4) -> AdversarialAutoencoderSettings {
        var result = AdversarialAutoencoderSettings()
        result.network.hidden = 512
        result.network.noise = 64
        result.optimiser.learningRate = rate
        return result
    }

    /// For quick runs.
    static func quick(rate: Float = 1e-3, penalty: Float = 10) -> AdversarialAutoencoderSettings {
        var result = AdversarialAutoencoderSettings()
        result.optimiser.learningRate = rate
        result.critic.penaltyWeight = penalty
        return result
    }
}

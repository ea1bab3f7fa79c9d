import Tensors

/// Hyper-parameters of TF-VAEGAN.
public struct TFVAEGANSettings: MethodSettings {
    /// The autoencoder, and the critic of its decoder.
    public var core = AdversarialAutoencoderSettings()
    /// How the penalty's weight follows the penalty.
    public var penaltyControl = PenaltyControl()
    /// The semantic decoder and the feedback.
    public var feedback = FeedbackConfiguration()

    /// The usual settings.
    public init() {}
}

/// Of the decoder and the feedback. Defaults are those of the published code for CUB (github akshitac8/tfvaegan,
/// run_cub_tfvaegan.py).
public struct FeedbackConfiguration: Codable, Hashable, Sendable {
    /// a₁, how much feedback enters the hidden layer in training.
    public var trainingStrength: Float = 1
    /// a₂, how much in synthesis.
    public var synthesisStrength: Float = 1
    /// Weight of the decoder's loss.
    public var reconstructionWeight: Float = 0.01
    /// Adam's rate for the feedback module.
    public var learningRate: Float = 1e-5
    /// Adam's rate for the decoder.
    public var decoderLearningRate: Float = 1e-4
    /// Whether the decoder learns from real rows alone.
    public var freezesDecoder = false

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<FeedbackConfiguration>] = [
        .number(
            "feedback.trainingStrength", \.trainingStrength, in: 0...100,
            "a₁, how much feedback enters the hidden layer in training."),
        .number("feedback.synthesisStrength", \.synthesisStrength, in: 0...100, "a₂, how much in synthesis."),
        .weight("feedback.reconstructionWeight", \.reconstructionWeight, "Weight of the semantic decoder's loss."),
        .rate("feedback.learningRate", \.learningRate, "Adam's rate for the feedback module."),
        .rate("feedback.decoderLearningRate", \.decoderLearningRate, "Adam's rate for the semantic decoder."),
        .flag("feedback.freezesDecoder", \.freezesDecoder, "Whether the semantic decoder learns from real rows alone."),
    ]
}

extension TFVAEGAN {
    public static let name = "tf-vaegan"
    public static let summary =
        "f-VAEGAN with a semantic decoder, whose opinion of a draft is fed back into the generator."

    /// One for every value.
    public static let options: [Setting<TFVAEGANSettings>] = {
        var options: [Setting<TFVAEGANSettings>] = AdversarialAutoencoderSettings.options.map { $0.within(\.core) }
        options += PenaltyControl.options.map { $0.within(\.penaltyControl) }
        options += FeedbackConfiguration.options.map { $0.within(\.feedback) }
        return options
    }()

    public static func holdsGradientNorm(_ settings: TFVAEGANSettings) -> Bool { settings.penaltyControl.factor == 1 }

    public static func parameterCount(_ settings: TFVAEGANSettings, for problem: Problem) -> Double {
        let hidden = settings.core.network.hidden
        return AdversarialAutoencoder.parameterCount(settings.core, for: problem)
            + Linear.parameterCount(problem.features, hidden)
            + Linear.parameterCount(hidden, problem.semantics) + 2 * Linear.parameterCount(hidden, hidden)
    }
}

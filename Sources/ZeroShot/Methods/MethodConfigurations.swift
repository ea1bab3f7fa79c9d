import Tensors

/// Hyper-parameters of CE-GZSL. Temperatures and weights are those of the published code (github Hanzy1996/CE-GZSL); widths there are 2048, 512 and 2048.
public struct ContrastiveConfiguration: Codable, Hashable, Sendable {
    /// Width of h.
    public var embedding = 256
    /// Width of z.
    public var projection = 64
    /// Hidden width of the comparator F.
    public var comparator = 256
    /// τ of the instance-wise loss.
    public var instanceTemperature: Float = 0.1
    /// τ of the class-wise loss.
    public var classTemperature: Float = 0.1
    /// Weight of the instance-wise loss in the generator step; 1 in the critic step.
    public var instanceWeight: Float = 0.001
    /// Weight of the class-wise loss in the generator step; 1 in the critic step.
    public var classWeight: Float = 0.001

    /// The usual settings.
    public init() {}
}

/// Hyper-parameters of the variational part of CVAE, f-VAEGAN-D2, TF-VAEGAN and FREE. Defaults are those of the code published with TF-VAEGAN (github akshitac8/tfvaegan).
public struct VariationalConfiguration: Codable, Hashable, Sendable {
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
}

/// Hyper-parameters of TF-VAEGAN's decoder and feedback. Defaults are those of the published code for CUB (github akshitac8/tfvaegan, run_cub_tfvaegan.py).
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
}

/// Hyper-parameters of FREE's feature refinement. Defaults are those of the published code for AWA2 (github shiming-chen/FREE, run_awa2.py).
public struct RefinementConfiguration: Codable, Hashable, Sendable {
    /// Which other centre a row is kept away from.
    public enum Rival: String, Codable, Hashable, Sendable, CaseIterable {
        /// The nearest: published for AWA1 and AWA2.
        case nearest
        /// One drawn anew for every row and step: published for CUB, SUN and FLO.
        case random
    }

    /// Which other class a row is kept away from.
    public var rival = Rival.nearest
    /// Δ
    public var margin: Float = 50
    /// γ, the share of a row's own centre in the loss.
    public var balance: Float = 0.5
    /// Weight of the centre loss.
    public var centreWeight: Float = 0.5
    /// Weight of semantic cycle consistency.
    public var consistencyWeight: Float = 0.001
    /// Adam's rate for the refinement module.
    public var learningRate: Float = 1e-4
    /// Whether refinement learns from real rows alone.
    public var freezesRefinement = true

    /// The usual settings.
    public init() {}
}

/// Hyper-parameters of the diffusion model over features.
public struct DiffusionConfiguration: Codable, Hashable, Sendable {
    /// T, levels of noise.
    public var steps = 100
    /// Levels visited in sampling.
    public var samplingSteps = 4
    /// Columns that tell the denoiser the level.
    public var timeColumns = 16

    /// The usual settings.
    public init() {}
}

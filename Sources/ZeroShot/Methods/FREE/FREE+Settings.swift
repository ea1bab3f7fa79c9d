import Tensors

/// Hyper-parameters of FREE.
public struct FREESettings: MethodSettings {
    /// The autoencoder, and the critic of its decoder.
    public var core = AdversarialAutoencoderSettings()
    /// How the penalty's weight follows the penalty.
    public var penaltyControl = PenaltyControl()
    /// The feature refinement.
    public var refinement = RefinementConfiguration()

    /// The usual settings.
    public init() {}
}

/// Of the feature refinement. Defaults are those of the published code for AWA2 (github shiming-chen/FREE,
/// run_awa2.py).
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

    /// One for every value.
    public static let options: [Setting<RefinementConfiguration>] = {
        let ofCentres: [Setting<RefinementConfiguration>] = [
            .choice("refinement.rival", \.rival, "Which other centre a row is kept away from."),
            .number("refinement.margin", \.margin, in: 0...1e6, "Δ of the centre loss."),
            .number("refinement.balance", \.balance, in: 0...1, "γ, the share of a row's own centre."),
        ]
        let others: [Setting<RefinementConfiguration>] = [
            .weight("refinement.centreWeight", \.centreWeight, "Weight of the centre loss."),
            .weight("refinement.consistencyWeight", \.consistencyWeight, "Weight of semantic cycle consistency."),
            .rate("refinement.learningRate", \.learningRate, "Adam's rate for the refinement module."),
            .flag(
                "refinement.freezesRefinement", \.freezesRefinement, "Whether refinement learns from real rows alone."),
        ]
        return ofCentres.map {
            $0.when({ $0.centreWeight != 0 }, otherwise: "'refinement.centreWeight' is 0")
        } + others
    }()
}

extension FREE {
    public static let name = "free"
    public static let summary = "f-VAEGAN-D2 with a feature refinement module that the final classifier sees through."

    /// One for every value.
    public static let options: [Setting<FREESettings>] = {
        var options: [Setting<FREESettings>] = AdversarialAutoencoderSettings.options.map { $0.within(\.core) }
        options += PenaltyControl.options.map { $0.within(\.penaltyControl) }
        options += RefinementConfiguration.options.map { $0.within(\.refinement) }
        return options
    }()

    public static func holdsGradientNorm(_ settings: FREESettings) -> Bool { settings.penaltyControl.factor == 1 }

    public static func parameterCount(_ settings: FREESettings, for problem: Problem) -> Double {
        let hidden = settings.core.network.hidden
        return AdversarialAutoencoder.parameterCount(settings.core, for: problem)
            + Linear.parameterCount(problem.features, hidden)
            + 2 * Linear.parameterCount(hidden, problem.semantics)
            + Double(problem.seenClasses.count) * Double(problem.semantics)
    }

    public static func validate(_ settings: FREESettings, for problem: Problem) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require(
            problem.seenClasses.count > 1, nil,
            "the centre loss of 'free' keeps a row away from another class's centre, and \(problem.name) has "
                + "\(problem.seenClasses.count) seen class",
            hint: "train on at least 2 seen classes")
        return problems
    }
}

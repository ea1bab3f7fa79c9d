import Tensors

/// Hyper-parameters of the diffusion model over features.
public struct DiffusionSettings: MethodSettings {
    /// Width of the hidden layers.
    public var hidden = 256
    /// Adam, for all of its networks that ask for nothing else.
    public var optimiser = OptimiserSettings()
    /// T, levels of noise.
    public var steps = 100
    /// Levels visited in sampling.
    public var samplingSteps = 4
    /// Columns that tell the denoiser the level.
    public var timeColumns = 16

    /// The usual settings.
    public init() {}
}

extension FeatureDiffusion {
    public static let name = "diffusion"
    public static let summary = "A diffusion model over features, sampled in a few steps."

    /// One for every value.
    public static let options: [Setting<DiffusionSettings>] = {
        var options: [Setting<DiffusionSettings>] = [.width("hidden", \.hidden, "Width of the hidden layers.")]
        options += OptimiserSettings.options.map { $0.within(\.optimiser) }
        options += [
            .count("diffusion.steps", \.steps, in: 2...100_000, "Levels of noise."),
            .count(
                "diffusion.samplingSteps", \.samplingSteps, in: 1...1000,
                "Levels visited in sampling; at most as many as there are."),
            .count("diffusion.timeColumns", \.timeColumns, in: 1...1024, "Columns that tell the denoiser the level."),
        ]
        return options
    }()

    public static func parameterCount(_ settings: DiffusionSettings, for problem: Problem) -> Double {
        Linear.parameterCount(problem.features + problem.semantics + settings.timeColumns, settings.hidden)
            + Linear.parameterCount(settings.hidden, settings.hidden)
            + Linear.parameterCount(settings.hidden, problem.features)
    }

    public static func validate(_ settings: DiffusionSettings) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require(
            settings.samplingSteps <= settings.steps, "diffusion.samplingSteps",
            "\(settings.samplingSteps) levels are visited in sampling, and there are \(settings.steps)",
            hint: "choose at most \(settings.steps), or more 'diffusion.steps'")
        return problems
    }

    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = DiffusionSettings()
        settings.optimiser.learningRate = 1e-3
        // One phase an iteration, where adversarial methods have six: the student makes fewer steps.
        return quick(settings, on: dataset, studentRate: 3e-3)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = DiffusionSettings()
        settings.hidden = 512
        settings.optimiser.learningRate = 5e-4
        return standard(settings)
    }
}

import Tensors

/// Hyper-parameters of f-CLSWGAN.
public struct FCLSWGANSettings: MethodSettings {
    /// Widths.
    public var network = NetworkSettings()
    /// Adam, for all of its networks that ask for nothing else.
    public var optimiser = OptimiserSettings()
    /// The critic, and how often it learns.
    public var critic = CriticSettings()
    /// Weight of the classification loss of generated seen rows under a fixed softmax.
    public var classificationWeight: Float = 0.01
    /// How that softmax is trained on real seen rows, before everything else.
    public var seenClassifier = SeenClassifierSettings()

    /// The usual settings.
    public init() {}
}

/// Training of a softmax over the seen classes, which is then fixed.
public struct SeenClassifierSettings: Codable, Hashable, Sendable {
    /// Over the training rows.
    public var epochs = 30
    /// Rows in a step.
    public var batch = 128
    /// Adam's.
    public var learningRate: Float = 1e-3

    /// The usual settings.
    public init() {}

    /// One for every value.
    public static let options: [Setting<SeenClassifierSettings>] = [
        .count("seenClassifier.epochs", \.epochs, in: 0...100_000, "Epochs of the fixed softmax."),
        .count("seenClassifier.batch", \.batch, "Rows in a step of the fixed softmax."),
        .rate("seenClassifier.learningRate", \.learningRate, "Adam's rate for the fixed softmax."),
    ]
}

extension FCLSWGAN {
    public static let name = "f-clswgan"
    public static let summary = "A conditional Wasserstein GAN with a classification loss on what it generates."

    /// One for every value.
    public static let options: [Setting<FCLSWGANSettings>] = {
        var options: [Setting<FCLSWGANSettings>] = NetworkSettings.options.map { $0.within(\.network) }
        options += OptimiserSettings.options.map { $0.within(\.optimiser) }
        options += CriticSettings.options.map { $0.within(\.critic) }
        options.append(
            .weight(
                "classification", \.classificationWeight,
                "Weight of the classification loss of generated seen rows under a fixed softmax."))
        options += SeenClassifierSettings.options.map { option in
            option.within(\.seenClassifier).when(
                { $0.classificationWeight != 0 }, otherwise: "'classification' is 0, so that there is no fixed softmax")
        }
        return options
    }()

    public static func parameterCount(_ settings: FCLSWGANSettings, for problem: Problem) -> Double {
        ConditionalGenerator.parameterCount(settings.network, for: problem)
            + ConditionalCritic.parameterCount(settings.network, for: problem)
            + (settings.classificationWeight == 0
                ? 0 : Linear.parameterCount(problem.features, problem.seenClasses.count))
    }
}

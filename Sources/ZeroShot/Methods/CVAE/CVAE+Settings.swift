import Tensors

/// Hyper-parameters of the conditional variational autoencoder.
public struct CVAESettings: MethodSettings {
    /// Widths.
    public var network = NetworkSettings()
    /// Adam, for all of its networks that ask for nothing else.
    public var optimiser = OptimiserSettings()
    /// Error of rebuilt rows; the generator ends in a sigmoid, features lie in [0, 1].
    public var reconstruction = ReconstructionError.binaryCrossEntropy
    /// Weight of the KL divergence.
    public var divergenceWeight: Float = 1

    /// The usual settings.
    public init() {}
}

extension CVAE {
    public static let name = "cvae"
    public static let summary = "A conditional variational autoencoder."

    /// One for every value.
    public static let options: [Setting<CVAESettings>] = {
        var options: [Setting<CVAESettings>] = NetworkSettings.options.map { $0.within(\.network) }
        options += OptimiserSettings.options.map { $0.within(\.optimiser) }
        options += [
            .choice("variational.reconstruction", \.reconstruction, "The error of rebuilt rows."),
            .weight("variational.divergenceWeight", \.divergenceWeight, "Weight of the KL divergence."),
        ]
        return options
    }()

    public static func parameterCount(_ settings: CVAESettings, for problem: Problem) -> Double {
        VariationalEncoder.parameterCount(settings.network, for: problem)
            + ConditionalGenerator.parameterCount(settings.network, for: problem)
    }

    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = CVAESettings()
        settings.optimiser.learningRate = 3e-3
        return quick(settings, on: dataset)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = CVAESettings()
        settings.network.hidden = 512
        settings.network.noise = 64
        settings.optimiser.learningRate = 5e-4
        return standard(settings)
    }
}

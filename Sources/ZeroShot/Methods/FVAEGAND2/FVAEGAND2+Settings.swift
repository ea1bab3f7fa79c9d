import Tensors

/// Hyper-parameters of f-VAEGAN-D2.
public struct FVAEGAND2Settings: MethodSettings {
    /// The autoencoder, and the critic of its decoder.
    public var core = AdversarialAutoencoderSettings()

    /// The usual settings.
    public init() {}
}

extension FVAEGAND2 {
    public static let name = "f-vaegan-d2"
    public static let summary = "A variational autoencoder and a Wasserstein GAN that share the decoder."

    /// One for every value.
    public static let options: [Setting<FVAEGAND2Settings>] =
        AdversarialAutoencoderSettings.options.map { $0.within(\.core) }

    public static func parameterCount(_ settings: FVAEGAND2Settings, for problem: Problem) -> Double {
        AdversarialAutoencoder.parameterCount(settings.core, for: problem)
    }

    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = FVAEGAND2Settings()
        settings.core = .quick()
        return quick(settings, on: dataset)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = FVAEGAND2Settings()
        settings.core = .standard()
        return standard(settings)
    }

    /// github akshitac8/tfvaegan, scripts/run_{awa,cub,sun,flo}_tfvaegan.py, and for aPY github yue-zhongqi/gcm-cf,
    /// zsl/image-scripts/apy/baseline.py. f-VAEGAN-D2 is there as the code of TF-VAEGAN without feedback: its own was
    /// never published.
    public static func published(on dataset: String) -> TrainingConfiguration? {
        guard let schedule = PublishedSchedule.feedbackGAN(dataset) else { return nil }
        var settings = FVAEGAND2Settings()
        settings.core = schedule.core
        return published(
            settings, epochs: schedule.epochs, perClass: schedule.perClass, classifierRate: schedule.classifierRate)
    }
}

/// What TF-VAEGAN's published scripts say of the part that it shares with f-VAEGAN-D2.
struct PublishedSchedule {
    var core: AdversarialAutoencoderSettings
    var epochs: Int
    var perClass: Int
    var classifierRate: Float = 1e-3

    static func feedbackGAN(_ dataset: String) -> PublishedSchedule? {
        func schedule(epochs: Int, rate: Float, perClass: Int) -> PublishedSchedule {
            PublishedSchedule(core: .published(rate: rate), epochs: epochs, perClass: perClass)
        }
        switch dataset {
        case "AWA1", "AWA2": return schedule(epochs: 120, rate: 1e-5, perClass: 1800)
        case "APY": return schedule(epochs: 300, rate: 1e-5, perClass: 1800)
        case "CUB": return schedule(epochs: 300, rate: 1e-4, perClass: 300)
        case "SUN":
            var result = schedule(epochs: 400, rate: 1e-3, perClass: 400)
            result.classifierRate = 5e-4
            result.core.variational.adversarialWeight = 1
            return result
        case "FLO":
            var result = schedule(epochs: 500, rate: 1e-4, perClass: 1200)
            result.core.variational.encodedNoise = false
            return result
        default: return nil
        }
    }
}

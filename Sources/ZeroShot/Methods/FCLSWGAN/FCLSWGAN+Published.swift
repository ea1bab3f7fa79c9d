extension FCLSWGAN {
    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = FCLSWGANSettings()
        settings.optimiser.learningRate = 1e-3
        settings.critic.penaltyWeight = 1
        // On the validation classes of real features (CLIP features of Flowers) it hardly begins to learn with less.
        settings.classificationWeight = dataset == "shapes" ? 0.1 : 1
        return quick(settings, on: dataset, studentRate: 3e-4)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = FCLSWGANSettings()
        settings.network.hidden = 512
        settings.network.noise = 64
        settings.optimiser.learningRate = 2e-4
        return standard(settings)
    }

    /// The scripts published with f-CLSWGAN, as github luca-rossi/grabzsl keeps them (scripts/run_clswgan_*_gzsl.py).
    /// Its authors have published none for aPY: there, those of Patrício, Neves, "ZSpeedL: evaluating the performance
    /// of zero-shot learning methods using low-power devices", AVSS 2021 (github CristianoPatricio/zsl-methods,
    /// utils/engine.py).
    public static func published(on dataset: String) -> TrainingConfiguration? {
        func settings(
            epochs: Int, batch: Int = 64, rate: Float, perClass: Int, classification: Float = 0.01
        ) -> TrainingConfiguration {
            var settings = FCLSWGANSettings()
            settings.network.hidden = 4096
            settings.optimiser.learningRate = rate
            settings.classificationWeight = classification
            return published(settings, epochs: epochs, batch: batch, perClass: perClass)
        }
        return switch dataset {
        case "AWA1", "AWA2": settings(epochs: 30, rate: 1e-5, perClass: 1800)
        case "APY": settings(epochs: 50, batch: 100, rate: 1e-4, perClass: 300)
        case "CUB": settings(epochs: 56, rate: 1e-4, perClass: 300)
        case "SUN": settings(epochs: 40, rate: 2e-4, perClass: 400)
        case "FLO": settings(epochs: 80, rate: 1e-4, perClass: 1200, classification: 0.1)
        default: nil
        }
    }

    public static func released(on dataset: String) -> TrainingConfiguration? {
        released(published(on: dataset), generatedPerClass: 5)
    }
}

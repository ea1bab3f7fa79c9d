extension CEGZSL {
    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = CEGZSLSettings()
        settings.optimiser.learningRate = 1e-3
        return quick(settings, on: dataset, studentRate: 3e-4)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = CEGZSLSettings()
        settings.network.hidden = 512
        settings.network.noise = 64
        settings.optimiser.learningRate = 2e-4
        settings.contrastive.embedding = 512
        settings.contrastive.projection = 128
        settings.contrastive.comparator = 512
        return standard(settings)
    }

    /// github Hanzy1996/CE-GZSL: the author's table in issue 2; for CUB, where it has the epochs alone, README.md and
    /// the defaults of CE_GZSL.py, whose batch stands for the others too. There is none for aPY: there, those of
    /// Patrício and Neves (github CristianoPatricio/zsl-methods, utils/engine.py), whose rate decays only after the
    /// last epoch.
    public static func published(on dataset: String) -> TrainingConfiguration? {
        func settings(
            epochs: Int, batch: Int = 2048, rate: Float = 1e-4, perClass: Int, comparator: Int, weight: Float,
            decay: Int, noise: Int = 0
        ) -> TrainingConfiguration {
            var settings = CEGZSLSettings()
            settings.network.hidden = 4096
            settings.network.noise = noise
            settings.optimiser.learningRate = rate
            settings.contrastive.embedding = 2048
            settings.contrastive.projection = 512
            settings.contrastive.comparator = comparator
            settings.contrastive.instanceWeight = weight
            settings.contrastive.classWeight = weight
            var result = published(settings, epochs: epochs, batch: batch, perClass: perClass)
            result.schedule.every = decay
            result.schedule.generator = 0.99
            return result
        }
        return switch dataset {
        case "AWA1": settings(epochs: 130, perClass: 1800, comparator: 2048, weight: 0.001, decay: 50)
        case "AWA2": settings(epochs: 130, perClass: 2400, comparator: 2048, weight: 0.001, decay: 10)
        case "APY": settings(epochs: 100, batch: 1024, perClass: 1800, comparator: 2048, weight: 0.001, decay: 100)
        case "CUB": settings(epochs: 450, perClass: 100, comparator: 2048, weight: 0.001, decay: 100)
        case "SUN": settings(epochs: 1000, rate: 5e-5, perClass: 100, comparator: 1024, weight: 0.01, decay: 100)
        case "FLO": settings(epochs: 750, perClass: 600, comparator: 1024, weight: 0.01, decay: 100, noise: 512)
        default: nil
        }
    }

    public static func released(on dataset: String) -> TrainingConfiguration? {
        released(published(on: dataset), generatedPerClass: 50)
    }
}

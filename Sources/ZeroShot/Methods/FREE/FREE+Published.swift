extension FREE {
    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = FREESettings()
        settings.core = .quick()
        return quick(settings, on: dataset)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = FREESettings()
        settings.core = .standard()
        return standard(settings)
    }

    /// github shiming-chen/FREE, image-scripts/run_{awa1,awa2,cub,sun,flo}.py. An epoch there goes over the data twice,
    /// so there are twice as many here.
    public static func published(on dataset: String) -> TrainingConfiguration? {
        func settings(
            epochs: Int, batch: Int = 64, rate: Float, perClass: Int, margin: Float, balance: Float,
            classifierRate: Float = 1e-3, _ change: (inout FREESettings) -> Void
        ) -> TrainingConfiguration {
            var settings = FREESettings()
            settings.core = .published(rate: rate)
            settings.core.critic.steps = 1
            settings.refinement.margin = margin
            settings.refinement.balance = balance
            change(&settings)
            return published(
                settings, epochs: 2 * epochs, batch: batch, perClass: perClass, classifierRate: classifierRate)
        }
        func drawn(_ settings: inout FREESettings) {
            settings.refinement.rival = .random
            settings.refinement.freezesRefinement = false
        }
        switch dataset {
        case "AWA1": return settings(epochs: 301, rate: 1e-5, perClass: 4600, margin: 50, balance: 0.1) { _ in }
        case "AWA2": return settings(epochs: 401, rate: 1e-5, perClass: 4600, margin: 50, balance: 0.5) { _ in }
        case "CUB": return settings(epochs: 501, rate: 1e-4, perClass: 700, margin: 200, balance: 0.8, drawn)
        case "SUN":
            return settings(
                epochs: 601, batch: 512, rate: 2e-4, perClass: 300, margin: 120, balance: 0.8, classifierRate: 5e-4
            ) {
                drawn(&$0)
                $0.core.variational.adversarialWeight = 1
                $0.refinement.consistencyWeight = 0.1
            }
        case "FLO":
            return settings(epochs: 501, batch: 256, rate: 1e-4, perClass: 2400, margin: 200, balance: 0.8) {
                drawn(&$0)
                $0.core.critic.steps = 5
                $0.core.variational.encodedNoise = false
            }
        default: return nil
        }
    }
}

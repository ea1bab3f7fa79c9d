extension TFVAEGAN {
    public static func quick(on dataset: String) -> TrainingConfiguration {
        var settings = TFVAEGANSettings()
        settings.core = .quick(penalty: 1)
        settings.feedback.learningRate = 1e-4
        return quick(settings, on: dataset)
    }

    public static func standard(on dataset: String) -> TrainingConfiguration {
        var settings = TFVAEGANSettings()
        settings.core = .standard()
        return standard(settings)
    }

    /// github akshitac8/tfvaegan, scripts/run_{awa,cub,sun,flo}_tfvaegan.py. For aPY its authors have published none:
    /// there, github yue-zhongqi/gcm-cf, zsl/image-scripts/apy/baseline.py.
    public static func published(on dataset: String) -> TrainingConfiguration? {
        guard let schedule = PublishedSchedule.feedbackGAN(dataset) else { return nil }
        var settings = TFVAEGANSettings()
        settings.core = schedule.core
        switch dataset {
        case "AWA1", "AWA2", "APY":
            settings.feedback.trainingStrength = 0.01
            settings.feedback.synthesisStrength = 0.01
            settings.feedback.reconstructionWeight = 0.1
            settings.feedback.learningRate = 1e-4
            if dataset == "APY" {
                settings.feedback.decoderLearningRate = 5e-4
            } else {
                settings.feedback.freezesDecoder = true
            }
        case "SUN":
            settings.feedback.trainingStrength = 0.1
            settings.feedback.synthesisStrength = 0.01
            settings.feedback.learningRate = 1e-4
        case "FLO":
            settings.feedback.trainingStrength = 0.5
            settings.feedback.synthesisStrength = 0.5
        default: break
        }
        return published(
            settings, epochs: schedule.epochs, perClass: schedule.perClass, classifierRate: schedule.classifierRate)
    }
}

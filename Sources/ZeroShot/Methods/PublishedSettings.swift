import Tensors

/// Hyper-parameters as their authors published them, data set by data set.
enum PublishedSettings {
    static func of(_ generator: String, _ dataset: String) -> TrainingConfiguration? {
        switch generator {
        case "f-clswgan": adversarial(dataset)
        case "ce-gzsl": contrastive(dataset)
        case "f-vaegan-d2", "tf-vaegan": variational(generator, dataset)
        case "free": refined(dataset)
        default: nil
        }
    }

    /// What all of them share: width 4096, λ = 10, Adam with β₁ = 0.5, a softmax trained for 25 epochs with batches as large as a class of generated rows.
    private static func common(
        _ generator: String, epochs: Int, batch: Int = 64, rate: Float, perClass: Int, classifierRate: Float = 1e-3
    ) -> TrainingConfiguration {
        var result = TrainingConfiguration()
        result.generator.name = generator
        result.generator.hidden = 4096
        result.generator.learningRate = rate
        result.batch = batch
        result.epochs = epochs
        result.historyEvery = 10
        result.classifier.generatedPerClass = perClass
        result.classifier.batch = perClass
        result.classifier.learningRate = classifierRate
        return result
    }

    /// The scripts published with f-CLSWGAN, as github luca-rossi/grabzsl keeps them (scripts/run_clswgan_*_gzsl.py). Its authors have
    /// published none for aPY: there, those of Patrício, Neves, "ZSpeedL: evaluating the performance of zero-shot learning methods using
    /// low-power devices", AVSS 2021 (github CristianoPatricio/zsl-methods, utils/engine.py).
    private static func adversarial(_ dataset: String) -> TrainingConfiguration? {
        let name = "f-clswgan"
        switch dataset {
        case "AWA1", "AWA2": return common(name, epochs: 30, rate: 1e-5, perClass: 1800)
        case "APY": return common(name, epochs: 50, batch: 100, rate: 1e-4, perClass: 300)
        case "CUB": return common(name, epochs: 56, rate: 1e-4, perClass: 300)
        case "SUN": return common(name, epochs: 40, rate: 2e-4, perClass: 400)
        case "FLO":
            var result = common(name, epochs: 80, rate: 1e-4, perClass: 1200)
            result.generator.classificationWeight = 0.1
            return result
        default: return nil
        }
    }

    /// github Hanzy1996/CE-GZSL: the author's table in issue 2; for CUB, where it has the epochs alone, README.md and the defaults of
    /// CE_GZSL.py, whose batch stands for the others too. There is none for aPY: there, those of Patrício and Neves (see above), whose
    /// rate decays only after the last epoch.
    private static func contrastive(_ dataset: String) -> TrainingConfiguration? {
        func settings(
            epochs: Int, batch: Int = 2048, rate: Float = 1e-4, perClass: Int, comparator: Int, weight: Float,
            decay: Int
        ) -> TrainingConfiguration {
            var result = common("ce-gzsl", epochs: epochs, batch: batch, rate: rate, perClass: perClass)
            result.generator.contrastive.embedding = 2048
            result.generator.contrastive.projection = 512
            result.generator.contrastive.comparator = comparator
            result.generator.contrastive.instanceWeight = weight
            result.generator.contrastive.classWeight = weight
            result.schedule.every = decay
            result.schedule.generator = 0.99
            return result
        }
        switch dataset {
        case "AWA1": return settings(epochs: 130, perClass: 1800, comparator: 2048, weight: 0.001, decay: 50)
        case "AWA2": return settings(epochs: 130, perClass: 2400, comparator: 2048, weight: 0.001, decay: 10)
        case "APY":
            return settings(epochs: 100, batch: 1024, perClass: 1800, comparator: 2048, weight: 0.001, decay: 100)
        case "CUB": return settings(epochs: 450, perClass: 100, comparator: 2048, weight: 0.001, decay: 100)
        case "SUN": return settings(epochs: 1000, rate: 5e-5, perClass: 100, comparator: 1024, weight: 0.01, decay: 100)
        case "FLO":
            var result = settings(epochs: 750, perClass: 600, comparator: 1024, weight: 0.01, decay: 100)
            result.generator.noise = 512
            return result
        default: return nil
        }
    }

    /// github akshitac8/tfvaegan, scripts/run_{awa,cub,sun,flo}_tfvaegan.py. f-VAEGAN-D2 is there as the same code without feedback: its own was never published.
    private static func variational(_ generator: String, _ dataset: String) -> TrainingConfiguration? {
        var result: TrainingConfiguration
        switch dataset {
        case "AWA1", "AWA2":
            result = common(generator, epochs: 120, rate: 1e-5, perClass: 1800)
            result.generator.feedback.trainingStrength = 0.01
            result.generator.feedback.synthesisStrength = 0.01
            result.generator.feedback.reconstructionWeight = 0.1
            result.generator.feedback.learningRate = 1e-4
            result.generator.feedback.freezesDecoder = true
        case "APY":
            // github yue-zhongqi/gcm-cf, zsl/image-scripts/apy/baseline.py: the authors of TF-VAEGAN have published none.
            result = common(generator, epochs: 300, rate: 1e-5, perClass: 1800)
            result.generator.feedback.trainingStrength = 0.01
            result.generator.feedback.synthesisStrength = 0.01
            result.generator.feedback.reconstructionWeight = 0.1
            result.generator.feedback.learningRate = 1e-4
            result.generator.feedback.decoderLearningRate = 5e-4
        case "CUB": result = common(generator, epochs: 300, rate: 1e-4, perClass: 300)
        case "SUN":
            result = common(generator, epochs: 400, rate: 1e-3, perClass: 400, classifierRate: 5e-4)
            result.generator.variational.adversarialWeight = 1
            result.generator.feedback.trainingStrength = 0.1
            result.generator.feedback.synthesisStrength = 0.01
            result.generator.feedback.learningRate = 1e-4
        case "FLO":
            result = common(generator, epochs: 500, rate: 1e-4, perClass: 1200)
            result.generator.variational.encodedNoise = false
            result.generator.feedback.trainingStrength = 0.5
            result.generator.feedback.synthesisStrength = 0.5
        default: return nil
        }
        return result
    }

    /// github shiming-chen/FREE, image-scripts/run_{awa1,awa2,cub,sun,flo}.py. An epoch there goes over the data twice, so there are twice as many here.
    private static func refined(_ dataset: String) -> TrainingConfiguration? {
        func settings(
            epochs: Int, batch: Int = 64, rate: Float, perClass: Int, margin: Float, balance: Float
        ) -> TrainingConfiguration {
            var result = common("free", epochs: 2 * epochs, batch: batch, rate: rate, perClass: perClass)
            result.generator.criticSteps = 1
            result.generator.refinement.margin = margin
            result.generator.refinement.balance = balance
            return result
        }
        var result: TrainingConfiguration
        switch dataset {
        case "AWA1": return settings(epochs: 301, rate: 1e-5, perClass: 4600, margin: 50, balance: 0.1)
        case "AWA2": return settings(epochs: 401, rate: 1e-5, perClass: 4600, margin: 50, balance: 0.5)
        case "CUB": result = settings(epochs: 501, rate: 1e-4, perClass: 700, margin: 200, balance: 0.8)
        case "SUN":
            result = settings(epochs: 601, batch: 512, rate: 2e-4, perClass: 300, margin: 120, balance: 0.8)
            result.generator.variational.adversarialWeight = 1
            result.generator.refinement.consistencyWeight = 0.1
            result.classifier.learningRate = 5e-4
        case "FLO":
            result = settings(epochs: 501, batch: 256, rate: 1e-4, perClass: 2400, margin: 200, balance: 0.8)
            result.generator.criticSteps = 5
            result.generator.variational.encodedNoise = false
        default: return nil
        }
        result.generator.refinement.rival = .random
        result.generator.refinement.freezesRefinement = false
        return result
    }
}

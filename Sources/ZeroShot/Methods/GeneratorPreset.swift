import Tensors

/// Ready-made settings of a method.
public enum GeneratorPreset: String, Codable, Hashable, Sendable, CaseIterable {
    /// Small networks and few epochs: minutes on two cores, for any data set.
    case quick
    /// What the authors published for a data set: networks of width 4096, hundreds of epochs.
    case paper

    /// The data sets that settings have been published for, by at least one method.
    public static let publishedDatasets = ["AWA1", "AWA2", "CUB", "SUN", "FLO", "APY"]

    /// The settings of `generator` on `dataset` (AWA1, AWA2, CUB, SUN, FLO, APY; what follows an underscore does not count), without distillation.
    ///
    /// nil where nothing was published. The published numbers come from the best epoch on the test rows; `selection` is left to the caller.
    public func configuration(for generator: String, dataset: String) -> TrainingConfiguration? {
        switch self {
        case .quick: Self.small(generator, dataset)
        case .paper: PublishedSettings.of(generator, String(dataset.prefix { $0 != "_" }).uppercased())
        }
    }

    /// Widths of 256, and rates and weights that did best on the validation classes of `shapes`: the mean H of three seeds, by the
    /// grids of Notebooks/tuning/quick-preset.md.
    private static func small(_ generator: String, _ dataset: String) -> TrainingConfiguration? {
        guard GeneratorRegistry.standard.names.contains(generator) else { return nil }
        var configuration = TrainingConfiguration()
        configuration.generator.name = generator
        configuration.generator.learningRate = generator == "cvae" ? 3e-3 : 1e-3
        configuration.generator.penaltyWeight = ["f-clswgan", "tf-vaegan"].contains(generator) ? 1 : 10
        // On the validation classes of real features (CLIP features of Flowers) f-CLSWGAN hardly begins to learn with less.
        if generator == "f-clswgan" { configuration.generator.classificationWeight = dataset == "shapes" ? 0.1 : 1 }
        configuration.generator.feedback.learningRate = 1e-4
        configuration.classifier.learningRate = 5e-3
        configuration.classifier.generatedPerClass = dataset == "shapes" ? 100 : 0
        configuration.student.learningRate =
            switch generator {
            case "ce-gzsl", "f-clswgan": 3e-4
            // One phase an iteration, where adversarial methods have six: the student makes fewer steps.
            case "diffusion": 3e-3
            default: 1e-3
            }
        configuration.epochs = 40
        configuration.historyEvery = 8
        return configuration
    }
}

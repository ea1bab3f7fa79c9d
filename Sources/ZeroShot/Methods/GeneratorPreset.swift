/// Ready-made settings of a method.
public enum GeneratorPreset: String, Codable, Hashable, Sendable, CaseIterable {
    /// Small networks and few epochs: seconds on two cores. Chosen for the built-in data sets.
    case quick
    /// Networks and lengths that carry features of 500 to 2,048 columns to their plateau: minutes a run on a core.
    case standard
    /// What the authors published for a data set: networks of width 4096, hundreds of epochs.
    case paper

    /// The data sets that settings have been published for, by at least one method.
    public static let publishedDatasets = ["AWA1", "AWA2", "CUB", "SUN", "FLO", "APY"]

    /// The settings of `generator` on `dataset` (AWA1, AWA2, CUB, SUN, FLO, APY; what follows an underscore does not
    /// count), without losses of the student.
    ///
    /// nil where nothing was published. The published numbers come from the best epoch on the test rows; `selection` is
    /// left to the caller.
    ///
    /// - Parameter isDistilled: whether a student is to be trained beside the generator; `paper` has settings of its
    ///   own for that where the authors of D³GZSL released any.
    public func configuration(
        for generator: String, dataset: String, isDistilled: Bool = false, in methods: MethodRegistry = .standard
    ) -> TrainingConfiguration? {
        guard let method = methods[generator] else { return nil }
        switch self {
        case .quick: return method.quick(on: dataset)
        case .standard: return method.standard(on: dataset)
        case .paper:
            let name = String(dataset.prefix { $0 != "_" }).uppercased()
            return (isDistilled ? method.released(on: name) : nil) ?? method.published(on: name)
        }
    }
}

extension GenerativeMethod {
    /// What the quick settings of all methods share. Rates and weights did best on the validation classes of `shapes`:
    /// the mean H of three seeds, by the grids of Notebooks/tuning/quick-preset.md.
    public static func quick(
        _ settings: Settings, on dataset: String, studentRate: Float = 1e-3
    ) -> TrainingConfiguration {
        var configuration = TrainingConfiguration()
        configuration.generator = GeneratorConfiguration(Self.self, settings)
        configuration.classifier.learningRate = 5e-3
        configuration.classifier.generatedPerClass = dataset == "shapes" ? 100 : 0
        configuration.student.learningRate = studentRate
        configuration.epochs = 24
        configuration.historyEvery = 4
        return configuration
    }

    /// What the standard settings of all methods share: 4,000 steps of 64 rows.
    public static func standard(_ settings: Settings, studentRate: Float = 1e-3) -> TrainingConfiguration {
        var configuration = TrainingConfiguration()
        configuration.generator = GeneratorConfiguration(Self.self, settings)
        configuration.batch = 64
        configuration.epochs = 20
        configuration.iterationsPerEpoch = 200
        configuration.historyEvery = 4
        configuration.classifier.generatedPerClass = 100
        configuration.classifier.learningRate = 1e-3
        configuration.student.learningRate = studentRate
        return configuration
    }

    /// What published settings share: a softmax trained for 25 epochs with batches as large as a class of generated
    /// rows.
    public static func published(
        _ settings: Settings, epochs: Int, batch: Int = 64, perClass: Int, classifierRate: Float = 1e-3
    ) -> TrainingConfiguration {
        var result = TrainingConfiguration()
        result.generator = GeneratorConfiguration(Self.self, settings)
        result.batch = batch
        result.epochs = epochs
        result.historyEvery = 10
        result.classifier.generatedPerClass = perClass
        result.classifier.batch = perClass
        result.classifier.learningRate = classifierRate
        return result
    }

    /// Published settings with those of the code that the authors of D³GZSL released (github PJBQ/D3GZSL) in their
    /// place: its lengths, its student and its teacher. Which losses the student has is not among them.
    ///
    /// - Parameter generatedPerClass: k, rows for every unseen class in a step.
    static func released(_ published: TrainingConfiguration?, generatedPerClass: Int) -> TrainingConfiguration? {
        guard var result = published else { return nil }
        result.batch = 256
        result.epochs = 2000
        result.schedule = .released
        result.student.embedding = 2048
        result.student.generatedPerClass = generatedPerClass
        result.student.learningRate = 1e-4
        result.teacher.epochs = 30
        result.teacher.batch = 128
        result.teacher.learningRate = 1e-4
        result.teacher.weight = 0.001
        return result
    }
}

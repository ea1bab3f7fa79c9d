import Tensors

/// Everything that decides the outcome of one training run, but the data and the seed.
///
/// Encoded, what nothing reads stands at its default, so that it makes no difference.
public struct TrainingConfiguration: Codable, Hashable, Sendable {
    /// The generative method with settings of its own.
    public var generator = GeneratorConfiguration(FCLSWGAN.self)
    /// The classifier that learns from the teacher.
    public var student = StudentConfiguration()
    /// Which losses of D³GZSL the student has.
    public var distillation = DistillationConfiguration()
    /// The network that is learnt from.
    public var teacher = TeacherConfiguration()
    /// What is trained for the final classification.
    public var classifier = ClassifierConfiguration()
    /// How learning rates fall.
    public var schedule = LearningRateSchedule()
    /// Which epoch's networks count.
    public var selection = Selection.last
    /// Of generator and student.
    public var epochs = 30
    /// Generator steps that make an epoch; 0 for one pass over the training rows.
    public var iterationsPerEpoch = 0
    /// Real rows a step.
    public var batch = 64
    /// Epochs between evaluations on the way; the last one is always evaluated.
    public var historyEvery = 1

    /// The usual settings.
    public init() {}

    /// Generator steps of one epoch on `rows` training rows.
    public func iterations(forRows rows: Int) -> Int {
        iterationsPerEpoch > 0 ? iterationsPerEpoch : max(1, rows / batch)
    }

    /// What the run that is reported is trained with, once the number of epochs is known: `Selection.validation`
    /// chooses it in a run before.
    ///
    /// - Parameter epochs: `TrainingResult.selectedEpoch`.
    public func chosen(epochs: Int) -> TrainingConfiguration {
        guard selection == .validation else { return self }
        var chosen = self
        chosen.epochs = epochs
        chosen.selection = .last
        return chosen
    }

    /// What a run on the validation problem is trained with, in which thresholds and constants are chosen for the run
    /// that ended with this configuration: `Selection.validation` has chosen its number of epochs by then.
    public var rehearsal: TrainingConfiguration {
        var rehearsal = self
        rehearsal.selection = .last
        return rehearsal
    }

    /// Whether a student is trained beside the generator.
    public var trainsStudent: Bool { classifier.kind == .student || distillation.needsTeacher }
}

/// Factors on the learning rates, applied after every `every` epochs.
public struct LearningRateSchedule: Codable, Hashable, Sendable {
    /// 0 for constant rates.
    public var every = 0
    /// What the generator's learning rate is multiplied by.
    public var generator: Float = 1
    /// The same of the student's.
    public var student: Float = 1
    /// The same of the confidence's two numbers.
    public var sigmoid: Float = 1

    /// Learning rates that stay as they are.
    public init() {}

    /// Of the code that the authors of D³GZSL released (github PJBQ/D3GZSL).
    public static var released: LearningRateSchedule {
        var schedule = LearningRateSchedule()
        schedule.every = 20
        schedule.generator = 1.09
        schedule.student = 0.98
        schedule.sigmoid = 0.99
        return schedule
    }
}

/// Which epoch's classifier is reported.
public enum Selection: String, Codable, Hashable, Sendable, CaseIterable {
    /// The last one.
    case last
    /// The number of epochs is chosen in a run of its own on the training rows alone, with held-out seen classes in the
    /// place of unseen ones.
    case validation
    /// The epoch with the best H on the test rows: the protocol of the published code. It flatters.
    case testBest = "test-best"
}

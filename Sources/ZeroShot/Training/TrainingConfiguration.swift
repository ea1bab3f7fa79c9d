import Tensors

/// Everything that decides the outcome of one training run, but the data and the seed.
public struct TrainingConfiguration: Codable, Hashable, Sendable {
    /// The generator, and how it learns.
    public var generator = GeneratorConfiguration()
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

    /// What the run that is reported is trained with, once the number of epochs is known: `Selection.validation` chooses it in a run before.
    ///
    /// - Parameter epochs: `TrainingResult.selectedEpoch`.
    public func chosen(epochs: Int) -> TrainingConfiguration {
        guard selection == .validation else { return self }
        var chosen = self
        chosen.epochs = epochs
        chosen.selection = .last
        return chosen
    }

    /// Whether a student is trained beside the generator.
    public var trainsStudent: Bool { classifier.kind == .student || distillation.needsTeacher }
}

/// The generative method and its own hyper-parameters.
public struct GeneratorConfiguration: Codable, Hashable, Sendable {
    /// A name of `GeneratorRegistry`.
    public var name = "f-clswgan"
    /// Width of the hidden layers; 4096 in the publications.
    public var hidden = 256
    /// Noise columns; 0 for as many as a class embedding has.
    public var noise = 0
    /// Updates of the critic for one of the generator.
    public var criticSteps = 5
    /// λ of the gradient penalty.
    public var penaltyWeight: Float = 10
    /// Weight of f-CLSWGAN's classification loss of generated seen rows under a fixed softmax.
    public var classificationWeight: Float = 0.01
    /// Of Adam.
    public var learningRate: Float = 1e-4
    /// Of Adam.
    public var beta1: Float = 0.5
    /// Of CE-GZSL.
    public var contrastive = ContrastiveConfiguration()
    /// Of CVAE, f-VAEGAN-D2, TF-VAEGAN and FREE.
    public var variational = VariationalConfiguration()
    /// Of TF-VAEGAN.
    public var feedback = FeedbackConfiguration()
    /// Of FREE.
    public var refinement = RefinementConfiguration()
    /// Of the diffusion model.
    public var diffusion = DiffusionConfiguration()

    /// The usual settings.
    public init() {}
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
    /// The number of epochs is chosen in a run of its own on the training rows alone, with held-out seen classes in the place of unseen ones.
    case validation
    /// The epoch with the best H on the test rows: the protocol of the published code. It flatters.
    case testBest = "test-best"
}

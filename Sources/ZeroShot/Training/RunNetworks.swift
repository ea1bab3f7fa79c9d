import Foundations
import Tensors

/// The networks of one run: the method's own, the student and the teacher, as they stand.
///
/// They are made from a seed, the teacher trained, or from arrays that an earlier run has left.
final class RunNetworks {
    /// Whose parameters: the first word of an array's name.
    enum Part: String, CaseIterable {
        case generator, student, teacher
    }

    let problem: Problem
    let configuration: TrainingConfiguration
    let seed: UInt64
    let workers: Workers
    let generator: any FeatureGenerator
    let student: Student?
    let teacher: Teacher?

    /// Makes the networks as a run starts with them.
    ///
    /// - Parameter teacher: one that is trained already; nil to train it here.
    convenience init(
        problem: Problem, configuration: TrainingConfiguration, seed: UInt64, workers: Workers, teacher: Teacher? = nil
    ) {
        self.init(problem, configuration, seed, workers, teacher, isRestored: false)
    }

    /// Takes the networks up where a run has left them.
    ///
    /// - Parameter arrays: by `PART.NAME`, as `arrays()` gives them; others beside them do no harm.
    /// - Throws: where an array is absent or of another shape than the configuration and the problem ask for.
    convenience init(
        restoring arrays: [String: Matrix], problem: Problem, configuration: TrainingConfiguration, seed: UInt64,
        workers: Workers
    ) throws(NetworkMismatch) {
        self.init(problem, configuration, seed, workers, nil, isRestored: true)
        for (name, parameter) in namedParameters { try parameter.take(name, from: arrays) }
    }

    private init(
        _ problem: Problem, _ configuration: TrainingConfiguration, _ seed: UInt64, _ workers: Workers,
        _ trained: Teacher?, isRestored: Bool
    ) {
        self.problem = problem
        self.configuration = configuration
        self.seed = seed
        self.workers = workers
        let stream = RandomStream(seed: seed)
        let method = configuration.generator
        SettingProblem.trap(on: method.validate(for: problem))
        generator = method.method.make(
            method.settings,
            GeneratorContext(problem: problem, root: stream, workers: workers, isRestored: isRestored))
        let width = configuration.student.embedding
        student =
            configuration.trainsStudent
            ? Student(features: problem.features, embedding: width, classes: problem.classes, stream: stream["student"])
            : nil
        if !configuration.distillation.needsTeacher {
            teacher = nil
        } else if isRestored {
            teacher = .untrained(for: problem, embedding: width, seed: seed)
        } else if let trained {
            precondition(
                trained.fits(problem, embedding: width),
                "the teacher that was given has other sizes than the problem and the configuration ask for")
            teacher = trained
        } else {
            teacher = .trained(on: problem, embedding: width, configuration.teacher, seed: seed, workers: workers)
        }
    }

    // MARK: The teacher's opinions

    /// What the teacher says of the training rows: it is frozen, so that this is computed once. nil without a teacher.
    private(set) lazy var known: TeacherResponse? = teacher?.response(to: problem.training, workers: workers)

    /// The score of L_od, fitted and standardised; nil for the largest probability, or where there is no such term.
    private(set) lazy var scorer: StandardisedScorer? = {
        let settings = configuration.distillation
        guard settings.outOfDistribution != 0, settings.score != DistillationConfiguration.standardScore, let teacher,
            let known
        else { return nil }
        guard let score = ScoreRegistry.standard[settings.score] else {
            preconditionFailure("no score '\(settings.score)' is registered")
        }
        let positions = problem.trainingLabels.map { problem.seenPosition[$0] }
        return StandardisedScorer(
            score.fitted(
                on: OODTraining(response: known, positions: positions, classifier: teacher.classifier, workers: workers)
            ), over: known)
    }()

    // MARK: Parameters

    /// What the phases of the method train, each once.
    var trainedParameters: [Parameter] {
        generator.phases.flatMap(\.parameters).unique(by: ObjectIdentifier.init)
    }

    func parameters(of part: Part) -> [Parameter] {
        switch part {
        case .generator: (trainedParameters + generator.fixedParameters).unique(by: ObjectIdentifier.init)
        case .student: student?.parameters(withHead: true) ?? []
        case .teacher: teacher?.parameters ?? []
        }
    }

    /// Every parameter under the name that it is kept by.
    var namedParameters: [(name: String, parameter: Parameter)] {
        var names: Set<String> = []
        return Part.allCases.flatMap { part in
            parameters(of: part).map { parameter in
                let name = "\(part.rawValue).\(parameter.name)"
                precondition(names.insert(name).inserted, "two parameters are called \(name)")
                return (name, parameter)
            }
        }
    }

    /// A copy of every parameter, by `PART.NAME`.
    func arrays() -> [String: Matrix] {
        Dictionary(uniqueKeysWithValues: namedParameters.map { ($0.name, $0.parameter.value.copy()) })
    }

    /// Numbers that are trained: of the method, the student and the teacher.
    var parameterCount: Int {
        (trainedParameters + parameters(of: .student) + parameters(of: .teacher)).unique(by: ObjectIdentifier.init)
            .reduce(0) {
                $0 + $1.value.count
            }
    }
}

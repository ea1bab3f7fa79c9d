import Tensors

/// The steps of one run, recorded on their tapes over its networks, with the optimisers that follow them.
final class RecordedRun {
    struct Phase {
        let index: Int
        let name: String
        let repeats: Int
        let drawsBatch: Bool
        let step: TrainingStep
        let losses: StudentLosses?
        /// Of the method's networks, then of the student.
        let optimisers: [Adam]
    }

    let networks: RunNetworks
    let batch: Batch
    let phases: [Phase]
    /// One for each group of parameters, though several phases may update it.
    let generatorOptimisers: [Adam]
    let studentOptimiser: Adam?
    let sigmoidOptimiser: Adam?
    private let stream: RandomStream
    private let workers: Workers
    /// The optimisers of the step under way.
    private var underWay: [Adam] = []

    var problem: Problem { networks.problem }
    var configuration: TrainingConfiguration { networks.configuration }
    var generator: any FeatureGenerator { networks.generator }
    var student: Student? { networks.student }

    init(_ networks: RunNetworks) {
        self.networks = networks
        let configuration = networks.configuration
        let (student, workers) = (networks.student, networks.workers)
        self.workers = workers
        stream = RandomStream(seed: networks.seed)
        let batch = Batch(size: configuration.batch, problem: networks.problem)
        self.batch = batch
        let withHead = configuration.distillation.outOfDistribution != 0
        let rate = configuration.student.learningRate
        // The sigmoid has a schedule of its own.
        let sigmoid = withHead ? student.map { [$0.slope, $0.shift] } ?? [] : []
        studentOptimiser = student.map {
            Adam(
                $0.parameters(withHead: withHead).filter { parameter in !sigmoid.contains { $0 === parameter } },
                learningRate: rate, workers: workers)
        }
        sigmoidOptimiser = sigmoid.isEmpty ? nil : Adam(sigmoid, learningRate: rate, workers: workers)
        let studentOptimisers = [studentOptimiser, sigmoidOptimiser].compactMap { $0 }
        var optimisers = GroupOptimisers(networks.generator.optimiser, workers)
        let recorder = StepRecorder(networks, batch, stream["phase"])
        phases = networks.generator.phases.enumerated().map { index, phase in
            let (step, losses) = recorder.record(phase, index)
            return Phase(
                index: index, name: phase.name, repeats: phase.repeats, drawsBatch: phase.drawsBatch, step: step,
                losses: losses, optimisers: phase.groups.map { optimisers[$0] } + studentOptimisers)
        }
        generatorOptimisers = optimisers.made.map(\.adam)
    }

    /// Records a run from its beginning.
    convenience init(
        problem: Problem, configuration: TrainingConfiguration, seed: UInt64, workers: Workers
    ) {
        self.init(
            RunNetworks(
                problem: problem, configuration: configuration, seed: seed, workers: workers))
    }

    /// One step of one phase: batch, forward, backward, update.
    func replay(_ phase: Phase, number: Int) {
        if phase.drawsBatch { batch.draw(stream["batch"][phase.name][number]) }
        phase.step.draw(replay: number)
        phase.losses?.prepare()
        phase.step.tape.replay()
        if phase.step.tape.computesBranchesApart {
            // Whoever has computed a network's gradient moves its weights.
            underWay = phase.optimisers
            workers.runApart(tasks: underWay.count) { [self] in underWay[$0].step() }
        } else {
            for optimiser in phase.optimisers { optimiser.step() }
        }
        generator.updated(phase: phase.index, repetition: number % phase.repeats)
    }

    /// Changes the learning rates where `epoch` is one of those after which they change.
    func followSchedule(_ epoch: Int) {
        let schedule = configuration.schedule
        guard schedule.every > 0, epoch % schedule.every == 0 else { return }
        for optimiser in generatorOptimisers { optimiser.learningRate *= schedule.generator }
        studentOptimiser?.learningRate *= schedule.student
        sigmoidOptimiser?.learningRate *= schedule.sigmoid
    }
}

/// The optimisers of a method's parameter groups, one for each name.
private struct GroupOptimisers {
    private(set) var made: [(name: String, adam: Adam)] = []
    private let settings: OptimiserSettings
    private let workers: Workers

    init(_ settings: OptimiserSettings, _ workers: Workers) {
        self.settings = settings
        self.workers = workers
    }

    subscript(group: ParameterGroup) -> Adam {
        mutating get {
            if let known = made.first(where: { $0.name == group.name }) { return known.adam }
            let adam = Adam(
                group.parameters, learningRate: group.learningRate ?? settings.learningRate,
                beta1: group.beta1 ?? settings.beta1, workers: workers)
            made.append((group.name, adam))
            return adam
        }
    }
}

/// Records the steps of a run's phases.
private struct StepRecorder {
    private let networks: RunNetworks
    private let batch: Batch
    private let stream: RandomStream
    private let unseen: Indices
    private let seenClasses: Indices
    private let student: [Parameter]

    init(_ networks: RunNetworks, _ batch: Batch, _ stream: RandomStream) {
        self.networks = networks
        self.batch = batch
        self.stream = stream
        let (problem, settings) = (networks.problem, networks.configuration)
        unseen = Indices(
            problem.unseenClasses.flatMap { Array(repeating: $0, count: settings.student.generatedPerClass) })
        seenClasses = Indices(problem.seenClasses)
        student = networks.student?.parameters(withHead: settings.distillation.outOfDistribution != 0) ?? []
    }

    func record(_ phase: TrainingPhase, _ index: Int) -> (step: TrainingStep, losses: StudentLosses?) {
        let (generator, teacher) = (networks.generator, networks.teacher)
        let step = TrainingStep(
            updating: phase.parameters + student, batch: batch, training: networks.problem.training,
            stream: stream[phase.name], workers: networks.workers)
        let tape = step.tape
        let taught = networks.known.map {
            (
                embedding: tape.gathered($0.embeddings, rows: batch.rows),
                logits: tape.gathered($0.logits, rows: batch.rows)
            )
        }
        // The method's own losses and the student's read nothing of each other.
        tape.branch { generator.record(phase: index, on: step) }
        let scorer = networks.scorer
        let losses = networks.student.map { student in
            tape.branch {
                StudentLosses(
                    on: tape, student: student, teacher: teacher,
                    seen: .init(
                        features: step.real, labels: step.labels, teacherEmbedding: taught?.embedding,
                        teacherLogits: taught?.logits),
                    generated: (generator.generate(classes: unseen, on: step), unseen), seenClasses: seenClasses,
                    configuration: networks.configuration.distillation, scorer: scorer)
            }
        }
        return (step, losses)
    }
}

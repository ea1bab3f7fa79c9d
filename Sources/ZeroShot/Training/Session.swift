import Tensors

/// The networks, tapes and optimisers of one run. Made for one call of `run`.
final class Session {
    /// The epoch whose classifier is to be reported.
    struct Best {
        let epoch: Int
        let scores: Scores
        let metrics: Metrics
    }

    /// What `run` has gathered by the end of an epoch.
    struct Advance {
        let epoch: Int
        let history: [TrainingResult.HistoryPoint]
        let best: Best?
    }

    struct Phase {
        let index: Int
        let name: String
        let repeats: Int
        let drawsBatch: Bool
        let step: TrainingStep
        let losses: StudentLosses?
        /// Of the generator's networks, then of the student.
        let optimisers: [Adam]
        let lossNames: [String]
    }

    let problem: Problem
    let configuration: TrainingConfiguration
    let seed: UInt64
    private let stream: RandomStream
    let workers: Workers
    let generator: any FeatureGenerator
    let student: Student?
    let teacher: Teacher?
    /// Of the out-of-distribution module, fitted and standardised; nil for the largest probability.
    let scorer: StandardisedScorer?
    let batch: Batch
    let phases: [Phase]
    /// One for each group of parameters, though several phases may update it.
    let generatorOptimisers: [Adam]
    let studentOptimiser: Adam?
    let sigmoidOptimiser: Adam?
    private let teacherAccuracy: Double?
    let seenClassifier: Linear
    private let resumed: Checkpoint?
    /// The optimisers of the step under way.
    private var underWay: [Adam] = []

    /// - Parameter resumed: where an earlier session of the same run had come; nil to start from the beginning.
    init(
        problem: Problem, configuration: TrainingConfiguration, seed: UInt64, workers: Workers,
        generators: GeneratorRegistry, resuming resumed: Checkpoint? = nil
    ) throws {
        self.seed = seed
        self.resumed = resumed
        self.problem = problem
        self.configuration = configuration
        self.workers = workers
        stream = RandomStream(seed: seed)
        let positions = problem.trainingLabels.map { problem.seenPosition[$0] }
        let seenClassifier = Linear(
            name: "seen", inputs: problem.features, outputs: problem.seenClasses.count, initialisation: .uniform,
            stream: stream)
        self.seenClassifier = seenClassifier
        resumed?.load(.seenClassifier, into: seenClassifier.parameters)
        var isTrained = resumed != nil
        let context = GeneratorContext(
            configuration: configuration.generator, problem: problem, stream: stream["generator"]
        ) { [stream] in
            if !isTrained {
                isTrained = true
                ClassifierTraining(epochs: 30, batch: 128, learningRate: 1e-3)
                    .train(
                        seenClassifier.parameters, on: problem.training, labels: positions,
                        stream: stream["seen classifier"], workers: workers
                    ) { $0.linear($1, seenClassifier) }
            }
            return seenClassifier
        }
        generator = generators.make(context)
        let width = configuration.student.embedding
        student =
            configuration.trainsStudent
            ? Student(features: problem.features, embedding: width, classes: problem.classes, stream: stream["student"])
            : nil

        var tables: TeacherResponse?
        if configuration.distillation.needsTeacher {
            let teacher: Teacher
            if let resumed {
                teacher = Teacher(
                    features: problem.features, embedding: width, seenClasses: problem.seenClasses.count,
                    stream: stream["teacher"])
                resumed.load(.teacher, into: teacher.parameters)
            } else {
                teacher = .trained(on: problem, embedding: width, configuration.teacher, seed: seed, workers: workers)
            }
            // The teacher is frozen from here on: what it says of the training rows is computed once.
            tables = teacher.response(to: problem.training, workers: workers)
            self.teacher = teacher
            teacherAccuracy = teacher.accuracy(on: problem, workers: workers)
        } else {
            teacher = nil
            teacherAccuracy = nil
        }
        scorer = teacher.flatMap { teacher in
            tables.flatMap { Self.scorer(configuration.distillation, teacher, $0, positions, workers) }
        }

        let batch = Batch(size: configuration.batch, problem: problem)
        self.batch = batch
        let unseen = Indices(
            problem.unseenClasses.flatMap { Array(repeating: $0, count: configuration.student.generatedPerClass) })
        let seenClasses = Indices(problem.seenClasses)
        let withHead = configuration.distillation.outOfDistribution != 0
        let trained = student.map { $0.parameters(withHead: withHead) } ?? []
        var recorded: [Phase] = []
        var optimisers: [(name: String, adam: Adam)] = []
        func optimiser(_ group: ParameterGroup) -> Adam {
            if let known = optimisers.first(where: { $0.name == group.name }) { return known.adam }
            let settings = configuration.generator
            let adam = Adam(
                group.parameters, learningRate: group.learningRate ?? settings.learningRate,
                beta1: group.beta1 ?? settings.beta1, workers: workers)
            optimisers.append((group.name, adam))
            return adam
        }
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
        for (index, phase) in generator.phases.enumerated() {
            let step = TrainingStep(
                updating: phase.parameters + trained, batch: batch, training: problem.training,
                stream: stream["phase"][phase.name], workers: workers)
            let taught = tables.map {
                (
                    embedding: step.tape.gathered($0.embeddings, rows: batch.rows),
                    logits: step.tape.gathered($0.logits, rows: batch.rows)
                )
            }
            // The generator's own losses and the student's read nothing of each other.
            step.tape.branch { [generator] in generator.record(phase: index, on: step) }
            let losses = student.map { [generator, teacher, scorer] student in
                step.tape.branch {
                    StudentLosses(
                        on: step.tape, student: student, teacher: teacher,
                        seen: .init(
                            features: step.real, labels: step.labels, teacherEmbedding: taught?.embedding,
                            teacherLogits: taught?.logits),
                        generated: (generator.generate(classes: unseen, on: step), unseen), seenClasses: seenClasses,
                        configuration: configuration.distillation, scorer: scorer)
                }
            }
            recorded.append(
                Phase(
                    index: index, name: phase.name, repeats: phase.repeats, drawsBatch: phase.drawsBatch, step: step,
                    losses: losses,
                    optimisers: phase.groups.map(optimiser) + studentOptimisers,
                    lossNames: step.tape.losses.map(\.name)))
        }
        phases = recorded
        generatorOptimisers = optimisers.map(\.adam)
        if let resumed { restore(resumed) }
    }

    /// - Parameter keeping: told the state after every epoch, so that it may be kept.
    func run(
        report: (Training.Progress) throws -> Void, keeping keep: (Session, Advance) throws -> Void = { _, _ in }
    ) throws -> TrainingResult {
        let perEpoch = configuration.iterations(forRows: problem.training.rows)
        var history = resumed?.history ?? []
        var best = resumed?.best(for: problem)
        for epoch in ((resumed?.epoch ?? 0) + 1)..<(configuration.epochs + 1) {
            var sums: [String: (total: Double, count: Int)] = [:]
            for iteration in ((epoch - 1) * perEpoch)..<(epoch * perEpoch) { step(iteration, &sums) }
            followSchedule(epoch)
            let isLast = epoch == configuration.epochs
            if isLast || epoch % configuration.historyEvery == 0 {
                let scores = evaluate(epoch: epoch)
                let metrics = scores.metrics
                history.append(
                    .init(epoch: epoch, metrics: metrics, losses: sums.mapValues { $0.total / Double($0.count) }))
                // `validation` meets this rule in its rehearsal, whose test rows are training rows.
                let isBetter = metrics.harmonicMean > best?.metrics.harmonicMean ?? -1
                if configuration.selection == .last ? isLast : isBetter {
                    best = Best(epoch: epoch, scores: scores, metrics: metrics)
                }
            }
            try keep(self, Advance(epoch: epoch, history: history, best: best))
            try report(
                .init(
                    fraction: Double(epoch) / Double(configuration.epochs),
                    stage: "epoch \(epoch)/\(configuration.epochs)", latest: history.last?.metrics))
        }
        guard let best else { preconditionFailure("no epoch of \(configuration.epochs) was evaluated") }
        return TrainingResult(
            metrics: best.metrics, scores: best.scores, selectedEpoch: best.epoch, history: history,
            perClassAccuracy: best.scores.perClassAccuracy, confusion: best.scores.confusion,
            curve: SeenUnseenCurve(best.scores, problem: problem), teacherAccuracy: teacherAccuracy, sigmoid: sigmoid,
            parameterCount: parameterCount)
    }

    /// The score of L_od where it is another than the largest probability.
    private static func scorer(
        _ configuration: DistillationConfiguration, _ teacher: Teacher, _ known: TeacherResponse, _ positions: [Int],
        _ workers: Workers
    ) -> StandardisedScorer? {
        guard configuration.outOfDistribution != 0, configuration.score != DistillationConfiguration.standardScore
        else { return nil }
        guard let score = ScoreRegistry.standard[configuration.score] else {
            preconditionFailure("no score '\(configuration.score)' is registered")
        }
        return StandardisedScorer(
            score.fitted(
                on: OODTraining(response: known, positions: positions, classifier: teacher.classifier, workers: workers)
            ), over: known)
    }

    private var sigmoid: ConfidenceSigmoid? {
        let settings = configuration.distillation
        guard let student, settings.outOfDistribution != 0 else { return nil }
        return ConfidenceSigmoid(
            slope: Double(student.slope.value[0, 0]), shift: Double(student.shift.value[0, 0]), form: settings.form,
            score: settings.score)
    }

    private func step(_ iteration: Int, _ sums: inout [String: (total: Double, count: Int)]) {
        for phase in phases {
            for repetition in 0..<phase.repeats {
                replay(phase, number: iteration * phase.repeats + repetition)
                for loss in phase.step.tape.losses {
                    sums[loss.name, default: (0, 0)].total += Double(loss.value)
                    sums[loss.name, default: (0, 0)].count += 1
                }
            }
        }
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

    private func followSchedule(_ epoch: Int) {
        let schedule = configuration.schedule
        guard schedule.every > 0, epoch % schedule.every == 0 else { return }
        for optimiser in generatorOptimisers { optimiser.learningRate *= schedule.generator }
        studentOptimiser?.learningRate *= schedule.student
        sigmoidOptimiser?.learningRate *= schedule.sigmoid
    }

    private func evaluate(epoch: Int) -> Scores {
        switch configuration.classifier.kind {
        case .student: studentScores
        case .softmax: softmaxScores(epoch: epoch)
        }
    }

    /// What the student says of the test rows.
    var studentScores: Scores {
        guard let student else { preconditionFailure("the student classifies, but none was trained") }
        return Scores(
            seen: student.logits(of: problem.testSeen, workers: workers),
            unseen: student.logits(of: problem.testUnseen, workers: workers), problem: problem)
    }

    /// What a softmax says of them that is trained on real seen and generated unseen rows.
    func softmaxScores(epoch: Int) -> Scores {
        let perClass = configuration.classifier.generatedRows(for: problem)
        let classes = problem.unseenClasses.flatMap { Array(repeating: $0, count: perClass) }
        let stream = stream["final classifier", epoch]
        let generated = generate(classes: classes, stream: stream)
        let rows = Matrix(rows: problem.training.rows + generated.rows, columns: problem.features)
        rows.rows(0..<problem.training.rows).assign(problem.training)
        rows.rows(problem.training.rows..<rows.rows).assign(generated)
        let softmax = SoftmaxClassifier(
            over: Array(0..<problem.classes), rows: represented(rows), labels: problem.trainingLabels + classes,
            configuration.classifier, stream: stream, workers: workers)
        return Scores(
            seen: softmax.logits(of: represented(problem.testSeen)),
            unseen: softmax.logits(of: represented(problem.testUnseen)), problem: problem)
    }

    /// What a softmax sees of feature rows: the rows themselves, unless the method says otherwise.
    func represented(_ rows: Matrix) -> Matrix {
        guard let columns = generator.representationColumns else { return rows }
        return Evaluator(input: rows.columns, outputs: columns, workers: workers) {
            self.generator.representation(of: $1, on: $0)
        }.apply(to: rows)
    }

    /// Generated features, one for each entry of `classes`.
    func generate(classes: [Int], stream: RandomStream) -> Matrix {
        let indices = Indices(count: min(classes.count, 512))
        let step = TrainingStep(
            updating: [], batch: batch, training: problem.training, stream: stream["noise"], workers: workers)
        let output = generator.generate(classes: indices, on: step)
        let result = Matrix(rows: classes.count, columns: problem.features)
        for (block, start) in Swift.stride(from: 0, to: classes.count, by: indices.count).enumerated() {
            let range = start..<min(start + indices.count, classes.count)
            for index in 0..<indices.count { indices[index] = classes[min(start + index, classes.count - 1)] }
            step.draw(replay: block)
            step.tape.forward()
            result.rows(range).assign(output.value.rows(0..<range.count))
        }
        return result
    }

    private var parameterCount: Int {
        var seen: Set<ObjectIdentifier> = []
        let all =
            generator.phases.flatMap(\.parameters) + (student?.parameters(withHead: true) ?? [])
            + (teacher?.parameters ?? [])
        return all.reduce(0) { seen.insert(ObjectIdentifier($1)).inserted ? $0 + $1.value.count : $0 }
    }
}

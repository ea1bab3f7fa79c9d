import Tensors

extension RunNetworks {
    /// Rows that are generated together. It decides which random numbers a row is made from.
    private static let generatedTogether = 512

    /// Generated features, one for each entry of `classes`: [classes.count, x].
    func generate(classes: [Int], stream: RandomStream) -> Matrix {
        let result = Matrix(rows: classes.count, columns: problem.features)
        guard !classes.isEmpty else { return result }
        let indices = Indices(count: min(classes.count, Self.generatedTogether))
        let step = TrainingStep(
            updating: [], batch: Batch(size: configuration.batch, problem: problem), training: problem.training,
            stream: stream["noise"], workers: workers)
        let output = generator.generate(classes: indices, on: step)
        for (block, start) in Swift.stride(from: 0, to: classes.count, by: indices.count).enumerated() {
            let range = start..<min(start + indices.count, classes.count)
            for index in 0..<indices.count { indices[index] = classes[min(start + index, classes.count - 1)] }
            step.draw(replay: block)
            step.tape.forward()
            result.rows(range).assign(output.value.rows(0..<range.count))
        }
        return result
    }

    /// What a softmax sees of feature rows: the rows themselves, unless the method says otherwise.
    func represented(_ rows: Matrix) -> Matrix {
        guard let columns = generator.representationColumns else { return rows }
        return BlockwiseNetwork(input: rows.columns, outputs: columns, workers: workers) {
            self.generator.representation(of: $1, on: $0)
        }.apply(to: rows)
    }

    /// What the configuration's classifier says of the test rows after `epoch` epochs.
    func scores(epoch: Int) -> Scores {
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
        let stream = RandomStream(seed: seed)["final classifier", epoch]
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

    /// The learned sigmoid of L_od; nil without that term.
    var sigmoid: ConfidenceSigmoid? {
        let settings = configuration.distillation
        guard let student, settings.outOfDistribution != 0 else { return nil }
        return ConfidenceSigmoid(
            slope: Double(student.slope.value[0, 0]), shift: Double(student.shift.value[0, 0]), form: settings.form,
            score: settings.score)
    }
}

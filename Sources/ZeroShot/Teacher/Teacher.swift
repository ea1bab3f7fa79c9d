import Tensors

/// The out-of-distribution detection model: an embedder E_o (x → h, ReLU) and a linear classifier C_o over the seen
/// classes.
///
/// It is trained first, on real seen rows, and then frozen.
/// Source: Wang, Hong, Huangfu, Huang, AAAI 2024, the OOD detection model and L_pre.
public final class Teacher {
    /// x → z̃, [h, x]
    public let embedder: Linear
    /// z̃ → ṽ, logits over seen classes, [S, h]
    public let classifier: Linear

    /// Of both layers.
    public var parameters: [Parameter] { embedder.parameters + classifier.parameters }

    /// A teacher of given layers.
    public init(embedder: Linear, classifier: Linear) {
        self.embedder = embedder
        self.classifier = classifier
    }

    /// A teacher with random weights.
    public convenience init(features: Int, embedding: Int, seenClasses: Int, stream: RandomStream) {
        self.init(
            embedder: Linear(name: "E_o", inputs: features, outputs: embedding, stream: stream),
            classifier: Linear(name: "C_o", inputs: embedding, outputs: seenClasses, stream: stream))
    }

    /// A teacher trained on the real rows of `problem`, exactly as a run of that seed trains its own.
    ///
    /// Traps where `settings.validate()` has something to say. Training that diverges leaves a teacher that answers
    /// with what is no number.
    public static func trained(
        on problem: Problem, embedding width: Int, _ settings: TeacherConfiguration, seed: UInt64, workers: Workers
    ) -> Teacher {
        SettingProblem.trap(on: settings.validate())
        let teacher = untrained(for: problem, embedding: width, seed: seed)
        ClassifierTraining(
            epochs: settings.epochs, batch: settings.batch, learningRate: settings.learningRate, weight: settings.weight
        )
        .train(
            teacher.parameters, on: problem.training, labels: problem.trainingLabels.map { problem.seenPosition[$0] },
            stream: stream(ofSeed: seed), workers: workers
        ) {
            teacher.logits(of: teacher.embedding(of: $1, on: $0), on: $0)
        }
        return teacher
    }

    private static func stream(ofSeed seed: UInt64) -> RandomStream { RandomStream(seed: seed)["teacher"] }

    /// With initial weights.
    static func untrained(for problem: Problem, embedding width: Int, seed: UInt64) -> Teacher {
        Teacher(
            features: problem.features, embedding: width, seenClasses: problem.seenClasses.count,
            stream: stream(ofSeed: seed))
    }

    // MARK: As arrays

    /// A copy of its parameters, under the names that a run's networks give them: `teacher.E_o.weight`, …
    public var arrays: [String: Matrix] {
        Dictionary(uniqueKeysWithValues: parameters.map { (Self.prefix + $0.name, $0.value.copy()) })
    }

    /// Takes up a teacher from arrays that `arrays`, or the networks of a run, gave; others beside them do no harm.
    ///
    /// - Throws: where an array is absent or of another shape than the problem and the width ask for.
    public convenience init(
        restoring arrays: [String: Matrix], problem: Problem, embedding width: Int
    ) throws(NetworkMismatch) {
        self.init(
            features: problem.features, embedding: width, seenClasses: problem.seenClasses.count,
            stream: Self.stream(ofSeed: 0))
        for parameter in parameters { try parameter.take(Self.prefix + parameter.name, from: arrays) }
    }

    /// As the networks of a run name their parts.
    private static let prefix = "teacher."

    func fits(_ problem: Problem, embedding width: Int) -> Bool {
        embedder.inputs == problem.features && embedder.outputs == width && classifier.inputs == width
            && classifier.outputs == problem.seenClasses.count
    }

    // MARK: In use

    /// z̃ = ReLU(W x), [n, h].
    func embedding(of features: Variable, on tape: Tape) -> Variable { tape.linear(features, embedder, .relu) }

    /// ṽ = W z̃, [n, S].
    func logits(of embedding: Variable, on tape: Tape) -> Variable { tape.linear(embedding, classifier) }

    /// Percent of seen test rows that are classified right among seen classes; not a number where there are none, or
    /// where the teacher's answers are none.
    public func accuracy(on problem: Problem, workers: Workers) -> Double {
        accuracy(
            on: problem.testSeen, positions: problem.testSeenLabels.map { problem.seenPosition[$0] }, workers: workers)
    }

    /// Percent of rows whose largest logit is at the given position among the seen classes; not a number where there is
    /// none to say.
    func accuracy(on features: Matrix, positions: [Int], workers: Workers) -> Double {
        let logits = BlockwiseNetwork(input: features.columns, outputs: classifier.outputs, workers: workers) {
            self.logits(of: self.embedding(of: $1, on: $0), on: $0)
        }.apply(to: features)
        guard logits.isFinite else { return .nan }
        let right = positions.indices.count { row in
            let x = logits.row(row)
            return x.indices.max { x[$0] < x[$1] } == positions[row]
        }
        return 100 * Double(right) / Double(positions.count)
    }
}

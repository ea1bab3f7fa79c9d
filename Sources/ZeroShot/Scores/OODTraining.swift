import Tensors

/// What a score may learn from: the teacher's answer to the rows it was trained on, and its classifier.
public struct OODTraining: Sendable {
    /// What the teacher makes of the training rows.
    public let response: TeacherResponse
    /// The class of every row, as a position among the seen classes.
    public let positions: [Int]
    /// W of ṽ = Wz̃ + b, [S, h].
    public let weight: Matrix
    /// b, [1, S].
    public let bias: Matrix
    /// Who the work is shared out among.
    public let workers: Workers

    /// S, the number of seen classes.
    public var classes: Int { response.logits.columns }

    /// Traps when there are no rows, or shapes or positions do not fit.
    public init(response: TeacherResponse, positions: [Int], classifier: Linear, workers: Workers) {
        self.response = response
        self.positions = positions
        weight = classifier.weight.value
        bias = classifier.bias.value
        self.workers = workers
        precondition(
            !positions.isEmpty && positions.count == response.rows,
            "\(positions.count) positions of \(response.rows) rows")
        precondition(
            weight.rows == classes && weight.columns == response.embeddings.columns,
            "a classifier of \(weight.rows)×\(weight.columns) for \(response.embeddings.columns) numbers and "
                + "\(classes) classes"
        )
        if let stray = positions.first(where: { $0 < 0 || $0 >= classes }) {
            preconditionFailure("position \(stray) of \(classes) classes")
        }
    }

    /// The teacher's own training rows.
    public init(teacher: Teacher, problem: Problem, workers: Workers) {
        self.init(
            response: teacher.response(to: problem.training, workers: workers),
            positions: problem.trainingLabels.map { problem.seenPosition[$0] },
            classifier: teacher.classifier, workers: workers)
    }
}

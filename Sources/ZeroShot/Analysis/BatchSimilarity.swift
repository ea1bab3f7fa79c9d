import Foundations
import Glibc
import Tensors

/// The matrix A that a batch loss of D³GZSL compares with the pattern of equal labels: how alike what the teacher says
/// of row i and what the student says of row j are.
///
/// Source: Wang, Hong, Huangfu, Huang, AAAI 2024, the batch-wise losses L_be and L_od.
public struct BatchSimilarity: Sendable {
    /// Which rows, and how they are compared.
    public struct Choice: Codable, Hashable, Sendable {
        /// Classes of either sort, evenly spaced in their order.
        public var classes = 8
        /// Rows of a class at most.
        public var perClass = 6

        /// A choice with the usual numbers of classes and rows.
        public init() {}

        /// What hinders rows from being chosen so.
        public func validate() -> [SettingProblem] {
            var problems: [SettingProblem] = []
            problems.require("classes", classes, atLeast: 1)
            problems.require("perClass", perClass, atLeast: 1)
            return problems
        }

        /// What hinders batches of `problem` from being compared so: `validate()`, and what the data lack.
        public func validate(for problem: Problem) -> [SettingProblem] {
            validate()
                + (problem.testSeen.rows > 0
                    ? [] : [SettingProblem(nil, "\(problem.name) has no seen test rows, and batches are made of them")])
        }
    }

    /// Cosines, row-major [n, n].
    public let cosines: [Double]
    /// The class of each row; rows of one class follow each other.
    public let labels: [Int]
    /// What has to be equal for the target to be 1: the class, or whether the row is seen.
    public let groups: [Int]

    init(cosines: [Double], labels: [Int], groups: [Int]) {
        precondition(
            labels.count == groups.count && cosines.count == labels.count * labels.count,
            "\(cosines.count) cosines of \(labels.count) rows in \(groups.count) groups")
        self.cosines = cosines
        self.labels = labels
        self.groups = groups
    }

    /// In-distribution dual-space distillation: A_ij = cos(z̃_i, ẑ_j) of real seen test rows.
    ///
    /// Traps for a run without a teacher, and where `choice.validate(for:)` has something to say.
    public static func inDistribution(_ model: TrainedModel, _ choice: Choice, stream: RandomStream) -> BatchSimilarity
    {
        let (student, teacher) = networks(of: model)
        let (features, labels) = seenRows(model, choice, stream)
        let tape = Tape(updating: [], workers: model.workers)
        let input = tape.input(features)
        let known = teacher.embedding(of: input, on: tape)
        let learned = tape.linear(input, student.embedder, .relu)
        tape.forward()
        return BatchSimilarity(cosines: cosines(known.value, learned.value), labels: labels, groups: labels)
    }

    /// Out-of-distribution batch distillation: A_ij = cos(ĥ_i, h̃_j) of real seen test rows, then generated unseen
    /// ones.
    ///
    /// Traps for a run without a teacher, and where `choice.validate(for:)` has something to say.
    public static func outOfDistribution(
        _ model: TrainedModel, _ choice: Choice, _ configuration: DistillationConfiguration, stream: RandomStream
    ) -> BatchSimilarity {
        let (student, teacher) = networks(of: model)
        let (seen, seenLabels) = seenRows(model, choice, stream)
        let made = model.features(
            of: model.problem.unseenClasses.evenlySpaced(choice.classes).flatMap {
                Array(repeating: $0, count: choice.perClass)
            }, for: "batch similarity")
        let tape = Tape(updating: [], workers: model.workers)
        let input = tape.stacked([tape.input(seen), tape.input(made.features)])
        let embeddings = teacher.embedding(of: input, on: tape)
        let confidence = tape.confidence(
            logits: teacher.logits(of: embeddings, on: tape), embeddings: embeddings, by: model.scorer, of: student,
            form: configuration.form)
        let scores = tape.linear(tape.linear(input, student.embedder, .relu), student.classifier)
        let opinion = tape.softmax(
            tape.linear(tape.softmax(scores, logarithm: configuration.form == .released), student.head))
        tape.forward()
        let labels = seenLabels + made.labels
        let domains = seenLabels.map { _ in 0 } + made.labels.map { _ in 1 }
        return BatchSimilarity(
            cosines: cosines(opinion.value, confidence.value), labels: labels,
            groups: configuration.pairs == .class ? labels : domains)
    }

    /// Mean cosine of the pairs whose target is 1, and of the others; nil where there are none, as there are no others
    /// in one class.
    public var means: (matching: Double?, other: Double?) {
        var (sums, counts) = ([0.0, 0.0], [0.0, 0.0])
        for (i, group) in groups.enumerated() {
            for (j, other) in groups.enumerated() {
                let index = group == other ? 0 : 1
                sums[index] += cosines[i * groups.count + j]
                counts[index] += 1
            }
        }
        return (counts[0] > 0 ? sums[0] / counts[0] : nil, counts[1] > 0 ? sums[1] / counts[1] : nil)
    }

    private static func networks(of model: TrainedModel) -> (Student, Teacher) {
        guard let student = model.student, let teacher = model.teacher else {
            preconditionFailure("batch similarities of a run without distillation")
        }
        return (student, teacher)
    }

    private static func seenRows(_ model: TrainedModel, _ choice: Choice, _ stream: RandomStream) -> (Matrix, [Int]) {
        let problem = model.problem
        SettingProblem.trap(on: choice.validate(for: problem))
        let rows = FeatureSample.rows(
            of: problem.seenClasses.evenlySpaced(choice.classes), among: problem.testSeenLabels, choice.perClass, stream
        )
        return (problem.testSeen.gathered(rows), rows.map { problem.testSeenLabels[$0] })
    }

    /// In Float64; 0 where a row is all zeros.
    static func cosines(_ a: Matrix, _ b: Matrix) -> [Double] {
        precondition(
            a.rows == b.rows && a.columns == b.columns, "cosines of \(a.rows)×\(a.columns) and \(b.rows)×\(b.columns)")
        func product(_ x: UnsafeMutableBufferPointer<Float>, _ y: UnsafeMutableBufferPointer<Float>) -> Double {
            x.indices.reduce(0) { $0 + Double(x[$1]) * Double(y[$1]) }
        }
        return (0..<a.rows).flatMap { i in
            (0..<b.rows).map { j in
                let lengths = (product(a.row(i), a.row(i)) * product(b.row(j), b.row(j))).squareRoot()
                return lengths > 0 ? product(a.row(i), b.row(j)) / lengths : 0
            }
        }
    }
}

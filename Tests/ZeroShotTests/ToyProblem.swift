import Tensors
import ZeroShot

/// A small problem whose features are a noisy nonlinear function of the class embeddings: easy to learn, quick to
/// train.
enum ToyProblem {
    static func make(
        seenClasses: Int = 8, unseenClasses: Int = 4, features: Int = 24, embedding: Int = 6, rowsPerClass: Int = 30,
        seed: UInt64 = 5
    ) -> Problem {
        let stream = RandomStream(seed: seed)
        let classes = seenClasses + unseenClasses
        let embeddings = Matrix(rows: classes, columns: embedding)
        var draw = stream["embeddings"]
        for row in 0..<classes { for column in 0..<embedding { embeddings[row, column] = draw.normal() } }
        let projection = Matrix(rows: features, columns: embedding)
        for row in 0..<features { for column in 0..<embedding { projection[row, column] = draw.normal() } }
        func rows(_ range: Range<Int>, _ count: Int, _ name: String) -> (Matrix, [Int]) {
            var noise = stream[name]
            let matrix = Matrix(rows: range.count * count, columns: features)
            var labels: [Int] = []
            for label in range {
                for _ in 0..<count {
                    let row = labels.count
                    for column in 0..<features {
                        let signal = RowKernel.dot(
                            projection.pointer(row: column), embeddings.pointer(row: label), embedding)
                        matrix[row, column] = RowKernel.sigmoid(signal + 0.6 * noise.normal())
                    }
                    labels.append(label)
                }
            }
            return (matrix, labels)
        }
        return Problem(
            name: "toy", digest: "toy", training: rows(0..<seenClasses, rowsPerClass, "training"),
            testSeen: rows(0..<seenClasses, 10, "seen"),
            testUnseen: rows(seenClasses..<classes, 10, "unseen"), classEmbeddings: embeddings,
            seenClasses: Array(0..<seenClasses), unseenClasses: Array(seenClasses..<classes))
    }

    /// Sizes at which products are cut into panels and work is shared out: every term of D³GZSL over f-CLSWGAN.
    static func ofSmallNetworks(width: Int = 256) -> (problem: Problem, configuration: TrainingConfiguration) {
        var configuration = distilled
        configuration.generator["classification"] = 0
        configuration.generator["hidden"] = .count(width)
        configuration.student.embedding = width
        configuration.batch = 128
        // An untrained teacher costs a step what a trained one does.
        configuration.teacher.epochs = 0
        return (make(seenClasses: 40, unseenClasses: 10, features: 256, embedding: 64, rowsPerClass: 20), configuration)
    }

    static var configuration: TrainingConfiguration {
        var configuration = TrainingConfiguration()
        configuration.generator["hidden"] = 48
        configuration.generator["learningRate"] = 1e-3
        configuration.student.embedding = 32
        configuration.student.learningRate = 2e-3
        configuration.classifier.batch = 32
        configuration.classifier.learningRate = 5e-3
        configuration.batch = 32
        configuration.epochs = 6
        configuration.iterationsPerEpoch = 40
        configuration.teacher.epochs = 10
        return configuration
    }

    static var distilled: TrainingConfiguration {
        var configuration = configuration
        configuration.classifier.kind = .student
        configuration.distillation.embedding = 1
        configuration.distillation.logits = 1
        configuration.distillation.outOfDistribution = 1
        return configuration
    }
}

extension TrainingConfiguration {
    /// Another method, as wide and as fast to learn as the one before.
    mutating func use(_ generator: String, of methods: MethodRegistry = .standard) {
        guard var other = GeneratorConfiguration(named: generator, in: methods) else {
            preconditionFailure("no method '\(generator)'")
        }
        for option in ["hidden", "learningRate"] { other[option] = self.generator[option] }
        self.generator = other
    }
}

import Tensors

@testable import ZeroShot

/// A digest of the bits of everything that the engine computes, on small problems: every generator alone and under
/// D³GZSL, the teacher, every baseline, every score, and the layout of points.
///
/// Ten iterations are enough for a last bit to spread to every weight.
enum EngineDigests {
    /// In a fixed order; names are what a reader is told.
    static func all(workers: Workers) throws -> [(name: String, digest: String)] {
        let problem = ToyProblem.make()
        var found: [(name: String, digest: String)] = []
        for generator in MethodRegistry.standard.names {
            found.append((generator, try training(ToyProblem.configuration, generator, problem, workers)))
            found.append((generator + " with D³GZSL", try training(ToyProblem.distilled, generator, problem, workers)))
        }
        var released = ToyProblem.distilled
        (released.distillation.form, released.distillation.score) = (.released, "energy")
        found.append(
            ("f-clswgan with D³GZSL as released", try training(released, "f-clswgan", problem, workers)))
        var wide = ToyProblem.ofSmallNetworks()
        (wide.configuration.epochs, wide.configuration.iterationsPerEpoch) = (2, 1)
        found.append(("f-clswgan over panels", try run(wide.configuration, wide.problem, workers)))

        let teacher = Teacher.trained(
            on: problem, embedding: 16, ToyProblem.configuration.teacher, seed: 1, workers: workers)
        var weights = BitDigest()
        for parameter in teacher.parameters { weights.add(parameter.value) }
        found.append(("teacher", weights.text))
        let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
        let response = teacher.response(to: problem.testUnseen, workers: workers)
        for score in ScoreRegistry.standard.elements {
            let scorer = score.fitted(on: training)
            var digest = BitDigest()
            digest.add(scorer.scores(of: response))
            let slope = scorer.gradient(of: response)
            for matrix in [slope.embeddings, slope.logits] { if let matrix { digest.add(matrix) } }
            found.append(("score " + score.name, digest.text))
        }
        for baseline in BaselineRegistry.standard.elements {
            let scores = baseline.fit(problem, seed: 1, workers: workers).scores(on: problem, workers: workers)
            var digest = BitDigest()
            for matrix in [scores.seen, scores.unseen] { digest.add(matrix) }
            found.append(("baseline " + baseline.name, digest.text))
        }
        var tsne = TSNE()
        tsne.iterations = 20
        var points = BitDigest()
        for point in tsne.layout(of: problem.testUnseen, stream: RandomStream(seed: 1)).points {
            points.add([point.x, point.y])
        }
        found.append(("t-SNE", points.text))
        return found
    }

    private static func training(
        _ configuration: TrainingConfiguration, _ generator: String, _ problem: Problem, _ workers: Workers
    ) throws -> String {
        var configuration = configuration
        configuration.use(generator)
        (configuration.epochs, configuration.iterationsPerEpoch) = (10, 1)
        configuration.teacher.epochs = 3
        configuration.classifier.epochs = 3
        return try run(configuration, problem, workers)
    }

    /// Losses of every epoch by name, and what the classifier comes to.
    private static func run(
        _ configuration: TrainingConfiguration, _ problem: Problem, _ workers: Workers
    ) throws -> String {
        let result = try Training(problem: problem, configuration: configuration, seed: 1, workers: workers).run()
        var digest = BitDigest()
        for epoch in result.history {
            for (_, value) in epoch.losses.sorted(by: { $0.key < $1.key }) { digest.add([value]) }
        }
        digest.add(result.metrics.named.map(\.value))
        return digest.text
    }
}

/// 64 bits of the bits of numbers in their order, by the function of Fowler, Noll and Vo (FNV-1a).
struct BitDigest {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ numbers: [Double]) { for number in numbers { add(number.bitPattern, bytes: 8) } }

    mutating func add(_ matrix: Matrix) { for number in matrix.values { add(UInt64(number.bitPattern), bytes: 4) } }

    private mutating func add(_ bits: UInt64, bytes: UInt64) {
        for byte in 0..<bytes { state = (state ^ (bits >> (8 * byte) & 0xff)) &* 0x100_0000_01b3 }
    }

    /// Sixteen hexadecimal digits.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

import Tensors
import ZeroShot

/// The sizes of a benchmarked training step.
package struct StepDimensions: Codable, Hashable, Sendable {
    /// Columns of a feature row and of a class embedding.
    package var features: Int
    /// Length of a class embedding.
    package var attributes: Int
    /// Classes with training rows.
    package var seenClasses: Int
    /// Classes that are generated only.
    package var unseenClasses: Int
    /// Width of the hidden layers of generator and critic, and of the student's embedding.
    package var hidden: Int
    /// Length of the student's and the teacher's embedding.
    package var embedding: Int
    /// Real rows a step, and generated rows for each unseen class.
    package var batch: Int
    /// Generated rows of every unseen class in a step of the student.
    package var generatedPerClass: Int
    /// Real rows to draw from.
    package var trainingRows: Int
    /// Which losses there are.
    package var method = Method.distilled

    /// What is trained.
    package enum Method: String, Codable, Hashable, Sendable {
        /// f-CLSWGAN with every term of D³GZSL.
        case distilled
        /// CE-GZSL alone, its embedding, projection and comparator at the published widths.
        case contrastive
    }

    /// CUB with ResNet-101 features, and the widths of the publications.
    package static let cub = StepDimensions(
        features: 2048, attributes: 312, seenClasses: 150, unseenClasses: 50, hidden: 4096, embedding: 2048, batch: 256,
        generatedPerClass: 5, trainingRows: 7057)

    /// What a notebook with quick settings trains.
    package static let small = StepDimensions(
        features: 256, attributes: 64, seenClasses: 40, unseenClasses: 10, hidden: 256, embedding: 256, batch: 128,
        generatedPerClass: 5, trainingRows: 2000)

    /// CE-GZSL with the sentence embeddings of CUB, and a batch in which every class meets every row.
    package static let contrastive: StepDimensions = {
        var dimensions = cub
        dimensions.method = .contrastive
        dimensions.attributes = 1024
        dimensions.batch = 2048
        return dimensions
    }()

    var text: String {
        let shared =
            "\(batch) rows, \(features) features, \(attributes) attributes, \(seenClasses)/\(unseenClasses) classes, "
            + "hidden \(hidden), embedding \(embedding)"
        return method == .distilled ? shared + ", \(generatedPerClass) generated a class" : shared
    }

    /// As the peer's script takes them.
    var arguments: [String] {
        [features, attributes, seenClasses, unseenClasses, hidden, embedding, batch, generatedPerClass, trainingRows]
            .map(String.init)
    }

    /// Random rows of these sizes: the time of a step does not depend on what they say.
    var problem: Problem {
        let stream = RandomStream(seed: 1)
        let training = Matrix(rows: trainingRows, columns: features)
        training.fillUniformly(stream["features"])
        let embeddings = Matrix(rows: seenClasses + unseenClasses, columns: attributes)
        embeddings.fillUniformly(stream["embeddings"])
        return Problem(
            name: "random", digest: "random", training: (training, (0..<trainingRows).map { $0 % seenClasses }),
            testSeen: (training.rows(0..<1), [0]), testUnseen: (training.rows(0..<1), [seenClasses]),
            classEmbeddings: embeddings, seenClasses: Array(0..<seenClasses),
            unseenClasses: Array(seenClasses..<(seenClasses + unseenClasses)))
    }

    var configuration: TrainingConfiguration {
        var configuration = TrainingConfiguration()
        configuration.batch = batch
        if method == .contrastive {
            var settings = CEGZSLSettings()
            settings.network.hidden = hidden
            settings.contrastive.embedding = embedding
            settings.contrastive.projection = 512
            settings.contrastive.comparator = 2048
            configuration.generator = GeneratorConfiguration(CEGZSL.self, settings)
            return configuration
        }
        var settings = FCLSWGANSettings()
        settings.network.hidden = hidden
        settings.classificationWeight = 0
        configuration.generator = GeneratorConfiguration(FCLSWGAN.self, settings)
        configuration.student.embedding = embedding
        configuration.student.generatedPerClass = generatedPerClass
        configuration.distillation.embedding = 1
        configuration.distillation.logits = 1
        configuration.distillation.outOfDistribution = 1
        // An untrained teacher costs a step what a trained one does.
        configuration.teacher.epochs = 0
        return configuration
    }

    /// The recorded steps of a run of these sizes.
    func steps(workers: Workers) -> RunSteps {
        RunSteps(problem: problem, configuration: configuration, seed: 1, workers: workers)
    }
}

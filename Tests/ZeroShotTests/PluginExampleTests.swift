import Tensors
import Testing
import ZeroShot

/// A generative method of one's own, with public interfaces alone: a Wasserstein GAN whose critic and generator have one hidden layer.
final class SmallGAN: FeatureGenerator {
    private let embeddings: Matrix
    private let noise: Int
    private let generator: [Linear]
    private let critic: [Linear]

    init(_ context: GeneratorContext) {
        embeddings = context.problem.classEmbeddings
        noise = context.noise
        let (x, a, hidden) = (context.problem.features, embeddings.columns, context.configuration.hidden)
        generator = [
            Linear(name: "G.1", inputs: noise + a, outputs: hidden, stream: context.stream),
            Linear(name: "G.2", inputs: hidden, outputs: x, stream: context.stream),
        ]
        critic = [
            Linear(name: "D.1", inputs: x + a, outputs: hidden, stream: context.stream),
            Linear(name: "D.2", inputs: hidden, outputs: 1, stream: context.stream),
        ]
    }

    var phases: [TrainingPhase] {
        [
            TrainingPhase(name: "critic", repeats: 5, parameters: critic.flatMap(\.parameters), drawsBatch: true),
            TrainingPhase(
                name: "generator", repeats: 1, parameters: generator.flatMap(\.parameters), drawsBatch: false),
        ]
    }

    func record(phase index: Int, on step: TrainingStep) {
        let fake = generate(classes: step.labels, on: step)
        if index == 0 {
            _ = step.tape.wasserstein(
                "critic", layers: critic, real: step.real, fake: fake, embedding: (embeddings, step.labels),
                epsilon: step.uniform(rows: step.real.rows), penaltyWeight: 10)
        } else {
            let hidden = step.tape.linear(
                [.dense(fake), .gathered(table: embeddings, rows: step.labels)], critic[0], .leaky)
            _ = step.tape.mean("generator", step.tape.linear(hidden, critic[1]), weight: -1)
        }
    }

    func generate(classes: Indices, on step: TrainingStep) -> Variable {
        let noise = step.noise(rows: classes.count, columns: noise)
        let hidden = step.tape.linear(
            [.dense(noise), .gathered(table: embeddings, rows: classes)], generator[0], .leaky)
        return step.tape.linear(hidden, generator[1], .sigmoid)
    }
}

@Suite struct PluginExampleTests {
    /// It trains alone and under D³GZSL, and its losses stand in the history beside the student's.
    @Test(arguments: [ToyProblem.configuration, ToyProblem.distilled])
    func trains(_ configuration: TrainingConfiguration) throws {
        var configuration = configuration
        configuration.generator.name = "small-gan"
        let training = Training(
            problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: Workers(),
            generators: GeneratorRegistry(makers: ["small-gan": { SmallGAN($0) }]))
        let result = try training.run()
        let losses = try #require(result.history.last?.losses)
        #expect(
            losses.keys.contains("generator") && losses.keys.contains("be") == configuration.distillation.needsTeacher)
        #expect(losses.values.allSatisfy(\.isFinite) && result.metrics.seen > 50)
    }
}

import Foundation
import Tensors
import Testing
import ZeroShot

/// What is decided about `SmallGAN`.
struct SmallGANSettings: MethodSettings {
    var hidden = 48
    var criticSteps = 5
    var penaltyWeight: Float = 10
    var optimiser = OptimiserSettings()
}

/// A generative method of one's own, with public interfaces alone: a Wasserstein GAN whose critic and generator have
/// one hidden layer.
final class SmallGAN: GenerativeMethod {
    static let name = "small-gan"
    static let summary = "A Wasserstein GAN of two layers."
    static let options: [Setting<SmallGANSettings>] =
        [
            .width("hidden", \.hidden, "Width of the hidden layers."),
            .count("smallGAN.criticSteps", \.criticSteps, in: 1...20, "Critic steps to one generator step."),
            .weight("smallGAN.penalty", \.penaltyWeight, "Weight of the gradient penalty."),
        ] + OptimiserSettings.options.map { $0.within(\.optimiser) }

    private let settings: SmallGANSettings
    private let embeddings: Matrix
    private let noise: Int
    private let generator: [Linear]
    private let critic: [Linear]

    init(_ settings: SmallGANSettings, in context: GeneratorContext) {
        self.settings = settings
        embeddings = context.problem.classEmbeddings
        noise = embeddings.columns
        let (x, a, hidden) = (context.problem.features, embeddings.columns, settings.hidden)
        generator = [
            Linear(name: "G.1", inputs: noise + a, outputs: hidden, stream: context.stream),
            Linear(name: "G.2", inputs: hidden, outputs: x, stream: context.stream),
        ]
        critic = [
            Linear(name: "D.1", inputs: x + a, outputs: hidden, stream: context.stream),
            Linear(name: "D.2", inputs: hidden, outputs: 1, stream: context.stream),
        ]
    }

    var optimiser: OptimiserSettings { settings.optimiser }

    var phases: [TrainingPhase] {
        [
            TrainingPhase(
                name: "critic", repeats: settings.criticSteps, parameters: critic.flatMap(\.parameters),
                drawsBatch: true),
            TrainingPhase(
                name: "generator", repeats: 1, parameters: generator.flatMap(\.parameters), drawsBatch: false),
        ]
    }

    func record(phase index: Int, on step: TrainingStep) {
        let fake = generate(classes: step.labels, on: step)
        if index == 0 {
            _ = step.tape.wasserstein(
                "critic", layers: critic, real: step.real, fake: fake, embedding: (embeddings, step.labels),
                epsilon: step.uniform(rows: step.real.rows), penaltyWeight: settings.penaltyWeight)
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
    private let methods = MethodRegistry.standard.adding(SmallGAN.self)

    /// It trains alone and under D³GZSL, and its losses stand in the history beside the student's.
    @Test(arguments: [ToyProblem.configuration, ToyProblem.distilled])
    func trains(_ configuration: TrainingConfiguration) throws {
        var configuration = configuration
        configuration.use("small-gan", of: methods)
        let training = Training(
            problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: Workers())
        let result = try training.run()
        let losses = try #require(result.history.last?.losses)
        #expect(
            losses.keys.contains("generator") && losses.keys.contains("be") == configuration.distillation.needsTeacher)
        #expect(losses.values.allSatisfy(\.isFinite) && result.metrics.seen > 50)
    }

    /// Its settings are set by name, checked, encoded, and read again by whoever knows the method.
    @Test func settings() throws {
        var generator = GeneratorConfiguration(SmallGAN.self)
        generator["smallGAN.criticSteps"] = 7
        generator["contrastive.embedding"] = 3
        #expect(generator.settings(of: SmallGAN.self)?.criticSteps == 7)
        #expect(generator.validate().isEmpty)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let bytes = try encoder.encode(generator)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"criticSteps":7,"hidden":48,"method":"small-gan","optimiser":{"beta1":0.5,"#
                + #""learningRate":0.0001},"#
                + #""penaltyWeight":10}"#)
        let decoder = JSONDecoder()
        #expect(throws: DecodingError.self) { try decoder.decode(GeneratorConfiguration.self, from: bytes) }
        decoder.userInfo[MethodRegistry.key] = methods
        #expect(try decoder.decode(GeneratorConfiguration.self, from: bytes) == generator)
        generator["smallGAN.criticSteps"] = 21
        #expect(generator.validate().map(\.option) == ["smallGAN.criticSteps"])
    }
}

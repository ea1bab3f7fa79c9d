import Tensors

/// f-CLSWGAN: a conditional Wasserstein GAN over features, with a classification loss on what it generates.
///
/// G(w, a) = ReLU(W₂·LReLU(W₁[w; a])), D(x, a) = W₂·LReLU(W₁[x; a]); five critic steps to one generator step.
/// Source: Xian, Lorenz, Schiele, Akata, "Feature generating networks for zero-shot learning", CVPR 2018, equations 2 to 4.
public final class FCLSWGAN: FeatureGenerator {
    private let configuration: GeneratorConfiguration
    private let embeddings: Matrix
    private let noise: Int
    private let generator: [Linear]
    private let critic: [Linear]
    private let seenClassifier: Linear

    public init(_ context: GeneratorContext) {
        configuration = context.configuration
        embeddings = context.problem.classEmbeddings
        noise = context.noise
        seenClassifier = context.seenClassifier
        let (x, a, hidden) = (context.problem.features, embeddings.columns, configuration.hidden)
        let stream = context.stream
        generator = [
            Linear(name: "G.fc1", inputs: noise + a, outputs: hidden, stream: stream),
            Linear(name: "G.fc2", inputs: hidden, outputs: x, stream: stream),
        ]
        critic = [
            Linear(name: "D.fc1", inputs: x + a, outputs: hidden, stream: stream),
            Linear(name: "D.fc2", inputs: hidden, outputs: 1, stream: stream),
        ]
    }

    public var phases: [TrainingPhase] {
        [
            TrainingPhase(name: "critic", repeats: configuration.criticSteps, parameters: critic.flatMap(\.parameters), drawsBatch: true),
            TrainingPhase(name: "generator", repeats: 1, parameters: generator.flatMap(\.parameters), drawsBatch: false),
        ]
    }

    public func record(phase index: Int, on step: TrainingStep) {
        let tape = step.tape
        let fake = generate(classes: step.labels, on: step)
        if index == 0 {
            _ = tape.wasserstein(
                "critic", layers: critic, real: step.real, fake: fake, embedding: (embeddings, step.labels),
                epsilon: step.uniform(rows: step.real.rows), penaltyWeight: configuration.penaltyWeight)
        } else {
            let hidden = tape.linear([.dense(fake), .gathered(table: embeddings, rows: step.labels)], critic[0], .leaky)
            _ = tape.mean("generator", tape.linear(hidden, critic[1]), weight: -1)
            if configuration.classificationWeight != 0 {
                _ = tape.crossEntropy("classification", tape.linear(fake, seenClassifier), labels: step.seenLabels, weight: configuration.classificationWeight)
            }
        }
    }

    public func generate(classes: Indices, on step: TrainingStep) -> Variable {
        let hidden = step.tape.linear([.dense(step.noise(rows: classes.count, columns: noise)), .gathered(table: embeddings, rows: classes)], generator[0], .leaky)
        return step.tape.linear(hidden, generator[1], .relu)
    }
}

import Runner
import Tensors
import ZeroShot

/// t-SNE of real and generated rows of one run.
package struct EmbeddingExperiment: Experiment {
    package static let kind = "t-SNE"

    /// Whose rows are laid out.
    package var networks: NetworksExperiment
    /// Which rows.
    package var choice = FeatureSample.Choice()
    /// How they are laid out.
    package var embedding = TSNE()

    /// A layout of the rows of a training run.
    package init(_ training: TrainingConfiguration) { networks = NetworksExperiment(training) }

    package var estimatedCost: Double { 20 }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] { [ExperimentInput(networks, on: dataset)] }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        choice.validate() + embedding.validate(rows: choice.mostRows) + networks.validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        let rows = choice.rows(of: context.data.problem)
        // Distances, affinities and their gradients, of all pairs.
        return embedding.validate(rows: rows)
            + context.workspace.memoryProblems(atLeast: 24 * Double(rows) * Double(rows), lower: "perClass")
    }

    package func compute(in context: ExperimentContext) throws -> EmbeddingOutcome {
        let stream = context.observationStream(Self.kind)
        let model = try networks.model(in: context)
        let sample = FeatureSample(of: model, choice, stream: stream["rows"])
        return EmbeddingOutcome(sample, embedding.layout(of: sample.rows, stream: stream["points"]))
    }
}

/// Points in a plane, with the class and the origin of each.
package struct EmbeddingOutcome: ExperimentResult, Hashable {
    /// One for every row.
    package let x: [Double]
    /// One for every row.
    package let y: [Double]
    /// The class of every row.
    package let labels: [Int]
    /// Where every row comes from.
    package let origins: [FeatureSample.Origin]
    /// As it was used: few rows allow less than was asked for.
    package let perplexity: Double
    /// Kullback–Leibler divergence in nats.
    package let divergence: Double

    /// A layout of its parts.
    package init(
        x: [Double], y: [Double], labels: [Int], origins: [FeatureSample.Origin], perplexity: Double, divergence: Double
    ) {
        self.x = x
        self.y = y
        self.labels = labels
        self.origins = origins
        self.perplexity = perplexity
        self.divergence = divergence
    }

    init(_ sample: FeatureSample, _ layout: TSNE.Layout) {
        x = layout.points.map(\.x)
        y = layout.points.map(\.y)
        labels = sample.labels
        origins = sample.origins
        perplexity = layout.perplexity
        divergence = layout.divergence
    }

    package init(_ record: Record) throws(ResultDamage) {
        let reader = ResultReader(record)
        let points = try reader.rows("points", width: 2)
        x = points.map { $0[0] }
        y = points.map { $0[1] }
        labels = try reader.integers("labels")
        origins = try reader.integers("origins").map { .init(rawValue: $0) ?? .seen }
        perplexity = try reader.scalar("perplexity")
        divergence = try reader.scalar("divergence")
        guard labels.count == x.count, origins.count == x.count else {
            throw ResultDamage("\(labels.count) labels and \(origins.count) origins of \(x.count) points")
        }
    }

    package var record: Record {
        var writer = ResultWriter()
        writer.add("points", rows: zip(x, y).map { [$0, $1] }, width: 2)
        writer.add("labels", series: labels.map(Double.init))
        writer.add("origins", series: origins.map { Double($0.rawValue) })
        writer.add("perplexity", perplexity)
        writer.add("divergence", divergence)
        return writer.record
    }
}

extension ExperimentContext {
    /// Random numbers of what is looked at in a run, apart from those of the run.
    func observationStream(_ kind: String) -> RandomStream { RandomStream(seed: UInt64(seed))["observation"][kind] }
}

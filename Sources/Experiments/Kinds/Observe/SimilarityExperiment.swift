import Runner
import Tensors
import ZeroShot

/// The similarity matrices that the batch losses of D³GZSL work on, before the training of one run and after.
package struct SimilarityExperiment: Experiment {
    package static let kind = "similarity"

    /// A module of D³GZSL, by the name that papers give it.
    package enum Module: String, CaseIterable, Sendable {
        case inDistribution = "ID²SD"
        case outOfDistribution = "O²DBD"

        /// Those that a run has.
        static func of(_ distillation: DistillationConfiguration) -> [Module] {
            allCases.filter {
                $0 == .outOfDistribution
                    ? distillation.outOfDistribution != 0 : distillation.embedding != 0 || distillation.logits != 0
            }
        }
    }

    /// When the networks are looked at: before or after training.
    package enum Moment: String, CaseIterable, Sendable { case before, after }

    /// Whose rows are compared.
    package var networks: NetworksExperiment
    /// Which rows.
    package var choice = BatchSimilarity.Choice()

    /// Similarities under the networks of a training run.
    package init(_ training: TrainingConfiguration) { networks = NetworksExperiment(training) }

    package var estimatedCost: Double { 2 }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        [ExperimentInput(networks, on: dataset)] + networks.inputs(on: dataset)
    }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        choice.validate() + networks.validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        let rows = min(Double(choice.classes) * Double(choice.perClass), Double(context.data.problem.testSeen.rows))
        return choice.validate(for: context.data.problem)
            + context.workspace.memoryProblems(atLeast: 8 * rows * rows, lower: "perClass")
    }

    package func compute(in context: ExperimentContext) throws -> SimilarityOutcome {
        let stream = context.observationStream(Self.kind)
        let distillation = networks.training.distillation
        var matrices: [SimilarityOutcome.Key: SimilarityOutcome.Similarities] = [:]
        for moment in Moment.allCases {
            let model =
                switch moment {
                case .before: try networks.initialModel(in: context)
                case .after: try networks.model(in: context)
                }
            for module in Module.of(distillation) {
                let similarity =
                    switch module {
                    case .inDistribution: BatchSimilarity.inDistribution(model, choice, stream: stream["rows"])
                    case .outOfDistribution:
                        BatchSimilarity.outOfDistribution(model, choice, distillation, stream: stream["rows"])
                    }
                matrices[.init(module, moment)] = .init(similarity)
            }
        }
        return SimilarityOutcome(matrices: matrices)
    }
}

/// Matrices of cosines, by module and moment.
package struct SimilarityOutcome: ExperimentResult, Hashable {
    /// Which of the matrices is meant.
    package struct Key: Hashable, Sendable {
        /// Which part of the method.
        package let module: SimilarityExperiment.Module
        /// Before or after training.
        package let moment: SimilarityExperiment.Moment

        /// A matrix by module and moment.
        package init(_ module: SimilarityExperiment.Module, _ moment: SimilarityExperiment.Moment) {
            self.module = module
            self.moment = moment
        }

        fileprivate var name: String { "\(module.rawValue).\(moment.rawValue)" }
        fileprivate static var all: [Key] {
            SimilarityExperiment.Module.allCases.flatMap { module in
                SimilarityExperiment.Moment.allCases.map { Key(module, $0) }
            }
        }
    }

    /// Cosines of a batch, and what they are grouped by.
    package struct Similarities: Sendable, Hashable {
        /// [n][n]
        package let cosines: [[Double]]
        /// The class of every row.
        package let labels: [Int]
        /// What has to be equal for the target to be 1.
        package let groups: [Int]
        /// Mean cosine of the pairs that are wanted alike; nil where there are none.
        package let matching: Double?
        /// Of the others.
        package let other: Double?

        /// Similarities of their parts.
        package init(cosines: [[Double]], labels: [Int], groups: [Int], matching: Double?, other: Double?) {
            self.cosines = cosines
            self.labels = labels
            self.groups = groups
            self.matching = matching
            self.other = other
        }

        fileprivate init(_ similarity: BatchSimilarity) {
            let n = similarity.labels.count
            let means = similarity.means
            self.init(
                cosines: (0..<n).map { Array(similarity.cosines[$0 * n..<($0 + 1) * n]) }, labels: similarity.labels,
                groups: similarity.groups, matching: means.matching, other: means.other)
        }
    }

    /// By module and moment.
    package let matrices: [Key: Similarities]

    /// Matrices by module and moment.
    package init(matrices: [Key: Similarities]) { self.matrices = matrices }

    package init(_ record: Record) throws(ResultDamage) {
        var matrices: [Key: Similarities] = [:]
        for key in Key.all where record.arrays["\(key.name).cosines"] != nil {
            let reader = ResultReader(record, part: key.name)
            let labels = try reader.integers("labels")
            matrices[key] = Similarities(
                cosines: try reader.rows("cosines", width: labels.count), labels: labels,
                groups: try reader.integers("groups"), matching: reader.optionalScalar("matching"),
                other: reader.optionalScalar("other"))
        }
        self.matrices = matrices
    }

    package var record: Record {
        var record = Record()
        for (key, matrix) in matrices {
            var writer = ResultWriter(record, part: key.name)
            writer.add("cosines", rows: matrix.cosines, width: matrix.labels.count)
            writer.add("labels", series: matrix.labels.map(Double.init))
            writer.add("groups", series: matrix.groups.map(Double.init))
            writer.add("matching", matrix.matching)
            writer.add("other", matrix.other)
            record = writer.record
        }
        return record
    }
}

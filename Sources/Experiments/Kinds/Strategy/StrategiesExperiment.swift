import Foundations
import Runner
import Tensors
import ZeroShot

/// Every strategy on the networks of one run. All there are for a run and some scores are computed together, so that
/// blocks share the result.
package struct StrategiesExperiment: Experiment {
    package static let kind = "strategies"

    /// Which training run the strategies are compared under.
    package var networks: NetworksExperiment
    /// Names of `ScoreRegistry`.
    package var scores: [String]

    /// All strategies under a training, with gates of some scores.
    package init(_ training: TrainingConfiguration, scores: [String]) {
        networks = NetworksExperiment(training)
        self.scores = scores
    }

    private var training: TrainingConfiguration { networks.training }
    private var comparison: StrategyComparison.Configuration { .init(training: training, scores: scores) }

    private var rehearsal: Rehearsal { Rehearsal(training: training) }

    package var estimatedCost: Double { training.selection == .last ? 2 : 2 + networks.estimatedCost }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] {
        [ExperimentInput(networks, on: dataset)] + rehearsal.inputs(on: dataset)
    }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        comparison.validate() + TrainingExperiment(training).validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        guard let validation = context.data.validation else {
            throw TrainingFailure.noValidationClasses(context.data.dataset.name)
        }
        let training = comparison.training
        let bytes = training.leastBytes(on: context.data.problem)
        return context.workspace.memoryProblems(atLeast: bytes, lower: "hidden")
            + comparison.validate(for: context.data.problem, validation: validation)
            + training.validate(for: context.data.problem) + training.validate(for: validation)
    }

    package func compute(in context: ExperimentContext) throws -> StrategiesOutcome {
        let data = context.data
        guard let validation = data.validation else { throw TrainingFailure.noValidationClasses(data.dataset.name) }
        let strategies = StrategyComparison(
            problem: data.problem, validation: validation, configuration: comparison, seed: UInt64(context.seed),
            workers: Workers(count: context.workers))
        let made = try networks.model(in: context)
        let rehearsed = try rehearsal.model(of: made, in: context)
        context.unit.progress(0.9, "strategies")
        let outcome = StrategiesOutcome(strategies.results(of: made, rehearsed: rehearsed))
        guard outcome.record.scalars.values.allSatisfy(\.isFinite) else { throw TrainingFailure.diverged(nil) }
        return outcome
    }
}

/// What came of each strategy.
package struct StrategiesOutcome: ExperimentResult, Hashable {
    /// U and S for one threshold.
    package struct CurvePoint: Sendable, Hashable {
        /// Rows at or above it go to the seen expert.
        package let threshold: Double
        /// U, in percent.
        package let unseen: Double
        /// S, in percent.
        package let seen: Double
        /// H, in percent.
        package let harmonicMean: Double
    }

    /// What one strategy comes to.
    package struct OfStrategy: Sendable, Hashable {
        /// Accuracies and losses in percent, and the threshold or constant, by the names of metrics.
        package let metrics: [String: Double]
        /// U, S and H along the threshold of a gate; nil where there is no gate.
        package let thresholds: [CurvePoint]?
    }

    /// By `StrategyChoice.part`.
    package let byPart: [String: OfStrategy]

    private static let curvePoints = 200

    init(_ results: [StrategyResult]) {
        byPart = Dictionary(
            results.map { result in
                (
                    StrategyChoice(strategy: result.strategy, score: result.score, rule: result.rule).part,
                    OfStrategy(result, points: Self.curvePoints)
                )
            }, uniquingKeysWith: { $1 })
    }

    package init(_ record: Record) throws(ResultDamage) {
        var byPart: [String: OfStrategy] = [:]
        for name in record.scalars.keys where name.hasSuffix(".H") {
            let part = String(name.dropLast(".H".count))
            byPart[part] = try OfStrategy(ResultReader(record, part: part))
        }
        self.byPart = byPart
    }

    package var record: Record {
        byPart.reduce(into: Record()) { record, part in
            var writer = ResultWriter(record, part: part.key)
            part.value.write(to: &writer)
            record = writer.record
        }
    }

    package func measured(part: String?) -> [String: Double] { part.flatMap { byPart[$0]?.metrics } ?? [:] }
}

extension StrategiesOutcome.OfStrategy {
    private static let names = (Metric.accuracies + Metric.losses + Metric.chosen).map(\.name)

    fileprivate init(_ result: StrategyResult, points: Int) {
        let shares = result.shares
        let numbers: [(String, Double?)] = [
            ("U", shares.unseen.right), ("S", shares.seen.right), ("H", shares.harmonicMean),
            ("T1", result.conventional), ("AUSUC", result.curveArea), ("gateSeen", shares.seen.gate),
            ("gateUnseen", shares.unseen.gate), ("expertSeen", shares.seen.expert),
            ("expertUnseen", shares.unseen.expert), ("gamma", result.gamma),
        ]
        metrics = Dictionary(
            numbers.compactMap { name, value in value.map { (name, $0) } }, uniquingKeysWith: { $1 })
        thresholds = result.curve?.thinned(to: points).map {
            .init(threshold: $0.threshold, unseen: $0.unseen, seen: $0.seen, harmonicMean: $0.harmonicMean)
        }
    }

    fileprivate init(_ reader: ResultReader) throws(ResultDamage) {
        var metrics: [String: Double] = [:]
        for name in Self.names { metrics[name] = reader.optionalScalar(name) }
        self.metrics = metrics
        thresholds =
            reader.has("thresholds")
            ? try reader.rows("thresholds", width: 4).map {
                .init(threshold: $0[0], unseen: $0[1], seen: $0[2], harmonicMean: $0[3])
            } : nil
    }

    fileprivate func write(to writer: inout ResultWriter) {
        for (name, value) in metrics { writer.add(name, value) }
        guard let thresholds else { return }
        writer.add(
            "thresholds", rows: thresholds.map { [$0.threshold, $0.unseen, $0.seen, $0.harmonicMean] }, width: 4)
    }
}

extension ConditionResult {
    /// The threshold curves of the strategy that this condition stands for, seed by seed; empty where it has no gate.
    var thresholdCurves: [[StrategiesOutcome.CurvePoint]] {
        results(StrategiesOutcome.self).compactMap { _, result in
            condition.part.flatMap { result.byPart[$0]?.thresholds }
        }
    }
}

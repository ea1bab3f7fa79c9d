import Runner
import Tensors
import ZeroShot

/// The real test rows nearest to generated rows of unseen classes of one run.
package struct NearestExperiment: Experiment {
    package static let kind = "nearest"

    /// Whose rows are looked at.
    package var networks: NetworksExperiment
    /// Generated rows of every unseen class.
    package var perClass: Int

    /// So many generated rows of every unseen class of a training run.
    package init(_ training: TrainingConfiguration, perClass: Int) {
        networks = NetworksExperiment(training)
        self.perClass = perClass
    }

    package var estimatedCost: Double { 2 }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] { [ExperimentInput(networks, on: dataset)] }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        NearestRealRows.validate(perClass: perClass) + networks.validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        let problem = context.data.problem
        let rows = Double(perClass) * Double(problem.unseenClasses.count)
        return context.workspace.memoryProblems(
            atLeast: 4 * rows * Double(problem.features + 1), lower: "perClass")
    }

    package func compute(in context: ExperimentContext) throws -> NearestOutcome {
        NearestOutcome(NearestRealRows(of: try networks.model(in: context), perClass: perClass))
    }
}

/// Which real row is nearest to each generated one.
package struct NearestOutcome: ExperimentResult, Hashable {
    /// A generated row and the real one nearest to it.
    package struct Match: Sendable, Hashable {
        /// The class that was asked for.
        package let wanted: Int
        /// That of the nearest row.
        package let found: Int
        /// Counted through the seen test rows, then the unseen ones.
        package let row: Int
    }

    /// For every unseen class in order.
    package let matches: [Match]
    /// Percent of the matches of the class that was asked for.
    package let right: Double
    /// Of another unseen class.
    package let otherUnseen: Double
    /// Of a seen class.
    package let seen: Double

    init(_ nearest: NearestRealRows) {
        matches = nearest.matches.map { Match(wanted: $0.wanted, found: $0.found, row: $0.row) }
        (right, otherUnseen, seen) = nearest.shares
    }

    package init(_ record: Record) throws(ResultDamage) {
        let reader = ResultReader(record)
        let (wanted, found, row) = (
            try reader.integers("wanted"), try reader.integers("found"), try reader.integers("row")
        )
        guard wanted.count == found.count, found.count == row.count else {
            throw ResultDamage("\(wanted.count) classes, \(found.count) answers and \(row.count) rows of matches")
        }
        matches = wanted.indices.map { Match(wanted: wanted[$0], found: found[$0], row: row[$0]) }
        right = try reader.scalar("right")
        otherUnseen = try reader.scalar("otherUnseen")
        seen = try reader.scalar("seen")
    }

    package var record: Record {
        var writer = ResultWriter()
        writer.add("wanted", series: matches.map { Double($0.wanted) })
        writer.add("found", series: matches.map { Double($0.found) })
        writer.add("row", series: matches.map { Double($0.row) })
        writer.add("right", right)
        writer.add("otherUnseen", otherUnseen)
        writer.add("seen", seen)
        return writer.record
    }
}

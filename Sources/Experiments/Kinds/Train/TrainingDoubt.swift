import Foundations
import Report
import ZeroShot

/// A reason to doubt that a training run has ended where its numbers mean something.
///
/// Runs that are too short, generators with dead units and classifiers below chance give numbers like any others;
/// whoever reads them must be told.
struct TrainingDoubt: Hashable {
    /// What is wrong, once for all runs it is wrong with.
    enum Kind: Hashable, CaseIterable {
        case moving, belowChance, dead, collapsed, critic

        /// What follows the name of a run where there is little room.
        var brief: String {
            switch self {
            case .moving: "not at its plateau"
            case .belowChance: "below chance"
            case .dead: "with dead units"
            case .collapsed: "with collapsed classes"
            case .critic: "with an unsettled critic"
            }
        }

        /// What follows the names of the runs.
        var sentence: String {
            switch self {
            case .moving:
                "H still moves beyond its spread over seeds in the last third of the epochs. The runs have not been "
                    + "trained to their plateau: raise 'epochs', or lower the rates."
            case .belowChance:
                "unseen classes are recognised less often than by guessing among all classes. Compare T1 and AUSUC, or "
                    + "calibrate ('calibrated: true')."
            case .dead:
                "feature columns that vary among real rows have one value in all generated rows: units of the "
                    + "generator's last layer are dead."
            case .collapsed:
                "generated rows of some classes lie less than a tenth as far apart as real ones."
            case .critic:
                "the critic's gradient norm is far from 1 (root mean square of the distance): it is not the critic of "
                    + "a Wasserstein GAN yet. Train longer, or raise 'penalty'."
            }
        }
    }

    /// What is wrong.
    let kind: Kind
    /// How much, for the line that names the run: "+3.1 points".
    let amount: String

    /// From here on a doubt is worth a reader's time. Round numbers that healthy runs of all methods keep clear of.
    private enum Bound {
        /// Percent of the feature columns.
        static let dead = 20.0
        /// Percent of the unseen classes.
        static let collapsed = 10.0
        /// Distance of the critic's gradient norm from 1.
        static let gradient = 0.3
        /// Points of H.
        static let movement = 1.0
    }

    /// Doubts about one condition, by all of its seeds.
    static func about(_ result: ConditionResult) -> [TrainingDoubt] {
        let runs = result.results(TrainingOutcome.self)
        guard let first = runs.first?.result else { return [] }
        var doubts: [TrainingDoubt] = []
        func doubt(_ kind: Kind, _ amount: String) { doubts.append(TrainingDoubt(kind: kind, amount: amount)) }
        func mean(_ metric: String, atLeast bound: Double) -> Double? {
            result.quantity(metric).flatMap { $0.mean >= bound ? $0.mean : nil }
        }
        func number(_ value: Double) -> String { NumberText.print.fixed(value, decimals: 1) }
        if let movement = movement(runs) { doubt(.moving, NumberText.print.signed(movement, decimals: 1) + " points") }
        let chance = 100 / Double(first.classification.perClass.count)
        if let unseen = result.quantity("U")?.mean, unseen < chance {
            doubt(.belowChance, "U \(number(unseen)) %, by guessing \(number(chance)) %")
        }
        if let dead = mean("deadColumns", atLeast: Bound.dead) { doubt(.dead, number(dead) + " %") }
        if let collapsed = mean("collapsedClasses", atLeast: Bound.collapsed) {
            doubt(.collapsed, number(collapsed) + " % of the unseen classes")
        }
        if let distance = mean("gradientDistance", atLeast: Bound.gradient) {
            doubt(.critic, NumberText.print.fixed(distance, decimals: 2))
        }
        return doubts
    }

    /// By how much H has changed from two thirds of the epochs to the end, where that is a point at least and more than
    /// chance makes of these seeds.
    ///
    /// Metrics on the way are of test rows; nothing is chosen by this.
    private static func movement(_ runs: [(seed: Int, result: TrainingOutcome)]) -> Double? {
        let changes = runs.compactMap { seed, outcome -> (seed: Int, value: Double)? in
            let history = outcome.history
            guard let last = history.last, let end = last.metrics["H"],
                let before = history.last(where: { 3 * $0.epoch <= 2 * last.epoch })?.metrics["H"]
            else { return nil }
            return (seed, end - before)
        }
        guard changes.count > 2, changes.count == runs.count else { return nil }
        let values = SeedValues(changes)
        guard abs(values.mean) >= Bound.movement, (values.estimate?.halfWidth95 ?? 0) < abs(values.mean) else {
            return nil
        }
        return values.mean
    }
}

extension [ConditionResult] {
    /// Every reason to doubt them, in words, with the runs that it is of.
    var doubts: [String] {
        let found = flatMap { result in TrainingDoubt.about(result).map { (label: result.condition.label, doubt: $0) } }
        return TrainingDoubt.Kind.allCases.compactMap { kind in
            let runs = found.filter { $0.doubt.kind == kind }.map { "`\($0.label)` (\($0.doubt.amount))" }.unique
            return runs.isEmpty ? nil : "\(runs.joined(separator: ", ")): \(kind.sentence)"
        }
    }

    /// The same in a few words: "`full` not at its plateau".
    var doubtsInBrief: String {
        flatMap { result in TrainingDoubt.about(result).map { "\(result.condition.label) \($0.kind.brief)" } }.unique
            .joined(separator: ", ")
    }
}

extension CellView {
    /// A warning for every reason to doubt some results.
    func doubts(in conditions: [ConditionResult]) -> [ReportNotice] {
        conditions.doubts.map { ReportNotice(.warning, $0) }
    }
}

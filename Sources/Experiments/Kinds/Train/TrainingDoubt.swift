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

    /// Doubts about one condition, by all of its seeds.
    static func about(_ result: ConditionResult) -> [TrainingDoubt] {
        let runs = result.results(TrainingOutcome.self)
        guard !runs.isEmpty else { return [] }
        let outcomes = runs.map(\.result)
        var doubts: [TrainingDoubt] = []
        func doubt(_ kind: Kind, _ amount: String) { doubts.append(TrainingDoubt(kind: kind, amount: amount)) }
        func mean(_ values: [Double]) -> Double? {
            values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
        }
        if let movement = movement(runs) { doubt(.moving, "\(number(movement, signed: true)) points") }
        if let unseen = mean(outcomes.map(\.classification.metrics.unseen)) {
            let chance = 100 / Double(outcomes[0].classification.perClass.count)
            if unseen < chance { doubt(.belowChance, "U \(number(unseen)) %, by guessing \(number(chance)) %") }
        }
        let diagnoses = outcomes.compactMap(\.diagnosis)
        if let dead = mean(diagnoses.map(\.deadColumns)), dead >= 20 { doubt(.dead, "\(number(dead)) %") }
        if let collapsed = mean(diagnoses.compactMap(\.collapsedClasses)), collapsed >= 10 {
            doubt(.collapsed, "\(number(collapsed)) % of the unseen classes")
        }
        // A mean of squared distances from 1. TF-VAEGAN and FREE change their penalty's weight until it is about 1, as
        // their authors do: there it says nothing.
        let isControlled =
            if case .number(let factor)? = result.condition.training?.generator["penaltyControl.factor"] {
                factor != 1
            } else {
                false
            }
        if !isControlled, let penalty = mean(outcomes.compactMap { $0.history.last?.losses["critic.penalty"] }),
            penalty >= 0.09
        {
            doubt(.critic, NumberText.print.fixed(penalty.squareRoot(), decimals: 2))
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
        guard abs(values.mean) >= 1, (values.estimate?.halfWidth95 ?? 0) < abs(values.mean) else { return nil }
        return values.mean
    }

    private static func number(_ value: Double, signed: Bool = false) -> String {
        (signed && value > 0 ? "+" : "") + NumberText.print.fixed(value, decimals: 1)
    }
}

extension [ConditionResult] {
    /// Every reason to doubt them, in words.
    var doubts: [String] {
        TrainingDoubt.Kind.allCases.compactMap { kind in
            let runs = flatMap { result in
                TrainingDoubt.about(result).filter { $0.kind == kind }.map {
                    "`\(result.condition.label)` (\($0.amount))"
                }
            }.unique
            return runs.isEmpty ? nil : "\(runs.joined(separator: ", ")): \(kind.sentence)"
        }
    }
}

extension CellView {
    /// A warning for every reason to doubt some results, with the runs that it is of.
    func doubts(in conditions: [ConditionResult]) -> [ReportNotice] {
        conditions.doubts.map { ReportNotice(.warning, $0) }
    }
}

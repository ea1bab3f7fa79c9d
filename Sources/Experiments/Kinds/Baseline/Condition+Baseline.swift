import Foundation
import Foundations
import Runner
import Tensors
import ZeroShot

extension Condition {
    /// Fits of one baseline.
    static func baseline(
        _ baseline: any Baseline, _ settings: BaselineSettings, label: String, dataset: DataSelection, seeds: [Int]
    ) -> Condition {
        Condition(
            label: label, dataset: dataset, seeds: seeds, kind: "baseline", configuration: settings, estimatedCost: 50,
            protocolText: "hyper-parameters \(settings.isCalibrated ? "and γ " : "")chosen on validation classes"
        ) { data, seed, context in
            guard let validation = data.validation else { throw TrainingFailure.noValidationClasses(data.dataset.name) }
            let workers = Workers(count: context.workers)
            context.progress(0.05, "choosing on validation classes")
            let choice = BaselineChoice(
                of: baseline, on: validation, by: settings.criterion, seed: UInt64(seed), workers: workers)
            try context.checkCancellation()
            context.progress(0.8, "fitting")
            var scores = choice.best.fit(data.problem, seed: UInt64(seed), workers: workers).scores(
                on: data.problem, workers: workers)
            var record = Record()
            if settings.isCalibrated {
                let rehearsal = choice.best.fit(validation, seed: UInt64(seed), workers: workers).scores(
                    on: validation, workers: workers)
                let stacking = CalibratedStacking(choosingFor: rehearsal, on: validation)
                scores = stacking.apply(to: scores, of: data.problem)
                record.scalars["gamma"] = stacking.gamma
            }
            record.add(scores, of: data.problem)
            record.texts["chosen"] = Self.text(choice.best)
            return record
        }
    }

    /// "regulariser 10, similarity cosine".
    private static func text(_ baseline: any Baseline) -> String {
        guard let fields = try? JSON.value([String: SettingText].self, from: JSON.bytes(baseline)) else { return "" }
        return fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }.joined(separator: ", ")
    }

    /// A number or a word of a configuration, as a reader writes it.
    private struct SettingText: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                text = NumberText.print.significant(number, digits: 6)
            } else {
                text =
                    (try? container.decode(String.self)) ?? (try? container.decode(Bool.self)).map(String.init) ?? "?"
            }
        }
    }
}

extension Record {
    /// What follows from a classifier's scores of the test rows: accuracies, the confusion matrix, the seen–unseen curve.
    ///
    /// - Parameter part: what the names begin with, with a dot, where a record holds several results.
    mutating func add(_ scores: Scores, of problem: Problem, part: String? = nil) {
        func name(_ own: String) -> String { part.map { "\($0).\(own)" } ?? own }
        for (metric, value) in scores.metrics.named { scalars[name(metric)] = value }
        series[name("perClass")] = scores.perClassAccuracy.map { $0 ?? .nan }
        let confusion = scores.confusion
        arrays[name("confusion")] = StoredArray(
            shape: [confusion.count, confusion.count], values: confusion.joined().map { Float($0) })
        let curve = SeenUnseenCurve(scores, problem: problem).thinned(to: 200)
        arrays[name("curve")] = StoredArray(
            shape: [curve.count, 2], values: curve.flatMap { [Float($0.unseen), Float($0.seen)] })
    }
}

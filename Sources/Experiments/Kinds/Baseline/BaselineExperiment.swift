import Foundation
import Foundations
import Runner
import Tensors
import ZeroShot

/// A method that classifies without generated rows, its hyper-parameters chosen on validation classes.
package struct BaselineExperiment: Experiment {
    package static let kind = "baseline"

    /// A name of `BaselineRegistry`.
    package var method: String
    /// What the best hyper-parameters are best by.
    package var criterion = BaselineChoice.Criterion.curveArea
    /// Whether a constant γ, chosen on validation classes, is taken off the scores of seen classes.
    package var isCalibrated = false

    /// A baseline by its name.
    package init(method: String) { self.method = method }

    package var estimatedCost: Double { 50 }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        guard let baseline = workspace.baselines[method] else {
            return [SettingProblem("method", "there is no baseline '\(method)' here")]
        }
        return baseline.validate()
    }

    package func validate(in context: ExperimentContext) throws -> [SettingProblem] {
        guard let baseline = context.workspace.baselines[method] else { return [] }
        guard let validation = context.data.validation else {
            throw TrainingFailure.noValidationClasses(context.data.dataset.name)
        }
        return baseline.validate(for: context.data.problem) + baseline.validate(for: validation)
    }

    package func compute(in context: ExperimentContext) throws -> BaselineOutcome {
        let (data, unit) = (context.data, context.unit)
        guard let baseline = context.workspace.baselines[method] else {
            preconditionFailure("no baseline '\(method)' is registered")
        }
        guard let validation = data.validation else { throw TrainingFailure.noValidationClasses(data.dataset.name) }
        let (workers, seed) = (Workers(count: context.workers), UInt64(context.seed))
        unit.progress(0.05, "choosing on validation classes")
        let choice = BaselineChoice(of: baseline, on: validation, by: criterion, seed: seed, workers: workers)
        try unit.checkCancellation()
        unit.progress(0.8, "fitting")
        var scores = choice.best.fit(data.problem, seed: seed, workers: workers).scores(
            on: data.problem, workers: workers)
        var gamma: Double?
        if isCalibrated {
            let rehearsal = choice.best.fit(validation, seed: seed, workers: workers).scores(
                on: validation, workers: workers)
            let stacking = CalibratedStacking(choosingFor: rehearsal, on: validation)
            scores = stacking.apply(to: scores, of: data.problem)
            gamma = stacking.gamma
        }
        return BaselineOutcome(
            classification: Classification(scores, of: data.problem), gamma: gamma,
            chosen: BaselineOutcome.text(choice.best))
    }
}

/// What a baseline gives.
package struct BaselineOutcome: ClassifyingResult, Hashable {
    package let classification: Classification
    /// The constant that is taken off seen scores; nil where none is.
    package let gamma: Double?
    /// "regulariser 10, similarity cosine".
    package let chosen: String

    init(classification: Classification, gamma: Double?, chosen: String) {
        self.classification = classification
        self.gamma = gamma
        self.chosen = chosen
    }

    package init(_ record: Record) throws(ResultDamage) {
        let reader = ResultReader(record)
        classification = try Classification(reader)
        gamma = reader.optionalScalar("gamma")
        chosen = try reader.text("chosen")
    }

    package var record: Record {
        var writer = ResultWriter()
        classification.write(to: &writer)
        writer.add("gamma", gamma)
        writer.add("chosen", text: chosen)
        return writer.record
    }

    package func measured(part: String?) -> [String: Double] {
        var values = classification.measured
        values["gamma"] = gamma
        return values
    }

    /// The hyper-parameters of a method as a reader writes them.
    fileprivate static func text(_ baseline: any Baseline) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(baseline),
            let fields = try? JSONDecoder().decode([String: SettingText].self, from: data)
        else { return "" }
        return fields.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.text)" }.joined(separator: ", ")
    }

    /// A number or a word of a configuration.
    private struct SettingText: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Double.self) {
                text = number.formatted(
                    .number.precision(.significantDigits(0...6)).grouping(.never).locale(
                        Locale(identifier: "en_US_POSIX")))
            } else {
                text =
                    (try? container.decode(String.self)) ?? (try? container.decode(Bool.self)).map(String.init) ?? "?"
            }
        }
    }
}

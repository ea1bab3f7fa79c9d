import Runner
import Tensors
import ZeroShot

extension Condition {
    /// Training runs of one configuration.
    static func training(
        _ configuration: TrainingConfiguration, label: String, dataset: DataSelection, seeds: [Int],
        coordinates: [Coordinate] = [], generators: GeneratorRegistry
    ) -> Condition {
        let generator = configuration.generator
        let steps =
            Double(configuration.epochs)
            * Double(configuration.iterationsPerEpoch > 0 ? configuration.iterationsPerEpoch : 30)
        let widths = Double(generator.hidden + (configuration.trainsStudent ? configuration.student.embedding : 0))
        return Condition(
            label: label, dataset: dataset, seeds: seeds, kind: "training", configuration: configuration,
            estimatedCost: steps * Double(generator.criticSteps + 1) * Double(configuration.batch) * widths / 1e6,
            protocolText: configuration.protocolText,
            leakage: configuration.selection == .testBest ? "its epoch was chosen by H on the test rows" : nil,
            coordinates: coordinates
        ) { data, seed, context in
            Record(
                try Training.completed(configuration, on: data, seed: seed, in: context, generators: generators),
                of: data.problem)
        }
    }
}

/// Why a training run has no result.
enum TrainingFailure: Error, CustomStringConvertible {
    case noValidationClasses(String)
    /// With the epoch in which a loss was no number any more, where that is known.
    case diverged(Int?)

    var description: String {
        switch self {
        case .noValidationClasses(let name):
            "choosing on validation classes needs seen classes to hold out, and \(name) has too few"
        case .diverged(let epoch):
            "training diverged" + (epoch.map { ": a loss stopped being a number by epoch \($0)" } ?? "")
                + "; lower 'learningRate' or the loss weights"
        }
    }
}

extension Record {
    /// A training result as the store keeps it.
    init(_ result: TrainingResult, of problem: Problem) {
        self.init()
        add(result.scores, of: problem)
        scalars["epoch"] = Double(result.selectedEpoch)
        scalars["parameters"] = Double(result.parameterCount)
        scalars["teacher"] = result.teacherAccuracy
        scalars["alpha"] = result.sigmoid?.slope
        scalars["beta"] = result.sigmoid?.shift
        series["epoch"] = result.history.map { Double($0.epoch) }
        for index in result.metrics.named.indices {
            series[result.metrics.named[index].name] = result.history.map { $0.metrics.named[index].value }
        }
        for name in Set(result.history.flatMap(\.losses.keys)) {
            series["loss." + name] = result.history.map { $0.losses[name] ?? .nan }
        }
    }
}

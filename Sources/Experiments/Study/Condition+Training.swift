import Runner
import Tensors
import ZeroShot

extension Condition {
    /// Training runs of one configuration.
    static func training(_ configuration: TrainingConfiguration, label: String, dataset: DataSelection, seeds: [Int], coordinates: [Coordinate] = [], generators: GeneratorRegistry) -> Condition {
        let generator = configuration.generator
        let steps = Double(configuration.epochs) * Double(configuration.iterationsPerEpoch > 0 ? configuration.iterationsPerEpoch : 30)
        let widths = Double(generator.hidden + (configuration.trainsStudent ? configuration.student.embedding : 0))
        return Condition(
            label: label, dataset: dataset, seeds: seeds, kind: "training", configuration: configuration,
            estimatedCost: steps * Double(generator.criticSteps + 1) * Double(configuration.batch) * widths / 1e6,
            protocolText: configuration.protocolText, coordinates: coordinates
        ) { data, seed, context in
            let needsValidation = configuration.selection == .validation
            guard !needsValidation || data.validation != nil else { throw TrainingFailure.noValidationClasses(data.dataset.name) }
            let training = Training(
                problem: data.problem, validation: needsValidation ? data.validation : nil, configuration: configuration, seed: UInt64(seed),
                workers: Workers(count: context.workers), generators: generators)
            let result = try training.run { progress in
                try context.checkCancellation()
                let latest = progress.latest.map { " · H \(NumberText.fixed($0.harmonicMean))" } ?? ""
                context.progress(progress.fraction, progress.stage + latest)
            }
            guard result.metrics.named.allSatisfy({ $0.value.isFinite }), result.history.allSatisfy({ $0.losses.values.allSatisfy(\.isFinite) }) else {
                throw TrainingFailure.diverged(result.history.first { !$0.losses.values.allSatisfy(\.isFinite) }?.epoch)
            }
            return Record(result)
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
        case .noValidationClasses(let name): "selection by validation needs seen classes to hold out, and \(name) has too few; use 'selection: last'"
        case .diverged(let epoch): "training diverged" + (epoch.map { ": a loss stopped being a number by epoch \($0)" } ?? "") + "; lower 'learningRate' or the loss weights"
        }
    }
}

extension Record {
    /// A training result as the store keeps it.
    init(_ result: TrainingResult) {
        self.init()
        for (name, value) in result.metrics.named { scalars[name] = value }
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
        series["perClass"] = result.perClassAccuracy.map { $0 ?? .nan }
        let classes = result.confusion.count
        arrays["confusion"] = StoredArray(shape: [classes, classes], values: result.confusion.joined().map { Float($0) })
        let curve = result.curve.thinned(to: 200)
        arrays["curve"] = StoredArray(shape: [curve.count, 2], values: curve.flatMap { [Float($0.unseen), Float($0.seen)] })
    }
}

import Tensors

extension TrainedModel {
    public static func restored(
        _ stored: SafeTensors, problem: Problem, configuration: TrainingConfiguration, seed: UInt64, workers: Workers,
        generators: GeneratorRegistry
    ) throws -> TrainedModel { throw CancellationError() }
}

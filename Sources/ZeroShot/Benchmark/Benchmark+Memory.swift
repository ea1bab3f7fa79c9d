import Tensors

extension Benchmark {
    /// The most memory that a run at the dimensions of CUB holds, beside what its networks and tapes are known to need.
    func memory(workers: Workers) -> Measurement {
        let dimensions = StepDimensions.cub
        var measurement = Measurement(name: "peak memory", dimensions: dimensions.text)
        ResidentMemory.forgetPeak()
        let before = ResidentMemory.current
        let session = dimensions.session(workers: workers)
        for phase in session.phases { session.replay(phase, number: 0) }
        let peak = max(0, ResidentMemory.peak - before)
        measurement.bytes = peak
        measurement.ratios = [
            .init(
                "over the sum of data, parameters, gradients, moments and activations",
                Double(peak) / Double(session.knownBytes))
        ]
        return measurement
    }
}

extension Session {
    /// Training data, parameters with gradient and two moments, what the tapes hold, and the teacher's answers.
    var knownBytes: Int {
        var seen: Set<ObjectIdentifier> = []
        let all =
            generatorOptimisers.flatMap(\.parameters) + (student?.parameters(withHead: true) ?? [])
            + (teacher?.parameters ?? []) + seenClassifier.parameters
        let parameters = all.reduce(0) { seen.insert(ObjectIdentifier($1)).inserted ? $0 + 4 * $1.value.count : $0 }
        let tables = teacher.map { problem.training.rows * ($0.embedder.outputs + $0.classifier.outputs) } ?? 0
        return (problem.training.count + parameters + tables) * MemoryLayout<Float>.stride
            + phases.reduce(0) { $0 + $1.step.tape.byteCount }
    }
}

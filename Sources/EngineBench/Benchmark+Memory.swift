import Foundations
import Tensors

extension Benchmark {
    /// The most memory that a run at the dimensions of CUB holds, beside what its networks and tapes are known to need.
    func memory(workers: Workers) -> Measurement {
        let dimensions = StepDimensions.cub
        var measurement = Measurement(name: "peak memory", dimensions: dimensions.text)
        ProcessMemory.forgetPeak()
        let before = ProcessMemory.resident
        let run = dimensions.steps(workers: workers)
        for phase in run.phases { run.replay(phase, number: 0) }
        let peak = max(0, ProcessMemory.peak - before)
        measurement.bytes = peak
        measurement.ratios = [
            .init(
                "over the sum of data, parameters, gradients, moments and activations",
                Double(peak) / Double(run.knownBytes))
        ]
        return measurement
    }
}

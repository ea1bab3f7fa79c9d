import Tensors
import ZeroShot

extension Benchmark {
    /// The given phases of one iteration, as often as an iteration repeats them; a phase alone is run once.
    func step(
        _ name: String, _ dimensions: StepDimensions, phases names: [String], workers: Workers, peer: Peer?
    ) throws -> Measurement {
        var measurement = Measurement(name: name, dimensions: dimensions.text)
        let steps = dimensions.steps(workers: workers)
        let phases = steps.phases.filter { names.contains($0.name) }
        precondition(phases.count == names.count, "phases \(names) of \(steps.phases.map(\.name))")
        var number = 0
        let run = {
            for phase in phases {
                for _ in 0..<(phases.count == 1 ? 1 : phase.repeats) {
                    steps.replay(phase, number: number)
                    number += 1
                }
            }
        }
        run()
        let before = workers.productOperations
        run()
        measurement.operations = Double(workers.productOperations - before)
        try time(
            &measurement, peer: peer,
            peerWork: [names.count == 1 ? names[0] : "iteration", "\(workers.count)"] + dimensions.arguments, run)
        return measurement
    }
}

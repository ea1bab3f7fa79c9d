import Tensors

/// The recorded steps of a training run, to be replayed one at a time: for measuring their speed and for digests of
/// their losses.
package final class RunSteps {
    /// A phase of an iteration, such as the critic's: replayed `repeats` times before the next.
    package struct Phase: Sendable {
        /// Its place among the phases.
        package let index: Int
        /// What its losses are grouped under.
        package let name: String
        /// How often it runs in an iteration.
        package let repeats: Int
    }

    private let run: RecordedRun
    /// In the order of an iteration.
    package let phases: [Phase]

    /// Records the steps; a teacher that the configuration needs is trained first.
    package init(
        problem: Problem, configuration: TrainingConfiguration, seed: UInt64, workers: Workers
    ) {
        run = RecordedRun(
            problem: problem, configuration: configuration, seed: seed, workers: workers)
        phases = run.phases.map { Phase(index: $0.index, name: $0.name, repeats: $0.repeats) }
    }

    /// One step of one phase: batch, forward, backward, update.
    /// - Parameter number: how often the phase was replayed before.
    package func replay(_ phase: Phase, number: Int) { run.replay(run.phases[phase.index], number: number) }

    /// Every phase of an iteration, as often as it repeats.
    /// - Parameters:
    ///   - iteration: how many iterations went before.
    ///   - observe: told each step's losses by name, in the order in which they were recorded.
    package func replayIteration(
        _ iteration: Int, observe: ((_ phase: Phase, _ losses: [(name: String, value: Float)]) -> Void)? = nil
    ) {
        for phase in phases {
            for repetition in 0..<phase.repeats {
                replay(phase, number: iteration * phase.repeats + repetition)
                observe?(phase, run.phases[phase.index].step.tape.losses.map { ($0.name, $0.value) })
            }
        }
    }

    /// Bytes of training data, parameters with gradient and two moments, what the tapes hold, and the teacher's
    /// answers.
    package var knownBytes: Int {
        let parameters = run.networks.namedParameters.reduce(0) { $0 + 4 * $1.parameter.value.count }
        let rows = run.problem.training.rows
        let tables = run.networks.teacher.map { rows * ($0.embedder.outputs + $0.classifier.outputs) } ?? 0
        return (run.problem.training.count + parameters + tables) * MemoryLayout<Float>.stride
            + run.phases.reduce(0) { $0 + $1.step.tape.byteCount }
    }
}

import Tensors
import Testing

@testable import ZeroShot

/// Whether a step's branches are computed side by side, one after the other, or by all workers together, its bits are
/// the same.
@Suite struct BranchTests {
    /// Every parameter after some iterations, and how often branches were computed apart.
    private func train(_ run: RecordedRun) -> (parameters: [String: [Float]], apart: Set<String>) {
        var apart: Set<String> = []
        for iteration in 0..<4 {
            for phase in run.phases {
                for repetition in 0..<phase.repeats {
                    run.replay(phase, number: iteration * phase.repeats + repetition)
                }
                if phase.step.tape.computesBranchesApart { apart.insert(phase.name) }
            }
        }
        let parameters = run.phases.flatMap(\.optimisers).flatMap(\.parameters)
        return (Dictionary(parameters.map { ($0.name, $0.value.values) }) { first, _ in first }, apart)
    }

    @Test(arguments: MethodRegistry.standard.names)
    func workersLeaveNoTrace(_ generator: String) {
        var configuration = ToyProblem.distilled
        configuration.use(generator)
        configuration.teacher.epochs = 1
        let results = [1, 2, 3].map { count in
            train(
                RecordedRun(
                    problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: Workers(count: count)))
        }
        #expect(results[0].parameters == results[1].parameters && results[0].parameters == results[2].parameters)
        #expect(results[0].parameters.values.allSatisfy { $0.allSatisfy(\.isFinite) })
        #expect(results[0].apart.isEmpty && results[2].apart.isEmpty)
        // Two of the methods train one network in all that they do.
        if !["cvae", "diffusion"].contains(generator) {
            #expect(!results[1].apart.isEmpty, "\(generator) never computes apart")
        }
    }

    /// At sizes whose products have several panels, and with both branches updating the generator in its phase.
    @Test func smallNetworks() {
        let (problem, configuration) = ToyProblem.ofSmallNetworks()
        let results = [1, 2].map { count in
            train(
                RecordedRun(
                    problem: problem, configuration: configuration, seed: 1, workers: Workers(count: count)))
        }
        #expect(results[0].parameters == results[1].parameters)
        #expect(results[1].apart == ["critic", "generator"])
    }

    @Test func largeNetworksAreSharedOut() {
        let (problem, configuration) = ToyProblem.ofSmallNetworks(width: 1536)
        let run = RecordedRun(
            problem: problem, configuration: configuration, seed: 1, workers: Workers(count: 2))
        run.replay(run.phases[0], number: 0)
        #expect(!run.phases[0].step.tape.computesBranchesApart)
    }
}

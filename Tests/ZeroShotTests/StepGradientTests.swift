import Tensors
import Testing

@testable import ZeroShot

/// The gradient of a whole recorded step, every loss of it together, against the slope of what the step computes.
///
/// The critic's first layer is left out: where it moves a row across a kink of LeakyReLU the penalty jumps, so that its
/// slope is not its gradient; reference cases hold it instead.
@Suite struct StepGradientTests {
    @Test(arguments: ["f-clswgan"])
    func gradientIsTheSlope(_ generator: String) {
        var configuration = ToyProblem.distilled
        configuration.use(generator)
        configuration.generator["classification"] = 0.5
        let run = RecordedRun(
            problem: ToyProblem.make(), configuration: configuration, seed: 3, workers: Workers()
        )
        for phase in run.phases {
            run.batch.draw(RandomStream(seed: 4))
            phase.step.draw(replay: 0)
            phase.losses?.prepare()
            let tape = phase.step.tape
            func total() -> Double {
                tape.forward()
                return tape.losses.reduce(0) { $0 + Double($1.value) * Double($1.weight) }
            }
            _ = total()
            tape.backward()
            for parameter in run.generator.phases[phase.index].parameters
                + (run.student?.parameters(withHead: true) ?? []) where !parameter.name.hasPrefix("D.fc1")
            {
                let gradient = parameter.gradient.copy()
                var direction = RandomStream(seed: 6)[parameter.name]
                let step = Matrix(rows: parameter.value.rows, columns: parameter.value.columns)
                for index in 0..<step.count { step.pointer[index] = direction.normal() * 1e-3 }
                let start = parameter.value.copy()
                func moved(_ sign: Float) -> Double {
                    for index in 0..<step.count {
                        parameter.value.pointer[index] = start.pointer[index] + sign * step.pointer[index]
                    }
                    return total()
                }
                let slope = (moved(1) - moved(-1)) / 2
                parameter.value.assign(start)
                var expected = 0.0
                for index in 0..<step.count {
                    expected += Double(gradient.pointer[index]) * Double(step.pointer[index])
                }
                #expect(
                    abs(slope - expected) < 0.05 * max(abs(slope), abs(expected)) + 2e-6,
                    "\(phase.name), \(parameter.name): slope \(slope), gradient \(expected)")
            }
        }
    }
}

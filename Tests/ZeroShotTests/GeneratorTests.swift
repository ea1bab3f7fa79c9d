import Tensors
import Testing

@testable import ZeroShot

/// What every method of the registry must do, alone and with D³GZSL plugged in.
@Suite struct GeneratorTests {
    static func configuration(_ generator: String, distilled: Bool) -> TrainingConfiguration {
        var configuration = distilled ? ToyProblem.distilled : ToyProblem.configuration
        configuration.use(generator)
        configuration.generator["contrastive.embedding"] = 48
        configuration.generator["contrastive.projection"] = 16
        configuration.generator["contrastive.comparator"] = 32
        configuration.generator["feedback.decoderLearningRate"] = 1e-3
        configuration.generator["refinement.learningRate"] = 1e-3
        return configuration
    }

    /// Classes that were never met are told apart far above chance, 25 %, by a softmax on the method's representation
    /// and by the student.
    @Test(arguments: MethodRegistry.standard.names, [false, true])
    func learns(_ generator: String, _ distilled: Bool) throws {
        let result = try Training(
            problem: ToyProblem.make(), configuration: Self.configuration(generator, distilled: distilled), seed: 1,
            workers: Workers()
        ).run()
        #expect(result.metrics.conventional > 40, "\(generator): T1 \(result.metrics.conventional)")
        #expect(result.metrics.seen > 40, "\(generator): S \(result.metrics.seen)")
        #expect(result.history.allSatisfy { $0.losses.values.allSatisfy { $0.isFinite } })
    }

    /// The same bits for one worker and two; a different seed gives others.
    @Test(arguments: MethodRegistry.standard.names)
    func isAFunction(_ generator: String) throws {
        var configuration = Self.configuration(generator, distilled: true)
        configuration.epochs = 1
        configuration.iterationsPerEpoch = 5
        func run(seed: UInt64, workers: Int) throws -> [TrainingResult.HistoryPoint] {
            try Training(
                problem: ToyProblem.make(), configuration: configuration, seed: seed, workers: Workers(count: workers)
            ).run().history
        }
        let first = try run(seed: 1, workers: 1)
        let second = try run(seed: 1, workers: 2)
        #expect(second == first)
        let other = try run(seed: 2, workers: 1)
        #expect(other != first)
    }

    /// In every phase that updates the generator, the student's losses reach it: their gradient is no zero.
    @Test(arguments: MethodRegistry.standard.names)
    func theStudentReachesTheGenerator(_ name: String) {
        let run = RecordedRun(
            problem: ToyProblem.make(), configuration: Self.configuration(name, distilled: true), seed: 1,
            workers: Workers())
        var reached = 0
        for phase in run.phases {
            run.replay(phase, number: 0)
            let own = Set(["cls", "be", "kl", "od"])
            for loss in phase.step.tape.losses where !own.contains(loss.name) { loss.weight = 0 }
            phase.step.tape.forward()
            phase.step.tape.backward()
            let gradients = run.generator.phases[phase.index].parameters.filter {
                $0.gradient.values.contains { $0 != 0 }
            }
            if !gradients.isEmpty { reached += 1 }
            if name != "cvae" && name != "diffusion", phase.name.hasPrefix("critic") {
                #expect(gradients.isEmpty, "\(phase.name) updates \(gradients.map(\.name)) for the student")
            }
        }
        #expect(reached == run.phases.count { !$0.name.hasPrefix("critic") })
    }

    /// Features of one class differ from row to row, and the means of two classes differ by more than chance.
    @Test(arguments: MethodRegistry.standard.names)
    func generatesAsAsked(_ name: String) {
        let problem = ToyProblem.make()
        let run = RecordedRun(
            problem: problem, configuration: Self.configuration(name, distilled: false), seed: 1, workers: Workers())
        for number in 0..<60 { for phase in run.phases { run.replay(phase, number: number) } }
        let count = 300
        let rows = run.networks.generate(
            classes: [8, 8, 9].flatMap { Array(repeating: $0, count: count) }, stream: RandomStream(seed: 4))
        #expect(rows.rows == 3 * count && rows.columns == problem.features)
        #expect(rows.values.allSatisfy { $0.isFinite && $0 >= 0 })
        #expect(Array(rows.row(0)) != Array(rows.row(1)))
        let means = (0..<3).map { block in
            (0..<rows.columns).map { column in
                (0..<count).reduce(Float(0)) { $0 + rows[block * count + $1, column] } / Float(count)
            }
        }
        func distance(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } }
        #expect(
            distance(means[0], means[2]) > 3 * distance(means[0], means[1]),
            "\(distance(means[0], means[2])) and \(distance(means[0], means[1]))")
    }

    /// λ follows the penalty in both directions, on all tapes that state it.
    @Test func adaptivePenalty() {
        let run = RecordedRun(
            problem: ToyProblem.make(), configuration: Self.configuration("tf-vaegan", distilled: false), seed: 1,
            workers: Workers())
        func weights() -> [Float] {
            run.phases.flatMap { $0.step.tape.losses.filter { $0.name == "critic.penalty" }.map(\.weight) }
        }
        #expect(weights() == [100, 100])
        let steps = run.configuration.generator.count("criticSteps") ?? 0
        for number in 0..<steps { run.replay(run.phases[0], number: number) }
        let losses = run.phases[0].step.tape.losses
        // A young critic hardly slopes: the penalty is just below 1.
        #expect(losses.first { $0.name == "critic.penalty" }!.value < 1.001)
        #expect(weights().allSatisfy { abs($0 - 100 / 1.1) < 1e-3 })
    }
}

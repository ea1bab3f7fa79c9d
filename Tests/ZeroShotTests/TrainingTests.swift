import Tensors
import Testing

@testable import ZeroShot

@Suite struct TrainingTests {
    func run(
        _ configuration: TrainingConfiguration, seed: UInt64 = 1, workers: Int = 1,
        problem: Problem = ToyProblem.make(), validation: Problem? = nil
    ) throws -> TrainingResult {
        try Training(
            problem: problem, validation: validation, configuration: configuration, seed: seed,
            workers: Workers(count: workers)
        ).run()
    }

    /// Both classifiers recognise classes that they have never met, far above chance, and most of the seen ones.
    @Test(arguments: [ToyProblem.configuration, ToyProblem.distilled])
    func learns(_ configuration: TrainingConfiguration) throws {
        // The mean of some seeds: a single run on so small a problem may fall anywhere, and does so differently on
        // another processor.
        let results = try (1...4).map { try run(configuration, seed: $0) }
        let meanConventional = results.reduce(0) { $0 + $1.metrics.conventional } / 4
        #expect(meanConventional > 35, "T1 \(meanConventional), chance is 25")
        #expect(results.allSatisfy { $0.metrics.seen > 50 })
        #expect(results.reduce(0) { $0 + $1.metrics.harmonicMean } / 4 > 5)
        let result = results[0]
        #expect(result.history.map(\.epoch) == [1, 2, 3, 4, 5, 6])
        #expect(result.history.last?.metrics == result.metrics && result.selectedEpoch == 6)
        #expect(result.perClassAccuracy.count == 12 && result.perClassAccuracy.allSatisfy { $0 != nil })
        #expect(result.confusion.joined().reduce(0, +) == 120)
        #expect(result.history.allSatisfy { $0.losses.values.allSatisfy(\.isFinite) })
    }

    /// The same three give the same bits, for any number of workers; another seed gives others.
    @Test func isAFunction() throws {
        let first = try run(ToyProblem.distilled)
        for workers in [1, 2, 3] {
            #expect(try run(ToyProblem.distilled, workers: workers).history == first.history, "\(workers) workers")
        }
        #expect(try run(ToyProblem.distilled, seed: 2).history != first.history)
    }

    /// A term with weight zero is not there: the history is that of a configuration that never named it.
    @Test func weightZeroIsAbsent() throws {
        var configuration = ToyProblem.configuration
        configuration.classifier.kind = .student
        configuration.epochs = 2
        let plain = try run(configuration)
        configuration.distillation.form = .released
        #expect(try run(configuration).history == plain.history)
        configuration.distillation.logits = 1
        #expect(try run(configuration).history != plain.history)
    }

    /// An observer sees the networks before and after, and changes nothing.
    @Test func observation() throws {
        var moments: [TrainedModel.Moment] = []
        var rows: [Matrix] = []
        let unseen = ToyProblem.make().unseenClasses
        let training = Training(
            problem: ToyProblem.make(), configuration: ToyProblem.distilled, seed: 1, workers: Workers(count: 1))
        let observed = try training.run { _ in
        } observe: { moment, model in
            moments.append(moment)
            #expect(model.student != nil && model.teacher != nil)
            let made = model.features(of: unseen, for: "a test")
            #expect(
                made.labels == unseen
                    && made.features.values == model.features(of: unseen, for: "a test").features.values)
            rows.append(made.features)
        }
        #expect(moments == [.start, .end])
        #expect(rows[0].values != rows[1].values)
        #expect(try run(ToyProblem.distilled).history == observed.history)
        #expect(observed.scores.metrics == observed.metrics)
    }

    /// Left open, the softmax meets twice as many generated rows of a class as there are real ones.
    @Test func generatedRows() throws {
        let problem = ToyProblem.make()
        var configuration = ToyProblem.configuration
        configuration.epochs = 2
        configuration.classifier.generatedPerClass = 0
        #expect(
            configuration.classifier.generatedRows(for: problem) == 2 * problem.training.rows
                / problem.seenClasses.count)
        let automatic = try run(configuration)
        configuration.classifier.generatedPerClass = configuration.classifier.generatedRows(for: problem)
        #expect(try run(configuration).history == automatic.history)
    }

    @Test func everyTermIsReported() throws {
        let losses = try #require(try run(ToyProblem.distilled).history.last?.losses)
        #expect(
            Set(losses.keys) == [
                "critic.real", "critic.fake", "critic.penalty", "generator", "classification", "cls", "be", "kl", "od",
            ])
    }

    /// `test-best` reports the best epoch on the test rows, `last` the last one, of the same history.
    @Test func selection() throws {
        var configuration = ToyProblem.distilled
        let last = try run(configuration)
        configuration.selection = .testBest
        let best = try run(configuration)
        #expect(best.history == last.history)
        #expect(best.metrics.harmonicMean == last.history.map(\.metrics.harmonicMean).max())
        #expect(best.history.first { $0.epoch == best.selectedEpoch }?.metrics == best.metrics)
    }

    /// Selection by validation never looks at a test row: scrambled test labels leave its choice alone.
    @Test func validationIgnoresTestRows() throws {
        var configuration = ToyProblem.distilled
        configuration.selection = .validation
        let problem = ToyProblem.make()
        let validation = ToyProblem.make(seenClasses: 6, unseenClasses: 2)
        let honest = try run(configuration, problem: problem, validation: validation)
        let scrambled = Problem(
            name: problem.name, digest: problem.digest, training: (problem.training, problem.trainingLabels),
            testSeen: (problem.testSeen, problem.testSeenLabels.map { ($0 + 1) % 8 }),
            testUnseen: (problem.testUnseen, problem.testUnseenLabels.map { 8 + ($0 - 7) % 4 }),
            classEmbeddings: problem.classEmbeddings, seenClasses: problem.seenClasses,
            unseenClasses: problem.unseenClasses)
        let misled = try run(configuration, problem: scrambled, validation: validation)
        #expect(honest.selectedEpoch == misled.selectedEpoch)
        #expect(honest.metrics != misled.metrics)
    }

    @Test func aCallerCanStopIt() {
        struct Stop: Error {}
        let training = Training(
            problem: ToyProblem.make(), configuration: ToyProblem.configuration, seed: 1, workers: Workers())
        #expect(throws: Stop.self) { try training.run { if $0.fraction > 0.4 { throw Stop() } } }
    }

    @Test func batchesHaveNoRowTwice() {
        let problem = ToyProblem.make()
        let batch = Batch(size: 64, problem: problem)
        var counts = [Int](repeating: 0, count: problem.training.rows)
        for number in 0..<300 {
            batch.draw(RandomStream(seed: 1)[number])
            #expect(Set(batch.rows.values).count == 64)
            for (row, label) in zip(batch.rows.values, batch.labels.values) {
                counts[row] += 1
                #expect(problem.trainingLabels[row] == label)
            }
        }
        // 80 draws expected of each row: nobody is left out, nobody preferred.
        #expect(counts.allSatisfy { $0 > 45 && $0 < 120 })
    }

    @Test func schedule() throws {
        var configuration = ToyProblem.distilled
        configuration.epochs = 3
        let constant = try run(configuration)
        configuration.schedule.every = 1
        configuration.schedule.student = 0.5
        let scheduled = try run(configuration)
        #expect(scheduled.history[0] == constant.history[0])
        #expect(scheduled.history[1] != constant.history[1])
    }
}

import Foundation
import Tensors
import Testing

@testable import ZeroShot

/// Networks that a run leaves stand for the run: read again, they do what it did.
@Suite struct TrainedNetworksTests {
    private func training(_ generator: String, selection: Selection = .last, distilled: Bool = true) -> Training {
        var configuration = GeneratorTests.configuration(generator, distilled: distilled)
        configuration.epochs = 2
        configuration.iterationsPerEpoch = 8
        configuration.teacher.epochs = 2
        configuration.selection = selection
        if distilled { configuration.distillation.score = "energy" }
        return Training(
            problem: ToyProblem.make(), validation: ToyProblem.make(seenClasses: 6, unseenClasses: 2),
            configuration: configuration, seed: 3, workers: Workers())
    }

    /// A generator that makes one and the same row is told from one that learns.
    @Test func diagnosis() throws {
        let result = try training("cvae", distilled: false).run()
        let trained = result.diagnosis
        #expect(trained.deadColumns < 10 && trained.spread ?? 0 > 0, "\(trained)")
        let dead = TrainedNetworks(
            header: result.networks.header,
            arrays: result.networks.arrays.mapValues { Matrix(rows: $0.rows, columns: $0.columns) })
        let model = try TrainedModel(dead, on: ToyProblem.make(), workers: Workers())
        #expect(
            TrainingDiagnosis(of: model, losses: [:])
                == TrainingDiagnosis(deadColumns: 100, spread: 0, collapsedClasses: 100, gradientDistance: nil))
    }

    /// The critic's gradient is judged where a constant penalty holds its norm, and nowhere else.
    @Test(arguments: [("f-clswgan", true), ("ce-gzsl", true), ("tf-vaegan", false), ("free", false), ("cvae", false)])
    func gradientOfTheCritic(_ generator: String, isHeld: Bool) throws {
        let result = try training(generator, distilled: false).run()
        let penalty = result.history.last?.losses[TrainingDiagnosis.penalty]
        #expect((penalty != nil) == (generator != "cvae"))
        #expect(result.diagnosis.gradientDistance == (isHeld ? penalty?.squareRoot() : nil))
    }

    /// What a method says its networks hold before they are made is what they hold.
    @Test(arguments: MethodRegistry.standard.names)
    func parametersAreCounted(_ generator: String) throws {
        let problem = ToyProblem.make()
        var configuration = try #require(GeneratorConfiguration(named: generator))
        for option in configuration.options {
            guard case .count(let range) = option.kind else { continue }
            let isWidth = ["hidden", "noise", "embedding", "projection", "comparator", "timeColumns"].contains {
                option.name.hasSuffix($0)
            }
            // Unlike each other, so that none stands for another.
            if isWidth { configuration[option.name] = .count(min(range.upperBound, 10 + 2 * option.name.count)) }
        }
        var training = TrainingConfiguration()
        training.generator = configuration
        let networks = RunNetworks(problem: problem, configuration: training, seed: 1, workers: Workers())
        let held = networks.parameters(of: .generator).reduce(0) { $0 + $1.value.count }
        #expect(configuration.parameterCount(for: problem) == Double(held))
    }

    /// Everything that a model is asked for, down to the bits.
    private struct Answers: Equatable {
        let made: [Float]
        let embedded: [Float]?
        let softmax: [[Float]]
        let student: [[Float]]?
        let reported: Metrics
        let confusion: [[Int]]
        let opinions: [[TwoStage.Opinions]]
        let gates: [GateScores]?
        let similarities: [[Double]]
        let represented: [Float]
        let sigmoid: ConfidenceSigmoid?
        let arrays: [String: [Float]]

        init(_ model: TrainedModel) {
            let problem = model.problem
            made = model.features(of: problem.unseenClasses, for: "a test").features.values
            embedded = model.student?.embedding(of: problem.testUnseen, workers: model.workers).values
            func rows(_ scores: Scores) -> [[Float]] { [scores.seen.values, scores.unseen.values] }
            softmax = rows(model.softmaxScores())
            student = model.studentScores().map(rows)
            reported = model.scores().metrics
            confusion = model.scores().confusion
            let stages = model.twoStage()
            opinions = [stages.seen, stages.unseen]
            gates = model.teacher?.gates(ScoreRegistry.standard.elements, for: problem, workers: model.workers)
            let stream = RandomStream(seed: 8)
            similarities =
                model.teacher == nil
                ? []
                : [
                    BatchSimilarity.inDistribution(model, .init(), stream: stream).cosines,
                    BatchSimilarity.outOfDistribution(model, .init(), model.configuration.distillation, stream: stream)
                        .cosines,
                ]
            represented = model.represented(problem.testSeen).values
            sigmoid = model.sigmoid
            arrays = model.arrays.mapValues(\.values)
        }
    }

    /// What is written and read again answers every question to the same bits as the networks in memory: from a file,
    /// from bytes and from bare arrays.
    @Test(arguments: MethodRegistry.standard.names, [false, true])
    func roundTrip(_ generator: String, _ distilled: Bool) throws {
        let training = training(generator, distilled: distilled)
        let problem = training.problem
        var inMemory: Answers?
        let result = try training.run { _ in
        } observe: { moment, model in
            if moment == .end { inMemory = Answers(model) }
        }
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("networks-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let stored = result.networks.stored(metadata: ["why": "a test"])
        try stored.write(to: path)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(stored.bytes))
        for read in [try SafeTensors(readingFrom: path), try SafeTensors(stored.bytes)] {
            let networks = try #require(TrainedNetworks(read))
            #expect(networks.header == result.networks.header && networks.header.epoch == 2)
            #expect(Answers(try TrainedModel(networks, on: problem, workers: Workers())) == inMemory)
        }
        let model = try TrainedModel(
            restoring: stored.matrices, problem: problem, configuration: training.configuration, seed: training.seed,
            workers: Workers())
        let answers = Answers(model)
        #expect(answers == inMemory)
        #expect(answers.reported == result.metrics && answers.confusion == result.confusion)
    }

    /// A run that is given its teacher ends as one that trains it, and leaves the teacher as it was.
    @Test(arguments: [Selection.last, .validation])
    func givenTeacher(_ selection: Selection) throws {
        let own = training("f-clswgan", selection: selection)
        let trained = Teacher.trained(
            on: own.problem, embedding: own.configuration.student.embedding, own.configuration.teacher, seed: own.seed,
            workers: Workers())
        let stored = try SafeTensors(SafeTensors(entries: trained.arrays.mapValues { .init($0) }).bytes)
        let teacher = try Teacher(
            restoring: stored.matrices, problem: own.problem, embedding: own.configuration.student.embedding)
        var stages: [String] = []
        let result = try Training(
            problem: own.problem, validation: own.validation, configuration: own.configuration, seed: own.seed,
            workers: Workers(), teacher: teacher
        ).run { stages.append($0.stage) }
        let expected = try own.run()
        #expect(result.history == expected.history && result.teacherAccuracy == expected.teacherAccuracy)
        #expect(result.networks.arrays.mapValues(\.values) == expected.networks.arrays.mapValues(\.values))
        #expect(teacher.arrays.mapValues(\.values) == trained.arrays.mapValues(\.values))
        #expect(!stages.isEmpty)
        #expect(throws: NetworkMismatch.self) {
            try Teacher(restoring: stored.matrices, problem: own.problem, embedding: 31)
        }
    }

    /// Strategies on stored networks are those of a comparison that trains its own.
    @Test func strategies() throws {
        let training = training("f-clswgan", selection: .validation)
        let validation = try #require(training.validation)
        let comparison = StrategyComparison(
            problem: training.problem, validation: validation,
            configuration: .init(training: training.configuration, scores: ["msp", "energy"]), seed: training.seed,
            workers: Workers())
        let made = try training.run().networks
        let rehearsed = try Training(
            problem: validation, configuration: made.header.configuration.rehearsal,
            seed: training.seed, workers: Workers()
        ).run().networks
        let results = comparison.results(
            of: try TrainedModel(made, on: training.problem, workers: Workers()),
            rehearsed: try TrainedModel(rehearsed, on: validation, workers: Workers()))
        let expected = try comparison.run()
        #expect(results.count == expected.count)
        for (mine, its) in zip(results, expected) {
            #expect(mine.strategy == its.strategy && mine.score == its.score && mine.rule == its.rule)
            #expect(
                mine.shares == its.shares && mine.conventional == its.conventional,
                "\(its.strategy), \(String(describing: its.rule))")
            #expect(mine.curve == its.curve && mine.gamma == its.gamma && mine.curveArea == its.curveArea)
        }
    }

    /// The networks of the epoch that is reported, also where it is not the last, and in a run that was cut off.
    @Test(arguments: [Selection.testBest, .validation])
    func ofTheSelectedEpoch(_ selection: Selection) throws {
        let training = training("f-clswgan", selection: selection)
        let result = try training.run()
        let model = try TrainedModel(result.networks, on: training.problem, workers: Workers())
        #expect(result.networks.header.epoch == result.selectedEpoch)
        #expect(model.scores().metrics == result.metrics)
    }

    /// Initial networks are those that an observer sees first.
    @Test func initial() throws {
        let training = training("free")
        var seen: TrainedNetworks?
        _ = try training.run { _ in
        } observe: { moment, model in
            if moment == .start { seen = model.snapshot }
        }
        let initial = training.initialNetworks()
        #expect(initial.header == seen?.header && initial.header.epoch == 0)
        #expect(initial.arrays.mapValues(\.values) == seen?.arrays.mapValues(\.values))
    }

    /// Other data, an absent array and another shape are told.
    @Test func mismatches() throws {
        let training = training("f-clswgan")
        let networks = training.initialNetworks()
        func reason(_ networks: TrainedNetworks, _ problem: Problem = training.problem) -> String? {
            do throws(NetworkMismatch) {
                _ = try TrainedModel(networks, on: problem, workers: Workers())
                return nil
            } catch { return error.description }
        }
        #expect(reason(networks) == nil)
        let toy = training.problem
        let other = Problem(
            name: "other", digest: "other", training: (toy.training, toy.trainingLabels),
            testSeen: (toy.testSeen, toy.testSeenLabels), testUnseen: (toy.testUnseen, toy.testUnseenLabels),
            classEmbeddings: toy.classEmbeddings, seenClasses: toy.seenClasses, unseenClasses: toy.unseenClasses)
        #expect(reason(networks, other)?.contains("other data than 'other'") == true)
        var arrays = networks.arrays
        arrays["student.C_s.bias"] = nil
        #expect(
            reason(.init(header: networks.header, arrays: arrays)) == "the array 'student.C_s.bias' is missing")
        arrays["student.C_s.bias"] = Matrix(rows: 2, columns: 2)
        #expect(
            reason(.init(header: networks.header, arrays: arrays))
                == "the array 'student.C_s.bias' is 2×2, where 1×12 is needed")
        #expect(TrainedNetworks(SafeTensors()) == nil)
    }
}

import Tensors
import Testing
import ZeroShot

@Suite struct StrategyTests {
    private static let problem = ToyProblem.make()
    private static let validation = ToyProblem.make(seenClasses: 6, unseenClasses: 2, seed: 7)

    private static var configuration: TrainingConfiguration {
        var configuration = ToyProblem.distilled
        configuration.epochs = 2
        configuration.iterationsPerEpoch = 20
        return configuration
    }

    private func results(
        _ training: TrainingConfiguration = configuration, problem: Problem = problem,
        scores: [String] = ["msp", "relative-mahalanobis"], workers: Int = 1
    ) throws -> [StrategyResult] {
        try StrategyComparison(
            problem: problem, validation: Self.validation, configuration: .init(training: training, scores: scores),
            seed: 1, workers: Workers(count: workers)
        ).run()
    }

    /// Experts and a gate that answer at random.
    private func randomStages(_ name: String) -> (TwoStage, GateScores) {
        var stream = RandomStream(seed: 2)[name]
        let problem = Self.problem
        func opinions(_ labels: [Int]) -> [TwoStage.Opinions] {
            labels.map { label in
                let guess = stream.uniform() < 0.6
                return TwoStage.Opinions(
                    seen: guess && problem.seenPosition[label] >= 0
                        ? label : problem.seenClasses[stream.integer(below: problem.seenClasses.count)],
                    unseen: guess && problem.seenPosition[label] < 0
                        ? label : problem.unseenClasses[stream.integer(below: problem.unseenClasses.count)])
            }
        }
        let stages = TwoStage(
            seen: opinions(problem.testSeenLabels), unseen: opinions(problem.testUnseenLabels), problem: problem)
        // Few values, so that many scores are equal.
        func scores(_ count: Int, _ shift: Int) -> [Double] {
            (0..<count).map { _ in Double(stream.integer(below: 9) + shift) }
        }
        return (stages, GateScores(seen: scores(stages.seen.count, 2), unseen: scores(stages.unseen.count, 0)))
    }

    private func right(_ labels: [Int], _ predicted: [Int]) -> [Int] {
        zip(labels, predicted).reduce(into: [Int](repeating: 0, count: Self.problem.classes)) {
            if $1.0 == $1.1 { $0[$1.0] += 1 }
        }
    }

    @Test(arguments: ["a", "b", "c", "d"])
    func noGateBeatsThePerfectOne(_ name: String) {
        let (stages, gate) = randomStages(name)
        let ideal = stages.idealPredictions
        for threshold in stride(from: -0.5, through: 11.5, by: 0.5) {
            let predictions = stages.predictions(gate, threshold: threshold)
            for (labels, mine, best) in [
                (Self.problem.testSeenLabels, predictions.seen, ideal.seen),
                (Self.problem.testUnseenLabels, predictions.unseen, ideal.unseen),
            ] {
                #expect(zip(right(labels, mine), right(labels, best)).allSatisfy { $0 <= $1 }, "threshold \(threshold)")
            }
        }
    }

    @Test(arguments: ["a", "b", "c", "d"])
    func whatIsNotRightIsLostSomewhere(_ name: String) {
        let (stages, gate) = randomStages(name)
        for threshold in stride(from: -0.5, through: 11.5, by: 0.5) {
            let shares = ErrorShares(stages.predictions(gate, threshold: threshold), of: Self.problem)
            for part in [shares.seen, shares.unseen] { #expect(abs(part.right + part.gate + part.expert - 100) < 1e-9) }
        }
        let ideal = ErrorShares(stages.idealPredictions, of: Self.problem)
        #expect(ideal.seen.gate == 0 && ideal.unseen.gate == 0 && ideal.unseen.right == stages.conventional)
    }

    /// Every point of the curve is what its threshold gives, and none is left out.
    @Test(arguments: ["a", "b", "c", "d"])
    func thresholdCurve(_ name: String) {
        let (stages, gate) = randomStages(name)
        let curve = ThresholdCurve(stages, gate)
        for point in curve.points {
            let shares = ErrorShares(stages.predictions(gate, threshold: point.threshold), of: Self.problem)
            #expect(
                abs(shares.unseen.right - point.unseen) < 1e-9 && abs(shares.seen.right - point.seen) < 1e-9, "\(point)"
            )
        }
        #expect(curve.points.count == Set(gate.seen + gate.unseen).count + 1)
        #expect(curve.points.first?.unseen == 0 && curve.points.last?.seen ?? 1 < 1e-9)
        #expect(curve.best.harmonicMean == curve.points.map(\.harmonicMean).max())
        #expect(curve.thinned(to: 4).count == 4 && curve.thinned(to: 4).last == curve.points.last)
    }

    @Test func threshold95() {
        let gate = GateScores(seen: (0..<20).map { Double($0) }, unseen: [3])
        #expect(gate.threshold95 == 1)
        #expect(GateScores(seen: [.nan, 2, 3], unseen: [0]).threshold95 < 2)
    }

    /// All strategies of a run, held against the run itself.
    @Test func comparison() throws {
        let results = try results()
        func one(_ strategy: Strategy, _ score: String? = nil, _ rule: ThresholdRule? = nil) throws -> StrategyResult {
            try #require(results.first { $0.strategy == strategy && $0.score == score && $0.rule == rule })
        }
        #expect(results.count == 2 * 3 + 1 + 2 + 1 + 1)
        for result in results {
            for part in [result.shares.seen, result.shares.unseen] {
                #expect(abs(part.right + part.gate + part.expert - 100) < 1e-9)
            }
        }
        let ideal = try one(.idealTwoStage)
        #expect(ideal.shares.unseen.right == ideal.conventional && ideal.shares.seen.gate == 0)
        for score in ["msp", "relative-mahalanobis"] {
            let best = try one(.twoStage, score, .testBest)
            for rule in ThresholdRule.allCases {
                let result = try one(.twoStage, score, rule)
                #expect(
                    result.shares.seen.right <= ideal.shares.seen.right
                        && result.shares.unseen.right <= ideal.shares.unseen.right)
                #expect(result.shares.harmonicMean <= best.shares.harmonicMean + 1e-9)
                #expect(result.conventional == ideal.conventional)
            }
        }
        let (stacked, plain) = (try one(.calibratedStacking, nil, .testBest).shares, try one(.softmax).shares)
        #expect(stacked.harmonicMean >= plain.harmonicMean - 1e-9)

        // The student and the softmax are those of the runs that report them.
        var training = Self.configuration
        let student = try Training(problem: Self.problem, configuration: training, seed: 1, workers: Workers()).run()
            .metrics
        let endToEnd = try one(.endToEnd).shares
        #expect(endToEnd.unseen.right == student.unseen && endToEnd.seen.right == student.seen)
        training.classifier.kind = .softmax
        let softmax = try Training(problem: Self.problem, configuration: training, seed: 1, workers: Workers()).run()
            .metrics
        let afterwards = try one(.softmax).shares
        #expect(afterwards.unseen.right == softmax.unseen && afterwards.harmonicMean == softmax.harmonicMean)
    }

    /// A run without a student has no end-to-end strategy, and its gate gets a teacher of its own: the one that a run
    /// with distillation has.
    @Test func aPlainRun() throws {
        var plain = ToyProblem.configuration
        plain.epochs = 2
        plain.iterationsPerEpoch = 20
        plain.student.embedding = Self.configuration.student.embedding
        let results = try results(plain, scores: ["msp"])
        #expect(!results.contains { $0.strategy == .endToEnd })
        let distilled = try self.results(scores: ["msp"])
        func cautious(_ results: [StrategyResult]) -> Double? { results.first { $0.rule == .tpr95 }?.gamma }
        #expect(cautious(results) != nil && cautious(results) == cautious(distilled))
    }

    /// What is chosen on validation classes does not change with the test labels, and what is chosen on the test rows
    /// does.
    @Test func choicesIgnoreTestRows() throws {
        let problem = Self.problem
        let scrambled = Problem(
            name: problem.name, digest: problem.digest, training: (problem.training, problem.trainingLabels),
            testSeen: (problem.testSeen, problem.testSeenLabels.map { ($0 + 1) % 8 }),
            testUnseen: (problem.testUnseen, problem.testUnseenLabels.map { 8 + ($0 - 7) % 4 }),
            classEmbeddings: problem.classEmbeddings, seenClasses: problem.seenClasses,
            unseenClasses: problem.unseenClasses)
        let (honest, misled) = (try results(), try results(problem: scrambled))
        for (mine, other) in zip(honest, misled) where mine.gamma != nil && mine.rule != .testBest {
            #expect(mine.gamma == other.gamma, "\(mine.strategy)")
        }
        #expect(zip(honest, misled).contains { $0.rule == .testBest && $0.gamma != $1.gamma })
    }

    @Test func isAFunction() throws {
        let first = try results(scores: ["vim"]).map { [$0.shares.seen.right, $0.shares.unseen.right, $0.gamma ?? 0] }
        #expect(
            try results(scores: ["vim"], workers: 2).map {
                [$0.shares.seen.right, $0.shares.unseen.right, $0.gamma ?? 0]
            } == first)
    }

    @Test func densities() {
        let density = ScoreDensity(
            seen: (0..<500).map { Double($0) / 500 }, unseen: [0.5, 0.5, .infinity, .nan, 0.5, 0.5], bins: 10)
        let width = density.bins[1].centre - density.bins[0].centre
        #expect(density.bins.count == 10)
        #expect(abs(density.bins.reduce(0) { $0 + $1.seen } * width - 0.96) < 0.01)
        #expect(abs(density.bins.reduce(0) { $0 + $1.unseen } * width - 4.0 / 6) < 1e-9)
        // Rows that all score alike still have a place.
        #expect(ScoreDensity(seen: [2, 2], unseen: [2]).bins.contains { $0.seen == 1 && $0.unseen == 1 })
    }
}

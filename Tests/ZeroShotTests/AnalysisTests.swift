import Tensors
import Testing

@testable import ZeroShot

@Suite struct AnalysisTests {
    /// Two runs, three classes in the order unseen, seen, seen; each class counts the same, whatever its number of
    /// rows.
    @Test func confusion() {
        let first: [[Double]] = [[1, 3, 0], [0, 8, 2], [0, 0, 0]]
        let second: [[Double]] = [[3, 0, 1], [10, 0, 0], [0, 0, 0]]
        let matrix = ConfusionMatrix(counts: [first, second], seen: [1, 2], unseen: [0])
        #expect(matrix.classes == [1, 2, 0] && matrix.seenCount == 2)
        #expect(matrix.percent == [[40, 10, 50], nil, [37.5, 12.5, 50]])
        #expect(matrix.ofSeen == .init(right: 40, otherSeen: 10, otherUnseen: 50))
        #expect(matrix.ofUnseen == .init(right: 50, otherSeen: 50, otherUnseen: 0))
        #expect(ConfusionMatrix(counts: [[[0]]], seen: [0], unseen: []).ofSeen == nil)
    }

    @Test func cosines() {
        let a = Matrix(rows: 3, columns: 2, values: [1, 0, 3, 4, 0, 0])
        let b = Matrix(rows: 3, columns: 2, values: [2, 0, 0, 5, 1, 1])
        let cosines = BatchSimilarity.cosines(a, b)
        let half = 0.5.squareRoot()
        for (value, expected) in zip(cosines, [1, 0, half, 0.6, 0.8, 1.4 * half, 0, 0, 0]) {
            #expect(abs(value - expected) < 1e-12)
        }
        let means = BatchSimilarity(cosines: [1, 0.5, 0.25, 0], labels: [3, 4], groups: [3, 4]).means
        #expect(means.matching == 0.5 && means.other == 0.375)
    }

    @Test func nearestRows() {
        func matrix(_ values: [Float]) -> Matrix { Matrix(rows: values.count, columns: 1, values: values) }
        let problem = Problem(
            name: "line", digest: "line", training: (matrix([0]), [0]), testSeen: (matrix([0, 10]), [0, 0]),
            testUnseen: (matrix([20, 30]), [1, 2]),
            classEmbeddings: Matrix(rows: 3, columns: 1), seenClasses: [0], unseenClasses: [1, 2])
        let matches = NearestRealRows.matches(matrix([19, 29, 11]), [1, 1, 2], problem)
        #expect(matches.map(\.row) == [2, 3, 1] && matches.map(\.found) == [1, 2, 0])
    }

    /// What is taken out of a run has the rows it promises, and the batch matrices are those that the losses see.
    @Test func observed() throws {
        let problem = ToyProblem.make()
        let training = Training(
            problem: problem, configuration: ToyProblem.distilled, seed: 1, workers: Workers(count: 1))
        var choice = FeatureSample.Choice()
        (choice.classes, choice.perClass) = (3, 4)
        var batch = BatchSimilarity.Choice()
        (batch.classes, batch.perClass) = (4, 5)
        let stream = RandomStream(seed: 1)["test"]
        _ = try training.run { _ in
        } observe: { moment, model in
            let features = FeatureSample(of: model, choice, stream: stream)
            #expect(features.rows.rows == 36 && features.rows.columns == problem.features)
            #expect(features.origins == FeatureSample.Origin.allCases.flatMap { Array(repeating: $0, count: 12) })
            #expect(
                Set(features.labels[..<12]).isSubset(of: problem.seenClasses)
                    && Set(features.labels[12...]).isSubset(of: problem.unseenClasses))
            #expect(FeatureSample(of: model, choice, stream: stream).rows.values == features.rows.values)
            choice.space = .embedding
            let embedded = FeatureSample(of: model, choice, stream: stream)
            choice.space = .features
            #expect(
                embedded.rows.columns == 32 && embedded.labels == features.labels
                    && embedded.rows.values.allSatisfy { $0 >= 0 })

            let known = BatchSimilarity.inDistribution(model, batch, stream: stream)
            #expect(known.labels.count == 20 && known.labels == known.labels.sorted() && known.groups == known.labels)
            #expect(known.cosines.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 })
            var distillation = ToyProblem.distilled.distillation
            distillation.pairs = .domain
            for form in LossForm.allCases {
                distillation.form = form
                let mixed = BatchSimilarity.outOfDistribution(model, batch, distillation, stream: stream)
                #expect(mixed.groups == Array(repeating: 0, count: 20) + Array(repeating: 1, count: 20))
                #expect(mixed.cosines.count == 1600 && mixed.cosines.allSatisfy { $0 >= 0 && $0 <= 1 + 1e-9 })
                if moment == .end { #expect(mixed.means.matching != mixed.means.other) }
            }

            let nearest = NearestRealRows(of: model, perClass: 3)
            let shares = nearest.shares
            #expect(nearest.matches.map(\.wanted) == problem.unseenClasses.flatMap { [$0, $0, $0] })
            #expect(abs(shares.right + shares.otherUnseen + shares.seen - 100) < 1e-9)
        }
    }
}

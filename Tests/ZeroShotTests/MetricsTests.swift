import Tensors
import Testing
import ZeroShot

@Suite struct MetricsTests {
    /// Three seen and two unseen classes, scores written by hand.
    static func example() -> (Scores, Problem) {
        let problem = Problem(
            name: "hand", digest: "hand", training: (Matrix(rows: 3, columns: 1), [0, 1, 2]),
            testSeen: (Matrix(rows: 5, columns: 1), [0, 0, 0, 0, 1]),
            testUnseen: (Matrix(rows: 3, columns: 1), [3, 3, 4]), classEmbeddings: Matrix(rows: 5, columns: 1),
            seenClasses: [0, 1, 2], unseenClasses: [3, 4])
        let seen = Matrix(
            rows: 5, columns: 5,
            values: [
                5, 0, 0, 1, 0,  // right, margin 4
                3, 0, 0, 2, 0,  // right, margin 1
                0, 4, 0, 1, 0,  // wrong whatever γ
                1, 0, 0, 3, 0,  // taken for unseen; right once γ < −2
                0, 2, 0, 0, 1,  // right, margin 1
            ])
        let unseen = Matrix(
            rows: 3, columns: 5,
            values: [
                0, 0, 0, 2, 1,  // right
                4, 0, 0, 1, 0,  // right once γ > 3
                0, 0, 1, 3, 2,  // wrong whatever γ
            ])
        return (Scores(seen: seen, unseen: unseen, problem: problem), problem)
    }

    @Test func averagesOverClasses() {
        let (scores, _) = Self.example()
        let metrics = scores.metrics
        // Seen: class 0 has 2 of 4, class 1 has 1 of 1; class 2 has no test rows and does not count.
        #expect(metrics.seen == 75)
        // Unseen: class 3 has 1 of 2, class 4 none.
        #expect(metrics.unseen == 25)
        #expect(abs(metrics.harmonicMean - 37.5) < 1e-12)
        // Among unseen classes alone, class 3 has 2 of 2.
        #expect(metrics.conventional == 50)
        #expect(scores.perClassAccuracy == [50, 100, nil, 50, 0])
        #expect(scores.confusion[0] == [2, 1, 0, 1, 0])
        #expect(metrics.named.map(\.name) == ["U", "S", "H", "T1", "AUSUC"])
    }

    @Test func harmonicMeanOfNothing() {
        #expect(Metrics(unseen: 0, seen: 0, conventional: 0, curveArea: 0).harmonicMean == 0)
    }

    /// From everything seen to everything unseen, through the uncalibrated point, downhill all the way.
    @Test func curve() throws {
        let (scores, problem) = Self.example()
        let curve = SeenUnseenCurve(scores, problem: problem)
        #expect(curve.points.first?.unseen == 0 && curve.points.first?.seen == 87.5)
        #expect(curve.points.last?.unseen == scores.metrics.conventional && curve.points.last?.seen == 0)
        let uncalibrated = try #require(curve.points.last { $0.gamma <= 0 })
        #expect(uncalibrated.unseen == scores.metrics.unseen && uncalibrated.seen == scores.metrics.seen)
        for (before, after) in zip(curve.points, curve.points.dropFirst()) {
            #expect(after.gamma > before.gamma && after.unseen >= before.unseen && after.seen <= before.seen)
        }
        // By hand: γ = −2 (0, 75), −2 (25, 75) together, 1 (25, 12.5), 3 (50, 12.5), 4 (50, 0).
        let expected = (25.0 * (87.5 + 75) / 2 + 0 + 25 * 12.5) / 100
        #expect(abs(curve.area - expected) < 1e-9)
        #expect(curve.thinned(to: 3).count == 3 && curve.thinned(to: 3).last == curve.points.last)
    }
}

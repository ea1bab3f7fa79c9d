import Foundations
import Tensors

/// Accuracy on unseen against accuracy on seen rows as a constant γ is taken off the seen classes' scores.
///
/// γ runs over every value at which a prediction changes, so the curve is exact. Scores are log-probabilities or
/// logits: a row's normaliser then drops out of the comparison. Source: Chao, Changpinyo, Gong, Sha, "An empirical
/// study and analysis of generalized zero-shot learning for object recognition in the wild", ECCV 2016, section 3.2.
public struct SeenUnseenCurve: Sendable, Hashable, Codable {
    /// U and S for one γ.
    public struct Point: Sendable, Hashable, Codable {
        /// What is added to the scores of unseen classes.
        public let gamma: Double
        /// Percent.
        public let unseen: Double
        /// Percent.
        public let seen: Double
    }

    /// From γ = −∞ (everything is seen) to γ = +∞ (everything is unseen); empty where scores are not finite.
    public let points: [Point]

    /// The curve of a classifier's scores on the test rows of `problem`.
    public init(_ scores: Scores, problem: Problem) {
        guard scores.isFinite else {
            points = []
            return
        }
        var sweep = AccuracySweep()
        func add(_ matrix: Matrix, _ labels: [Int], isSeen: Bool) {
            sweep.add(labels, classes: problem.classes, isSeen: isSeen) { row, label in
                let x = matrix.pointer(row: row)
                let seen = scores.best(x, among: problem.seenClasses)
                let unseen = scores.best(x, among: problem.unseenClasses)
                // A row that the best class of its own sort names right is right where γ is on that sort's side of its
                // margin.
                guard (isSeen ? seen : unseen).label == label else { return nil }
                return (Double(seen.score - unseen.score), true)
            }
        }
        add(scores.seen, problem.testSeenLabels, isSeen: true)
        add(scores.unseen, problem.testUnseenLabels, isSeen: false)
        points =
            [Point(gamma: -.infinity, unseen: 0, seen: sweep.start)]
            + sweep.steps.map { Point(gamma: $0.position, unseen: $0.unseen, seen: $0.seen) }
    }

    /// Trapezoids under the curve, in percent of the unit square; not a number where there is no curve.
    public var area: Double {
        guard !points.isEmpty else { return .nan }
        return zip(points, points.dropFirst()).reduce(0) {
            $0 + ($1.1.unseen - $1.0.unseen) * ($1.1.seen + $1.0.seen) / 2
        } / 100
    }

    /// At most `count` of the points, the ends included, for drawing.
    public func thinned(to count: Int) -> [Point] { points.thinned(to: count) }
}

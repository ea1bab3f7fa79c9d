import Tensors

/// Accuracy on unseen against accuracy on seen rows as a constant γ is taken off the seen classes' scores.
///
/// γ runs over every value at which a prediction changes, so the curve is exact. Scores are log-probabilities or logits: a row's
/// normaliser then drops out of the comparison.
/// Source: Chao, Changpinyo, Gong, Sha, "An empirical study and analysis of generalized zero-shot learning for object recognition in the wild", ECCV 2016, section 3.2.
public struct SeenUnseenCurve: Sendable, Hashable, Codable {
    public struct Point: Sendable, Hashable, Codable {
        public let gamma: Double
        /// Percent.
        public let unseen: Double
        /// Percent.
        public let seen: Double
    }

    /// From γ = −∞ (everything is seen) to γ = +∞ (everything is unseen).
    public let points: [Point]

    public init(_ scores: Scores, problem: Problem) {
        // Each right row gains or loses its weight where γ passes its margin, best seen score − best unseen score.
        var events: [(margin: Float, unseen: Double, seen: Double)] = []
        var seenStart = 0.0
        func add(_ matrix: Matrix, _ labels: [Int], isSeen: Bool) {
            var count = [Int](repeating: 0, count: problem.classes)
            for label in labels { count[label] += 1 }
            let present = Double(count.count { $0 > 0 })
            for (row, label) in labels.enumerated() {
                let x = matrix.pointer(row: row)
                let seen = scores.best(x, among: problem.seenClasses)
                let unseen = scores.best(x, among: problem.unseenClasses)
                let weight = 100 / (Double(count[label]) * present)
                if isSeen, seen.label == label {
                    seenStart += weight
                    events.append((seen.score - unseen.score, 0, -weight))
                } else if !isSeen, unseen.label == label {
                    events.append((seen.score - unseen.score, weight, 0))
                }
            }
        }
        add(scores.seen, problem.testSeenLabels, isSeen: true)
        add(scores.unseen, problem.testUnseenLabels, isSeen: false)
        events.sort { $0.margin < $1.margin }
        var points = [Point(gamma: -.infinity, unseen: 0, seen: seenStart)]
        var (unseen, seen) = (0.0, seenStart)
        for (index, event) in events.enumerated() {
            unseen += event.unseen
            seen += event.seen
            if index + 1 < events.count, events[index + 1].margin == event.margin { continue }
            points.append(Point(gamma: Double(event.margin), unseen: unseen, seen: max(seen, 0)))
        }
        self.points = points
    }

    /// Trapezoids under the curve, in percent of the unit square.
    public var area: Double {
        zip(points, points.dropFirst()).reduce(0) { $0 + ($1.1.unseen - $1.0.unseen) * ($1.1.seen + $1.0.seen) / 2 }
            / 100
    }

    /// At most `count` of the points, the ends included, for drawing.
    public func thinned(to count: Int) -> [Point] {
        guard points.count > count, count > 1 else { return points }
        return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
    }
}

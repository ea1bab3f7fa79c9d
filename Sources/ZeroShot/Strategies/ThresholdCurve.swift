import Foundations

/// U and S of a two-stage classifier for every threshold that makes a difference.
public struct ThresholdCurve: Hashable, Sendable {
    /// U and S for one threshold.
    public struct Point: Hashable, Sendable {
        /// Rows at or above it go to the seen expert.
        public let threshold: Double
        /// Percent.
        public let unseen: Double
        /// Percent.
        public let seen: Double

        /// 2US/(U + S), 0 where both are.
        public var harmonicMean: Double { Metrics.harmonicMean(unseen: unseen, seen: seen) }
    }

    /// From all rows at the seen expert to all rows at the unseen expert. A threshold lies half-way between two scores,
    /// so that rounding decides nothing.
    public let points: [Point]

    /// The curve of two experts and a gate between them.
    public init(_ stages: TwoStage, _ gate: GateScores) {
        let problem = stages.problem
        // A row that its own expert names right counts while it is on that expert's side of the threshold.
        var sweep = AccuracySweep()
        sweep.add(problem.testSeenLabels, classes: problem.classes, isSeen: true) { row, label in
            (gate.seen[row], stages.seen[row].seen == label)
        }
        sweep.add(problem.testUnseenLabels, classes: problem.classes, isSeen: false) { row, label in
            (gate.unseen[row], stages.unseen[row].unseen == label)
        }
        let steps = sweep.steps
        points =
            [Point(threshold: steps.first?.position ?? 0, unseen: 0, seen: sweep.start)]
            + steps.indices.map { index in
                let step = steps[index]
                let next = index + 1 < steps.count ? steps[index + 1].position : step.position.nextUp
                let middle = step.position + (next - step.position) / 2
                return Point(
                    threshold: middle > step.position ? middle : next, unseen: step.unseen, seen: step.seen)
            }
    }

    /// The point of the highest H, and of several the one of the lowest threshold.
    public var best: Point { points.dropFirst().reduce(points[0]) { $1.harmonicMean > $0.harmonicMean ? $1 : $0 } }

    /// At most `count` of the points, the ends included, for drawing.
    public func thinned(to count: Int) -> [Point] { points.thinned(to: count) }
}

/// U and S of a two-stage classifier for every threshold that makes a difference.
public struct ThresholdCurve: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public let threshold: Double
        /// Percent.
        public let unseen: Double
        /// Percent.
        public let seen: Double

        /// 2US/(U + S), 0 where both are.
        public var harmonicMean: Double { unseen + seen > 0 ? 2 * unseen * seen / (unseen + seen) : 0 }
    }

    /// From all rows at the seen expert to all rows at the unseen expert. A threshold lies half-way between two scores, so that rounding decides nothing.
    public let points: [Point]

    public init(_ stages: TwoStage, _ gate: GateScores) {
        let problem = stages.problem
        // A row that its own expert names right counts while it is on that expert's side of the threshold.
        var events: [(score: Double, unseen: Double, seen: Double)] = []
        var start = 0.0
        func add(_ labels: [Int], _ opinions: [TwoStage.Opinions], _ scores: [Double], isSeen: Bool) {
            var counts = [Int](repeating: 0, count: problem.classes)
            for label in labels { counts[label] += 1 }
            let present = Double(counts.count { $0 > 0 })
            for (row, label) in labels.enumerated() {
                let isRight = (isSeen ? opinions[row].seen : opinions[row].unseen) == label
                let weight = isRight ? 100 / (Double(counts[label]) * present) : 0
                if isSeen { start += weight }
                events.append((Self.bounded(scores[row]), isSeen ? 0 : weight, isSeen ? -weight : 0))
            }
        }
        add(problem.testSeenLabels, stages.seen, gate.seen, isSeen: true)
        add(problem.testUnseenLabels, stages.unseen, gate.unseen, isSeen: false)
        events.sort { $0.score < $1.score }
        var points = [Point(threshold: events.first?.score ?? 0, unseen: 0, seen: start)]
        var (unseen, seen) = (0.0, start)
        for (index, event) in events.enumerated() {
            unseen += event.unseen
            seen += event.seen
            let next = index + 1 < events.count ? events[index + 1].score : event.score.nextUp
            guard next > event.score else { continue }
            let middle = event.score + (next - event.score) / 2
            points.append(Point(threshold: middle > event.score ? middle : next, unseen: unseen, seen: max(seen, 0)))
        }
        self.points = points
    }

    /// What is not a number passes no gate.
    private static func bounded(_ score: Double) -> Double {
        score.isNaN ? -.greatestFiniteMagnitude : min(max(score, -.greatestFiniteMagnitude), .greatestFiniteMagnitude)
    }

    /// The point of the highest H, and of several the one of the lowest threshold.
    public var best: Point { points.dropFirst().reduce(points[0]) { $1.harmonicMean > $0.harmonicMean ? $1 : $0 } }

    /// At most `count` of the points, the ends included, for drawing.
    public func thinned(to count: Int) -> [Point] {
        guard points.count > count, count > 1 else { return points }
        return (0..<count).map { points[$0 * (points.count - 1) / (count - 1)] }
    }
}

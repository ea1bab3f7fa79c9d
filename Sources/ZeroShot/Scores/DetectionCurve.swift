/// What a threshold on a score lets through, for every threshold that makes a difference.
///
/// A row is taken for in-distribution when its score is at or above the threshold. Rows of equal score pass together,
/// so ties are exact. A score that is not a number is lower than any other; `isValid` says that there was one.
public struct DetectionCurve: Sendable, Hashable, Codable {
    /// How many rows pass at a threshold.
    public struct Point: Sendable, Hashable, Codable {
        /// Nil where nothing passes.
        public let threshold: Double?
        /// In-distribution rows that pass.
        public let inside: Int
        /// Out-of-distribution rows that pass.
        public let outside: Int
    }

    /// Two axes for drawing, both from 0 to 1.
    public struct Coordinate: Sendable, Hashable, Codable {
        /// To the right.
        public let x: Double
        /// Up.
        public let y: Double
    }

    /// From nothing passes to everything passes.
    public let points: [Point]
    /// Rows of that kind.
    public let inDistribution: Int
    /// Rows of that kind.
    public let outOfDistribution: Int
    /// Whether every score was a number: a teacher that has diverged gives none, and the curve then says nothing of it.
    public let isValid: Bool

    /// Traps unless there are rows of both kinds: ask `validate` first.
    public init(inDistribution: [Double], outOfDistribution: [Double]) {
        precondition(
            !inDistribution.isEmpty && !outOfDistribution.isEmpty,
            "\(inDistribution.count) rows against \(outOfDistribution.count)")
        // Infinities would not survive being written as JSON.
        func bounded(_ score: Double) -> Double {
            let limit = Double.greatestFiniteMagnitude
            return score.isNaN ? -limit : min(max(score, -limit), limit)
        }
        let rows =
            (inDistribution.map { (score: bounded($0), isInside: true) }
            + outOfDistribution.map { (bounded($0), false) }).sorted { $0.score > $1.score }
        var points = [Point(threshold: nil, inside: 0, outside: 0)]
        var (inside, outside) = (0, 0)
        for (index, row) in rows.enumerated() {
            if row.isInside { inside += 1 } else { outside += 1 }
            if index + 1 < rows.count, rows[index + 1].score == row.score { continue }
            points.append(Point(threshold: row.score, inside: inside, outside: outside))
        }
        self.points = points
        isValid = !inDistribution.contains(where: \.isNaN) && !outOfDistribution.contains(where: \.isNaN)
        self.inDistribution = inDistribution.count
        self.outOfDistribution = outOfDistribution.count
    }

    /// What hinders scores of a problem's test rows from being told apart.
    public static func validate(for problem: Problem) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        for (rows, sort) in [(problem.testSeen.rows, "seen"), (problem.testUnseen.rows, "unseen")] {
            problems.require(
                rows > 0, nil, "\(problem.name) has no \(sort) test rows, and seen rows are to be told from unseen ones"
            )
        }
        return problems
    }

    /// Share of in-distribution rows that pass.
    public func truePositiveRate(_ point: Point) -> Double { Double(point.inside) / Double(inDistribution) }

    /// Share of out-of-distribution rows that pass.
    public func falsePositiveRate(_ point: Point) -> Double { Double(point.outside) / Double(outOfDistribution) }

    /// False positive rate across, true positive rate upwards.
    public var roc: [Coordinate] { points.map { Coordinate(x: falsePositiveRate($0), y: truePositiveRate($0)) } }

    /// Recall across, precision upwards, where in-distribution rows are to be found.
    public var precisionRecall: [Coordinate] {
        points.dropFirst().map {
            Coordinate(x: truePositiveRate($0), y: Double($0.inside) / Double($0.inside + $0.outside))
        }
    }

    /// Recall across, precision upwards, where out-of-distribution rows are to be found: those below a threshold.
    public var precisionRecallOut: [Coordinate] {
        points.dropLast().reversed().map {
            let (inside, outside) = (inDistribution - $0.inside, outOfDistribution - $0.outside)
            return Coordinate(
                x: Double(outside) / Double(outOfDistribution), y: Double(outside) / Double(inside + outside))
        }
    }

    /// The first point, from the highest threshold down, at which at least `percent` % of the in-distribution rows
    /// pass.
    public func point(truePositivePercent percent: Int) -> Point {
        precondition((1...100).contains(percent), "\(percent) % of the rows")
        // In whole numbers: 95 % of 20 rows are 19.
        return points.first { $0.inside * 100 >= percent * inDistribution } ?? points[points.count - 1]
    }

    /// The point of the greatest mean of both kinds' accuracy, and of several the one of the highest threshold.
    public var balancedPoint: Point {
        points.dropFirst().reduce(points[1]) { balancedAccuracy($1) > balancedAccuracy($0) ? $1 : $0 }
    }

    /// The mean of the share of in-distribution rows that pass and the share of others that do not.
    public func balancedAccuracy(_ point: Point) -> Double {
        (truePositiveRate(point) + 1 - falsePositiveRate(point)) / 2
    }
}

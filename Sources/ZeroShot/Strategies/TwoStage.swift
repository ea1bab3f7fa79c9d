/// A two-stage classifier before its gate is set: what either expert says of every test row.
public struct TwoStage: Sendable {
    /// What the experts say of one row.
    public struct Opinions: Hashable, Sendable {
        /// A seen class.
        public let seen: Int
        /// An unseen class.
        public let unseen: Int

        /// The classes that the two experts name for a row.
        public init(seen: Int, unseen: Int) {
            self.seen = seen
            self.unseen = unseen
        }
    }

    /// What the rows are of.
    public let problem: Problem
    /// Of seen and of unseen test rows, in the problem's order.
    public let seen: [Opinions]
    /// Of unseen test rows, in the problem's order.
    public let unseen: [Opinions]

    /// What both experts say of every test row.
    public init(seen: [Opinions], unseen: [Opinions], problem: Problem) {
        precondition(
            seen.count == problem.testSeen.rows && unseen.count == problem.testUnseen.rows,
            "opinions on \(seen.count) and \(unseen.count) rows of \(problem.testSeen.rows) and "
                + "\(problem.testUnseen.rows)"
        )
        self.seen = seen
        self.unseen = unseen
        self.problem = problem
    }

    /// Rows whose score is at or above `threshold` go to the seen expert, others to the unseen expert.
    public func predictions(_ gate: GateScores, threshold: Double) -> Predictions {
        func labels(_ rows: [Opinions], _ scores: [Double]) -> [Int] {
            zip(rows, scores).map { $1 >= threshold ? $0.seen : $0.unseen }
        }
        return Predictions(seen: labels(seen, gate.seen), unseen: labels(unseen, gate.unseen))
    }

    /// Every row goes to the right expert.
    public var idealPredictions: Predictions { Predictions(seen: seen.map(\.seen), unseen: unseen.map(\.unseen)) }

    /// Percent of unseen test rows that the unseen expert names right, averaged over classes: T1.
    public var conventional: Double { ErrorShares(idealPredictions, of: problem).unseen.right }
}

/// A teacher's score of every test row, in standard units of its training rows; higher is more in-distribution.
public struct GateScores: Hashable, Sendable {
    /// Of seen test rows, in the problem's order. Infinite scores are kept as very large ones; what is not a number is
    /// below all others.
    public let seen: [Double]
    /// Of unseen test rows.
    public let unseen: [Double]
    /// Whether all scores were numbers: a teacher that has diverged gives none, and its gate says nothing.
    public let isValid: Bool

    /// Scores of seen and of unseen test rows.
    public init(seen: [Double], unseen: [Double]) {
        self.seen = seen.map(Self.bounded)
        self.unseen = unseen.map(Self.bounded)
        isValid = !seen.contains(where: \.isNaN) && !unseen.contains(where: \.isNaN)
    }

    /// So that even the distance of two scores is finite.
    private static let limit = Double.greatestFiniteMagnitude / 4

    private static func bounded(_ score: Double) -> Double { score.isNaN ? -limit : min(max(score, -limit), limit) }

    /// The threshold at and above which 95 % of the seen rows lie. Traps unless there are rows of both kinds.
    public var threshold95: Double {
        DetectionCurve(inDistribution: seen, outOfDistribution: unseen).point(truePositivePercent: 95).threshold
            ?? -.greatestFiniteMagnitude
    }
}

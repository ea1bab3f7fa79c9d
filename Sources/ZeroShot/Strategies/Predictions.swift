import Tensors

/// The class that a classifier names for every test row of a problem.
public struct Predictions: Hashable, Sendable {
    /// For seen and for unseen test rows, in the problem's order.
    public let seen: [Int]
    public let unseen: [Int]

    public init(seen: [Int], unseen: [Int]) {
        self.seen = seen
        self.unseen = unseen
    }

    /// The classes of the largest scores, the first of several.
    public init(_ scores: Scores, of problem: Problem) {
        func labels(_ matrix: Matrix) -> [Int] {
            (0..<matrix.rows).map { scores.best(matrix.pointer(row: $0), among: Array(0..<problem.classes)).label }
        }
        self.init(seen: labels(scores.seen), unseen: labels(scores.unseen))
    }
}

/// Where a classifier's test rows end: right, lost between seen and unseen, or lost within the right one of the two.
///
/// Every share is in percent, averaged over classes; the three of a kind of rows sum to 100.
public struct ErrorShares: Codable, Hashable, Sendable {
    public struct Shares: Codable, Hashable, Sendable {
        /// Given their own class: S or U.
        public var right = 0.0
        /// Given a class of the other sort. In a two-stage classifier this is the gate's doing.
        public var gate = 0.0
        /// Given another class of their own sort. In a two-stage classifier this is the expert's doing.
        public var expert = 0.0
    }

    public let seen: Shares
    public let unseen: Shares

    public init(_ predictions: Predictions, of problem: Problem) {
        precondition(
            predictions.seen.count == problem.testSeen.rows && predictions.unseen.count == problem.testUnseen.rows,
            "\(predictions.seen.count) and \(predictions.unseen.count) predictions for \(problem.testSeen.rows) and \(problem.testUnseen.rows) rows"
        )
        func shares(_ labels: [Int], _ predicted: [Int]) -> Shares {
            var counts = [(right: Int, gate: Int, expert: Int)](repeating: (0, 0, 0), count: problem.classes)
            for (label, guess) in zip(labels, predicted) {
                let isOfOwnSort = (problem.seenPosition[label] >= 0) == (problem.seenPosition[guess] >= 0)
                if guess == label {
                    counts[label].right += 1
                } else if isOfOwnSort {
                    counts[label].expert += 1
                } else {
                    counts[label].gate += 1
                }
            }
            let present = counts.filter { $0.right + $0.gate + $0.expert > 0 }
            func mean(_ part: KeyPath<(right: Int, gate: Int, expert: Int), Int>) -> Double {
                let sum = present.reduce(0) {
                    $0 + 100 * Double($1[keyPath: part]) / Double($1.right + $1.gate + $1.expert)
                }
                return present.isEmpty ? 0 : sum / Double(present.count)
            }
            return Shares(right: mean(\.right), gate: mean(\.gate), expert: mean(\.expert))
        }
        seen = shares(problem.testSeenLabels, predictions.seen)
        unseen = shares(problem.testUnseenLabels, predictions.unseen)
    }

    /// 2US/(U + S), 0 where both are.
    public var harmonicMean: Double {
        let (u, s) = (unseen.right, seen.right)
        return u + s > 0 ? 2 * u * s / (u + s) : 0
    }
}

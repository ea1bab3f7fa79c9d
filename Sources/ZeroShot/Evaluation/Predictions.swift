import Tensors

/// The class that a classifier names for every test row of a problem.
public struct Predictions: Hashable, Sendable {
    /// For seen and for unseen test rows, in the problem's order.
    public let seen: [Int]
    /// For unseen test rows, in the problem's order.
    public let unseen: [Int]

    /// The classes that were named, one for every test row.
    public init(seen: [Int], unseen: [Int]) {
        self.seen = seen
        self.unseen = unseen
    }

    /// How often rows of each class were taken for each: rows are true classes, columns predicted ones.
    public func confusion(of problem: Problem) -> [[Int]] {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: problem.classes), count: problem.classes)
        for (label, guess) in zip(problem.testSeenLabels + problem.testUnseenLabels, seen + unseen) {
            counts[label][guess] += 1
        }
        return counts
    }
}

/// Percent right, class by class, and averaged over classes.
struct ClassAccuracy {
    /// nil for a class without rows.
    let percent: [Double?]

    init(_ labels: [Int], _ predicted: [Int], classes: Int) {
        var right = [Int](repeating: 0, count: classes)
        var all = right
        for (label, guess) in zip(labels, predicted) {
            all[label] += 1
            if guess == label { right[label] += 1 }
        }
        percent = zip(right, all).map { $1 > 0 ? 100 * Double($0) / Double($1) : nil }
    }

    /// Each of the classes that has rows counting the same; not a number where none has.
    func mean(of classes: [Int]) -> Double {
        let present = classes.compactMap { percent[$0] }
        return present.reduce(0, +) / Double(present.count)
    }
}

/// Where a classifier's test rows end: right, lost between seen and unseen, or lost within the right one of the two.
///
/// Every share is in percent, averaged over classes; the three of a kind of rows sum to 100. They are not numbers where
/// there are no rows, or no predictions.
public struct ErrorShares: Codable, Hashable, Sendable {
    /// Of one kind of rows.
    public struct Shares: Codable, Hashable, Sendable {
        /// Given their own class: S or U.
        public var right = 0.0
        /// Given a class of the other sort. In a two-stage classifier this is the gate's doing.
        public var gate = 0.0
        /// Given another class of their own sort. In a two-stage classifier this is the expert's doing.
        public var expert = 0.0

        static let unknown = Shares(right: .nan, gate: .nan, expert: .nan)
    }

    /// Of the test rows of seen classes.
    public let seen: Shares
    /// Of the test rows of unseen classes.
    public let unseen: Shares

    /// - Parameter predictions: nil where the classifier's scores are no numbers, so that it names no class.
    public init(_ predictions: Predictions?, of problem: Problem) {
        guard let predictions else {
            (seen, unseen) = (.unknown, .unknown)
            return
        }
        precondition(
            predictions.seen.count == problem.testSeen.rows && predictions.unseen.count == problem.testUnseen.rows,
            "\(predictions.seen.count) and \(predictions.unseen.count) predictions "
                + "for \(problem.testSeen.rows) and \(problem.testUnseen.rows) rows")
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
                return sum / Double(present.count)
            }
            return Shares(right: mean(\.right), gate: mean(\.gate), expert: mean(\.expert))
        }
        seen = shares(problem.testSeenLabels, predictions.seen)
        unseen = shares(problem.testUnseenLabels, predictions.unseen)
    }

    /// 2US/(U + S), 0 where both are.
    public var harmonicMean: Double { Metrics.harmonicMean(unseen: unseen.right, seen: seen.right) }
}

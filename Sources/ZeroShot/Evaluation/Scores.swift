import Tensors

/// A classifier's scores of the test rows over all classes, and what follows from them.
public struct Scores: Sendable {
    /// [seen test rows, C]; higher is more likely.
    public let seen: Matrix
    public let unseen: Matrix
    private let problem: Problem

    public init(seen: Matrix, unseen: Matrix, problem: Problem) {
        precondition(
            seen.rows == problem.testSeen.rows && unseen.rows == problem.testUnseen.rows
                && seen.columns == problem.classes && unseen.columns == problem.classes,
            "scores of \(seen.rows)×\(seen.columns) and \(unseen.rows)×\(unseen.columns)")
        self.seen = seen
        self.unseen = unseen
        self.problem = problem
    }

    /// Percent of each class's test rows that are classified right over all classes; nil for a class without test rows.
    public var perClassAccuracy: [Double?] {
        var right = [Int](repeating: 0, count: problem.classes)
        var all = right
        for (scores, labels) in [(seen, problem.testSeenLabels), (unseen, problem.testUnseenLabels)] {
            for (row, label) in labels.enumerated() {
                all[label] += 1
                if argmax(scores, row: row, among: nil) == label { right[label] += 1 }
            }
        }
        return zip(right, all).map { $1 > 0 ? 100 * Double($0) / Double($1) : nil }
    }

    /// Rows are true classes, columns predicted ones: counts of test rows.
    public var confusion: [[Int]] {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: problem.classes), count: problem.classes)
        for (scores, labels) in [(seen, problem.testSeenLabels), (unseen, problem.testUnseenLabels)] {
            for (row, label) in labels.enumerated() { counts[label][argmax(scores, row: row, among: nil)] += 1 }
        }
        return counts
    }

    public var metrics: Metrics {
        let accuracy = perClassAccuracy
        func mean(_ classes: [Int]) -> Double {
            let present = classes.compactMap { accuracy[$0] }
            return present.isEmpty ? 0 : present.reduce(0, +) / Double(present.count)
        }
        return Metrics(
            unseen: mean(problem.unseenClasses), seen: mean(problem.seenClasses), conventional: conventional,
            curveArea: SeenUnseenCurve(self, problem: problem).area)
    }

    private var conventional: Double {
        var right = [Int](repeating: 0, count: problem.classes)
        var all = right
        for (row, label) in problem.testUnseenLabels.enumerated() {
            all[label] += 1
            if argmax(unseen, row: row, among: problem.unseenClasses) == label { right[label] += 1 }
        }
        let present = problem.unseenClasses.filter { all[$0] > 0 }
        return present.isEmpty
            ? 0 : present.reduce(0) { $0 + 100 * Double(right[$1]) / Double(all[$1]) } / Double(present.count)
    }

    private func argmax(_ scores: Matrix, row: Int, among classes: [Int]?) -> Int {
        let x = scores.pointer(row: row)
        if let classes { return best(x, among: classes).label }
        var label = 0
        for index in 1..<scores.columns where x[index] > x[label] { label = index }
        return label
    }

    /// The best score among `classes`, and whose it is.
    func best(_ x: UnsafeMutablePointer<Float>, among classes: [Int]) -> (label: Int, score: Float) {
        var label = classes[0]
        for index in classes where x[index] > x[label] { label = index }
        return (label, x[label])
    }
}

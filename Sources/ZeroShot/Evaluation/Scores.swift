import Tensors

/// A classifier's scores of the test rows over all classes, and what follows from them.
///
/// Scores that are not finite name no class. Where a classifier gives a single one of them, its network has diverged or
/// its numbers have left the range of a float32, and nothing that follows from the others would be worth having: all of
/// it is then not a number, or missing.
public struct Scores: Sendable {
    /// [seen test rows, C]; higher is more likely.
    public let seen: Matrix
    /// [unseen test rows, C].
    public let unseen: Matrix
    /// Whether all of them are finite.
    public let isFinite: Bool
    private let problem: Problem

    /// Scores of all test rows of `problem` over all its classes. Traps where their shapes do not fit.
    public init(seen: Matrix, unseen: Matrix, problem: Problem) {
        precondition(
            seen.rows == problem.testSeen.rows && unseen.rows == problem.testUnseen.rows
                && seen.columns == problem.classes && unseen.columns == problem.classes,
            "scores of \(seen.rows)×\(seen.columns) and \(unseen.rows)×\(unseen.columns)")
        self.seen = seen
        self.unseen = unseen
        self.problem = problem
        isFinite = seen.isFinite && unseen.isFinite
    }

    /// The classes of the largest scores, the first of several; nil where scores are not finite.
    public var predictions: Predictions? {
        guard isFinite else { return nil }
        func labels(_ matrix: Matrix) -> [Int] {
            (0..<matrix.rows).map { row in
                let x = matrix.row(row)
                return x.indices.reduce(0) { x[$1] > x[$0] ? $1 : $0 }
            }
        }
        return Predictions(seen: labels(seen), unseen: labels(unseen))
    }

    /// Percent of each class's test rows that are classified right over all classes; nil for a class without test rows,
    /// and of all classes where scores are not finite.
    public var perClassAccuracy: [Double?] {
        accuracy?.percent ?? [Double?](repeating: nil, count: problem.classes)
    }

    private var accuracy: ClassAccuracy? {
        predictions.map {
            ClassAccuracy(
                problem.testSeenLabels + problem.testUnseenLabels, $0.seen + $0.unseen, classes: problem.classes)
        }
    }

    /// Rows are true classes, columns predicted ones: counts of test rows. All are 0 where scores are not finite.
    public var confusion: [[Int]] {
        predictions?.confusion(of: problem)
            ?? [[Int]](repeating: [Int](repeating: 0, count: problem.classes), count: problem.classes)
    }

    /// None is a number where scores are not finite; S is none where there are no seen test rows, and neither are U and
    /// T1 without unseen ones.
    public var metrics: Metrics {
        guard let accuracy else {
            return Metrics(unseen: .nan, seen: .nan, conventional: .nan, curveArea: .nan)
        }
        let among = (0..<unseen.rows).map { best(unseen.pointer(row: $0), among: problem.unseenClasses).label }
        return Metrics(
            unseen: accuracy.mean(of: problem.unseenClasses), seen: accuracy.mean(of: problem.seenClasses),
            conventional: ClassAccuracy(problem.testUnseenLabels, among, classes: problem.classes).mean(
                of: problem.unseenClasses),
            curveArea: SeenUnseenCurve(self, problem: problem).area)
    }

    /// The best score among `classes`, and whose it is.
    func best(_ x: UnsafeMutablePointer<Float>, among classes: [Int]) -> (label: Int, score: Float) {
        var label = classes[0]
        for index in classes where x[index] > x[label] { label = index }
        return (label, x[label])
    }
}

import Tensors

/// The real test rows nearest to generated ones, by the Euclidean distance of scaled features: which pictures a
/// generator has in mind.
public struct NearestRealRows: Sendable {
    /// A generated row with its nearest real one.
    public struct Match: Sendable, Hashable {
        /// The class that was asked for.
        public let wanted: Int
        /// Of the nearest row.
        public let found: Int
        /// Counted through the seen test rows, then the unseen ones.
        public let row: Int
    }

    /// For every unseen class in order, `perClass` matches; fewer where the generator made rows that are not finite.
    public let matches: [Match]
    /// Rows that were generated of every unseen class.
    public let perClass: Int
    private let unseenClasses: Set<Int>

    /// What hinders matches from being looked for.
    public static func validate(perClass: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("perClass", perClass, atLeast: 1)
        return problems
    }

    /// Traps where `validate` has something to say.
    public init(of model: TrainedModel, perClass: Int) {
        SettingProblem.trap(on: Self.validate(perClass: perClass))
        let problem = model.problem
        let wanted = problem.unseenClasses.flatMap { Array(repeating: $0, count: perClass) }
        let made = model.features(of: wanted, for: "nearest real rows").features
        matches = Self.matches(made, wanted, problem)
        self.perClass = perClass
        unseenClasses = Set(problem.unseenClasses)
    }

    static func matches(_ made: Matrix, _ wanted: [Int], _ problem: Problem) -> [Match] {
        let seenCount = problem.testSeen.rows
        return wanted.indices.compactMap { index in
            var best = (square: Double.infinity, row: 0)
            for row in 0..<seenCount {
                let square = made.squaredDistance(row: index, to: problem.testSeen, row: row)
                if square < best.square { best = (square, row) }
            }
            for row in 0..<problem.testUnseen.rows {
                let square = made.squaredDistance(row: index, to: problem.testUnseen, row: row)
                if square < best.square { best = (square, seenCount + row) }
            }
            guard best.square.isFinite else { return nil }
            let found =
                best.row < seenCount ? problem.testSeenLabels[best.row] : problem.testUnseenLabels[best.row - seenCount]
            return Match(wanted: wanted[index], found: found, row: best.row)
        }
    }

    /// Percent of the matches of the class that was asked for, of another unseen class, and of a seen class; no numbers
    /// without matches.
    public var shares: (right: Double, otherUnseen: Double, seen: Double) {
        func percent(_ condition: (Match) -> Bool) -> Double {
            100 * Double(matches.count(where: condition)) / Double(matches.count)
        }
        return (
            percent { $0.found == $0.wanted }, percent { $0.found != $0.wanted && unseenClasses.contains($0.found) },
            percent { !unseenClasses.contains($0.found) }
        )
    }
}

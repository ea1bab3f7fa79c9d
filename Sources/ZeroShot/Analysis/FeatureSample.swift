import Foundations
import Tensors

/// Real and generated rows of some classes side by side: what an embedding of both is drawn from.
public struct FeatureSample: Sendable {
    /// Where a row comes from.
    public enum Origin: Int, Sendable, Hashable, CaseIterable {
        /// Real test rows of seen classes.
        case seen
        /// Real test rows of unseen classes.
        case unseen
        /// Rows that the generator made of unseen classes.
        case generated
    }

    /// What a row is described by.
    public enum Space: String, Codable, Sendable, Hashable, CaseIterable {
        /// Scaled features, where generators work.
        case features
        /// The student's embedding ẑ, where D³GZSL classifies.
        case embedding
    }

    /// Which rows, and where.
    public struct Choice: Codable, Hashable, Sendable {
        /// Which numbers of a row are taken.
        public var space = Space.features
        /// Classes of either sort, evenly spaced in their order.
        public var classes = 5
        /// Rows of a class and origin at most.
        public var perClass = 20

        /// A choice of features, with the usual numbers of classes and rows.
        public init() {}

        /// What hinders rows from being chosen so.
        public func validate() -> [SettingProblem] {
            var problems: [SettingProblem] = []
            problems.require("classes", classes, atLeast: 1)
            problems.require("perClass", perClass, atLeast: 1)
            return problems
        }

        /// Rows that a sample has at most, whatever the data: real ones of seen and of unseen classes, and generated
        /// ones.
        public var mostRows: Int {
            let (rows, isTooMany) = classes.multipliedReportingOverflow(by: perClass)
            return isTooMany || rows > Int.max / 3 ? Int.max : 3 * rows
        }

        /// Rows that a sample of `problem` has.
        public func rows(of problem: Problem) -> Int {
            func present(_ classes: [Int], _ labels: [Int]) -> Int {
                classes.evenlySpaced(self.classes).reduce(0) { sum, label in
                    sum + min(perClass, labels.count { $0 == label })
                }
            }
            return present(problem.seenClasses, problem.testSeenLabels)
                + present(problem.unseenClasses, problem.testUnseenLabels)
                + min(classes, problem.unseenClasses.count) * perClass
        }
    }

    /// [n, columns of the space]
    public let rows: Matrix
    /// The class of every row.
    public let labels: [Int]
    /// Where every row comes from.
    public let origins: [Origin]

    /// Traps where `choice.validate()` has something to say, and for the embedding of a run without a student.
    ///
    /// - Parameter stream: chooses rows of classes that have more than are asked for.
    public init(of model: TrainedModel, _ choice: Choice, stream: RandomStream) {
        SettingProblem.trap(on: choice.validate())
        precondition(choice.space == .features || model.student != nil, "the embedding of a run without a student")
        let problem = model.problem
        let seen = Self.rows(
            of: problem.seenClasses.evenlySpaced(choice.classes), among: problem.testSeenLabels, choice.perClass,
            stream["seen"])
        let unseenClasses = problem.unseenClasses.evenlySpaced(choice.classes)
        let unseen = Self.rows(of: unseenClasses, among: problem.testUnseenLabels, choice.perClass, stream["unseen"])
        let made = model.features(
            of: unseenClasses.flatMap { Array(repeating: $0, count: choice.perClass) }, for: "feature sample")
        let features = Matrix(rows: seen.count + unseen.count + made.labels.count, columns: problem.features)
        features.rows(0..<seen.count).assign(problem.testSeen.gathered(seen))
        features.rows(seen.count..<seen.count + unseen.count).assign(problem.testUnseen.gathered(unseen))
        features.rows(seen.count + unseen.count..<features.rows).assign(made.features)
        labels = seen.map { problem.testSeenLabels[$0] } + unseen.map { problem.testUnseenLabels[$0] } + made.labels
        origins = seen.map { _ in .seen } + unseen.map { _ in .unseen } + made.labels.map { _ in .generated }
        if choice.space == .embedding, let student = model.student {
            rows = student.embedding(of: features, workers: model.workers)
        } else {
            rows = features
        }
    }

    /// Up to `count` rows of each class, in their order.
    static func rows(of classes: [Int], among labels: [Int], _ count: Int, _ stream: RandomStream) -> [Int] {
        classes.flatMap { label -> [Int] in
            let all = labels.indices.filter { labels[$0] == label }
            var draw = stream[label]
            return draw.permutation(all.count).prefix(count).sorted().map { all[$0] }
        }
    }
}

import Foundations
import Tensors

/// What a look at generated rows says of a trained generator: numbers to ask for before an accuracy is believed.
public struct TrainingDiagnosis: Codable, Hashable, Sendable {
    /// Percent of the feature columns that vary among the training rows, and have one and the same value in all
    /// generated rows: units of the generator's last layer that are dead.
    public let deadColumns: Double
    /// How far generated rows of a class lie apart, against real rows of a class: the root of the variance within a
    /// class, averaged over columns, median over unseen classes, by the same over seen classes. 1 is as wide as real
    /// rows. nil where no seen class has two rows that differ.
    public let spread: Double?
    /// Percent of the unseen classes whose rows lie less than a tenth as far apart as real ones; nil as `spread` is.
    public let collapsedClasses: Double?
    /// How far the norm of the critic's gradient lies from 1: root mean square over the last epoch, 0 is best. nil
    /// where there is no critic, or where nothing holds the norm at 1, since the method changes the penalty's weight.
    public let gradientDistance: Double?

    /// A diagnosis of its parts.
    public init(deadColumns: Double, spread: Double?, collapsedClasses: Double?, gradientDistance: Double?) {
        self.deadColumns = deadColumns
        self.spread = spread
        self.collapsedClasses = collapsedClasses
        self.gradientDistance = gradientDistance
    }

    /// The mean of (‖∇D‖ − 1)², as the losses of a history name it. Source: Gulrajani, Ahmed, Arjovsky, Dumoulin,
    /// Courville, "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3.
    public static let penalty = ConditionalCritic.name + ".penalty"

    /// Enough for a variance, and nothing beside the time of training.
    private static let rowsPerClass = 20
    private static let mostClasses = 50
    /// Less than this share of the spread of real rows is a collapse.
    private static let collapse = 0.1

    /// Looks at rows that are generated for it.
    ///
    /// - Parameter losses: of the last epoch, by name.
    init(of model: TrainedModel, losses: [String: Double]) {
        let problem = model.problem
        let generator = model.configuration.generator
        gradientDistance = generator.holdsGradientNorm ? losses[Self.penalty]?.squareRoot() : nil
        let classes = Array(problem.unseenClasses.prefix(Self.mostClasses))
        let made = model.features(
            of: classes.flatMap { Array(repeating: $0, count: Self.rowsPerClass) }, for: "diagnosis")
        let real = problem.training
        let varying = (0..<real.columns).filter { Self.varies(real, $0) }
        let dead = varying.count { !Self.varies(made.features, $0) }
        deadColumns = varying.isEmpty ? 0 : 100 * Double(dead) / Double(varying.count)

        let natural = Self.spreads(real, problem.trainingLabels).filter { $0 > 0 }.median
        let spreads = Self.spreads(made.features, made.labels)
        spread = natural.flatMap { natural in spreads.median.map { $0 / natural } }
        collapsedClasses = natural.map { natural in
            100 * Double(spreads.count { $0 < Self.collapse * natural }) / Double(max(1, spreads.count))
        }
    }

    private static func varies(_ rows: Matrix, _ column: Int) -> Bool {
        guard rows.rows > 0 else { return false }
        let first = rows[0, column]
        return (1..<max(1, rows.rows)).contains { rows[$0, column] != first }
    }

    /// Of every class with at least two rows.
    private static func spreads(_ rows: Matrix, _ labels: [Int]) -> [Double] {
        let members = Dictionary(grouping: labels.indices, by: { labels[$0] })
        return members.keys.sorted().compactMap { label in
            guard let members = members[label], members.count > 1 else { return nil }
            var variance = 0.0
            for column in 0..<rows.columns {
                let values = members.map { Double(rows[$0, column]) }
                let mean = values.reduce(0, +) / Double(values.count)
                variance += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)
            }
            return (variance / Double(rows.columns)).squareRoot()
        }
    }
}

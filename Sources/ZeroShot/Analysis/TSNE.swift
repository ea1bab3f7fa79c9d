import Tensors

/// t-distributed stochastic neighbour embedding: rows of many columns as points of a plane, neighbours beside
/// neighbours. Exact and in Float64.
///
/// Source: van der Maaten, Hinton, "Visualizing Data using t-SNE", JMLR 2008; the defaults are those of its section
/// 3.4.
public struct TSNE: Codable, Hashable, Sendable {
    /// Points of the plane in the order of the rows.
    public struct Layout: Sendable, Hashable {
        /// One for every row.
        public let points: [SIMD2<Double>]
        /// KL(P ‖ Q), in nats: how much of the neighbourhoods is lost. Lower is better.
        public let divergence: Double
        /// What was used: there must be about three times as many rows.
        public let perplexity: Double
    }

    /// How many neighbours a row has, in effect.
    public var perplexity = 30.0
    /// Steps of gradient descent.
    public var iterations = 1000
    /// Of gradient descent.
    public var learningRate = 100.0
    /// The factor on P in the beginning, which lets clusters form far from each other.
    public var exaggeration = 4.0
    /// How many of the first steps pull neighbours together more strongly.
    public var exaggeratedIterations = 50
    /// In the first `initialIterations` steps.
    public var initialMomentum = 0.5
    /// In the steps after these.
    public var momentum = 0.8
    /// How many steps have the initial momentum.
    public var initialIterations = 250

    /// The usual settings, but for the perplexity.
    public init(perplexity: Double = 30) { self.perplexity = perplexity }

    /// Below this there is no telling neighbours from others: a perplexity of 1 needs a third of the other rows.
    public static let leastRows = 4

    /// What hinders `count` rows from being laid out so.
    public func validate(rows count: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("perplexity", perplexity, atLeast: 1)
        problems.require("iterations", iterations, atLeast: 0)
        problems.require("learningRate", learningRate, above: 0)
        problems.require("exaggeration", exaggeration, above: 0)
        problems.require(
            count >= Self.leastRows, "perClass", "t-SNE needs at least \(Self.leastRows) rows, and there are \(count)",
            hint: "show more rows of a class, or more classes")
        return problems
    }

    /// The layout of `rows` [n, x]. The same stream gives the same bits.
    ///
    /// Traps where `validate` has something to say. Points of rows that are not finite are no numbers.
    public func layout(of rows: Matrix, stream: RandomStream) -> Layout {
        SettingProblem.trap(on: validate(rows: rows.rows))
        let perplexity = min(self.perplexity, Double(rows.rows - 1) / 3)
        let objective = NeighbourDivergence(affinities: NeighbourAffinities(of: rows, perplexity: perplexity))
        let count = 2 * rows.rows
        // N(0, 10⁻⁴ I).
        var random = stream
        var points = (0..<count).map { _ in 1e-2 * Double(random.normal()) }
        var velocity = [Double](repeating: 0, count: count)
        var gains = [Double](repeating: 1, count: count)
        var gradient = [Double](repeating: 0, count: count)
        for iteration in 0..<iterations {
            objective.gradient(
                at: points, exaggeration: iteration < exaggeratedIterations ? exaggeration : 1, into: &gradient)
            let momentum = iteration < initialIterations ? initialMomentum : self.momentum
            for index in 0..<count {
                // Jacobs, "Increased rates of convergence through learning rate adaptation", 1988: faster while the
                // direction stays.
                gains[index] =
                    (gradient[index] > 0) != (velocity[index] > 0) ? gains[index] + 0.2 : max(gains[index] * 0.8, 0.01)
                velocity[index] = momentum * velocity[index] - learningRate * gains[index] * gradient[index]
                points[index] += velocity[index]
            }
            centre(&points)
        }
        return Layout(
            points: (0..<rows.rows).map { SIMD2(points[2 * $0], points[2 * $0 + 1]) },
            divergence: objective.divergence(at: points), perplexity: perplexity)
    }

    /// The objective knows distances alone; without this the picture would drift.
    private func centre(_ points: inout [Double]) {
        let n = points.count / 2
        for axis in 0..<2 {
            let mean = (0..<n).reduce(0.0) { $0 + points[2 * $1 + axis] } / Double(n)
            for index in 0..<n { points[2 * index + axis] -= mean }
        }
    }
}

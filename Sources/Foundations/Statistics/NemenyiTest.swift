/// Nemenyi's test, which goes with Friedman's: two methods differ if their mean ranks lie a critical difference apart.
///
/// Source: Nemenyi, "Distribution-free multiple comparisons", 1963, as in Demšar (JMLR 2006).
public struct NemenyiTest: Sendable, Hashable {
    /// How far mean ranks have to lie apart: q √(k (k + 1) / 6N).
    public let criticalDifference: Double

    /// - Parameters:
    ///   - methods: how many are compared, at least two.
    ///   - datasets: how many they were ranked on.
    ///   - alpha: the chance of telling any two apart where all are alike, between 0 and 1.
    public init(methods: Int, datasets: Int, alpha: Double) {
        precondition(methods > 1 && datasets > 0, "\(methods) methods on \(datasets) data sets")
        let k = Double(methods)
        criticalDifference =
            Self.quantile(methods: methods, alpha: alpha) * (k * (k + 1) / (6 * Double(datasets))).squareRoot()
    }

    /// The quantile q of the Studentised range with endless degrees of freedom, divided by √2.
    public static func quantile(methods: Int, alpha: Double) -> Double {
        precondition(alpha > 0 && alpha < 1, "a level of \(alpha)")
        var (low, high) = (0.0, 60.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if range(of: methods, isWithin: middle) < 1 - alpha { low = middle } else { high = middle }
        }
        return (low + high) / 2 / 2.0.squareRoot()
    }

    /// The chance that so many standard normal numbers span no more than `width`: k ∫ φ(z) (Φ(z + width) − Φ(z))^(k−1)
    /// dz over the smallest of them, z. Equal steps are exact to rounding, since all falls off quickly at both ends.
    private static func range(of count: Int, isWithin width: Double) -> Double {
        let step = 0.05
        let scale = Double(count) * step / (2 * Double.pi).squareRoot()
        return (-180...180).reduce(0) { sum, place in
            let z = Double(place) * step
            let within = IncompleteFunctions.normal(above: z) - IncompleteFunctions.normal(above: z + width)
            let others = (1..<count).reduce(1) { product, _ in product * within }
            return sum + scale * IncompleteFunctions.bell(z) * others
        }
    }

    /// The largest groups of methods that the test does not tell apart, best first: places in `meanRanks` by rank.
    /// A method may be in two of them, and one that differs from all others is in none.
    public func groups(_ meanRanks: [Double]) -> [[Int]] {
        let order = meanRanks.indices.sorted { (meanRanks[$0], $0) < (meanRanks[$1], $1) }
        var groups: [[Int]] = []
        var reached = 0
        for start in order.indices {
            // Ranks that lie a whole critical difference apart differ.
            let end = order[start...].prefix { meanRanks[$0] - meanRanks[order[start]] < criticalDifference }.endIndex
            if end - start > 1, end > reached { groups.append(Array(order[start..<end])) }
            reached = max(reached, end)
        }
        return groups
    }
}

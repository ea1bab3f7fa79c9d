/// Wilcoxon's signed-rank test: whether paired differences, such as gains on several data sets, lie around zero.
///
/// Differences of zero are left out, as Wilcoxon did. Up to 50 differences of distinct sizes the p value is exact; else
/// it is of the normal distribution, with the variance that ties leave and a continuity correction of a half.
/// Source: Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1945.
public struct WilcoxonTest: Sendable, Hashable {
    /// How many differences are not zero.
    public let count: Int
    /// The sum of the ranks of differences above zero.
    public let above: Double
    /// The sum of the ranks of differences below zero.
    public let below: Double
    /// Whether the p value is exact.
    public let isExact: Bool
    /// The chance of rank sums at least as unequal where the true differences lie around zero: two-sided.
    public let pValue: Double

    /// Up to this many differences are counted through.
    private static let mostExact = 50

    /// Values of the same data sets in the same order; nil where all are equal.
    public init?(_ values: [Double], against others: [Double]) {
        precondition(values.count == others.count, "\(values.count) values against \(others.count)")
        let tolerance = Ranks.tolerance(for: values + others)
        let differences = zip(values, others).map { $0 - $1 }.filter { abs($0) > tolerance }
        guard !differences.isEmpty else { return nil }
        let ranks = Ranks(of: differences.map(abs), tolerance: tolerance)
        count = differences.count
        above = zip(differences, ranks.values).reduce(0) { $0 + ($1.0 > 0 ? $1.1 : 0) }
        below = zip(differences, ranks.values).reduce(0) { $0 + ($1.0 < 0 ? $1.1 : 0) }
        isExact = ranks.ties.isEmpty && count <= Self.mostExact
        let least = min(above, below)
        if isExact {
            pValue = min(1, 2 * Self.chance(ofAtMost: Int(least), count: count))
        } else {
            let n = Double(count)
            let variance = n * (n + 1) * (2 * n + 1) / 24 - ranks.tieSum / 48
            let distance = max(0, n * (n + 1) / 4 - least - 0.5)
            pValue = min(1, 2 * IncompleteFunctions.normal(above: distance / variance.squareRoot()))
        }
    }

    /// The smallest p value that an exact test of so many differences can come to: all on one side.
    public static func leastPValue(count: Int) -> Double { (0..<count).reduce(2) { p, _ in p / 2 } }

    /// The chance of a rank sum of at most `sum` where every one of `count` ranks is in it or not with even chance.
    private static func chance(ofAtMost sum: Int, count: Int) -> Double {
        var chances = [Double](repeating: 0, count: count * (count + 1) / 2 + 1)
        chances[0] = 1
        for rank in 1...count {
            for total in stride(from: chances.count - 1, through: 0, by: -1) {
                chances[total] = (chances[total] + (total >= rank ? chances[total - rank] : 0)) / 2
            }
        }
        return chances[...sum].reduce(0, +)
    }
}

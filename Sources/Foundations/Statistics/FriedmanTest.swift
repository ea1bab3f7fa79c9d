/// Friedman's test: whether methods that were all measured on the same data sets have the same rank on average.
///
/// Source: Friedman, "A comparison of alternative tests of significance for the problem of m rankings", Annals of
/// Mathematical Statistics 1940; the form with F is of Iman and Davenport, "Approximations of the critical region of
/// the Friedman statistic", Communications in Statistics 1980. Both are set out in Demšar, "Statistical comparisons of
/// classifiers over multiple data sets", JMLR 2006.
public struct FriedmanTest: Sendable, Hashable {
    /// The form of Iman and Davenport, less cautious than the first.
    public struct FForm: Sendable, Hashable {
        /// (N − 1) χ² / (N (k − 1) − χ²).
        public let statistic: Double
        /// Of the numerator, k − 1, and of the denominator, (k − 1)(N − 1).
        public let degreesOfFreedom: [Int]
        /// The chance of one at least as large if no method is better than another.
        public let pValue: Double
    }

    /// How many data sets there are, N.
    public let datasetCount: Int
    /// Of each method over data sets; 1 is best.
    public let meanRanks: [Double]
    /// What ties leave of the variance of ranks: 1 where there are none, 0 where all values of every data set are
    /// equal.
    public let tieFactor: Double
    /// χ², corrected for ties; nil where no data set tells any two methods apart.
    public let chiSquare: Double?

    /// - Parameters:
    ///   - values: by data set, then by method; finite, at least two of either.
    ///   - higherIsBetter: whether the largest value of a data set has rank 1.
    public init(_ values: [[Double]], higherIsBetter: Bool) {
        let methods = values.first?.count ?? 0
        precondition(values.count > 1 && methods > 1, "ranks of \(methods) methods on \(values.count) data sets")
        precondition(values.allSatisfy { $0.count == methods }, "a data set lacks methods")
        let ranks = values.map { row in
            Ranks(of: higherIsBetter ? row.map { -$0 } : row, tolerance: Ranks.tolerance(for: row))
        }
        let (n, k) = (Double(values.count), Double(methods))
        datasetCount = values.count
        meanRanks = (0..<methods).map { method in ranks.reduce(0) { $0 + $1.values[method] } / n }
        tieFactor = 1 - ranks.reduce(0) { $0 + $1.tieSum } / (n * k * (k * k - 1))
        let spread = meanRanks.reduce(0) { $0 + ($1 - (k + 1) / 2) * ($1 - (k + 1) / 2) }
        // 12 N / (k (k + 1)) · (Σ R² − k (k + 1)² / 4), without the difference of large numbers.
        chiSquare = tieFactor > 1e-12 ? 12 * n / (k * (k + 1)) * spread / tieFactor : nil
    }

    /// Of χ², k − 1.
    public var degreesOfFreedom: Int { meanRanks.count - 1 }

    /// The chance of a χ² at least as large if no method is better than another, by the χ² distribution; 1 where no
    /// data set tells any two methods apart. With few data sets it is rough.
    public var pValue: Double {
        guard let chiSquare else { return 1 }
        return IncompleteFunctions.upperGamma(Double(degreesOfFreedom) / 2, chiSquare / 2)
    }

    /// Nil where there is no χ², and where all data sets agree on all ranks, which leaves nothing to divide by.
    public var fForm: FForm? {
        guard let chiSquare else { return nil }
        let most = Double(datasetCount * degreesOfFreedom)
        guard most - chiSquare > most * 1e-12 else { return nil }
        let statistic = Double(datasetCount - 1) * chiSquare / (most - chiSquare)
        let (first, second) = (degreesOfFreedom, degreesOfFreedom * (datasetCount - 1))
        // P(F > f) = I_x(ν₂/2, ν₁/2) with x = ν₂ / (ν₂ + ν₁ f) (Abramowitz and Stegun, 26.6.2).
        let x = Double(second) / (Double(second) + Double(first) * statistic)
        return FForm(
            statistic: statistic, degreesOfFreedom: [first, second],
            pValue: IncompleteFunctions.beta(Double(second) / 2, Double(first) / 2, x))
    }
}

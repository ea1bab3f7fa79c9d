/// A mean that was estimated, with what Student's distribution says of how far it may be off.
public struct TEstimate: Sendable, Hashable {
    /// The estimated mean, or difference of means.
    public let mean: Double
    /// The standard deviation of the mean; above zero.
    public let standardError: Double
    /// Of the t distribution that the interval is taken from.
    public let degreesOfFreedom: Double

    /// - Precondition: the standard error is above zero: without spread there is nothing to infer from.
    public init(mean: Double, standardError: Double, degreesOfFreedom: Double) {
        precondition(standardError > 0, "a mean with a standard error of \(standardError)")
        self.mean = mean
        self.standardError = standardError
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// Half the width of the 95 % confidence interval of the mean.
    public var halfWidth95: Double {
        StudentT(degreesOfFreedom: degreesOfFreedom).quantile(within: 0.95) * standardError
    }

    /// The chance of a mean at least this far from zero if the true one is zero: the two-sided test.
    ///
    /// Source: Student, "The probable error of a mean", Biometrika 1908.
    public var pValue: Double {
        StudentT(degreesOfFreedom: degreesOfFreedom).probability(beyond: abs(mean) / standardError)
    }
}

/// Means of samples that share nothing, summed or subtracted: no value of one belongs to a value of another.
///
/// The variances of the means add up, and the degrees of freedom are those of Welch and Satterthwaite.
/// Source: Welch, "The generalization of 'Student's' problem when several different population variances are
/// involved", Biometrika 1947.
public struct IndependentMeans: Sendable, Hashable {
    /// The mean of one sample, as it enters the sum.
    public struct Term: Sendable, Hashable {
        /// The variance of the mean: s² / n, times the square of its factor in the sum.
        public let variance: Double
        /// Observations less one.
        public let degreesOfFreedom: Int

        /// A variance of a mean and what it rests on.
        public init(variance: Double, degreesOfFreedom: Int) {
            precondition(degreesOfFreedom > 0, "a sample with \(degreesOfFreedom) degrees of freedom")
            self.variance = variance
            self.degreesOfFreedom = degreesOfFreedom
        }
    }

    /// The sum or difference of the means.
    public let mean: Double
    /// One for every mean that goes in.
    public let terms: [Term]

    /// A mean and the independent terms of its variance.
    public init(mean: Double, terms: [Term]) {
        self.mean = mean
        self.terms = terms
    }

    /// Nil where no sample has any spread.
    public var estimate: TEstimate? {
        let variance = terms.reduce(0) { $0 + $1.variance }
        guard variance > 0, variance.isFinite else { return nil }
        // Shares of the whole, since squares of small variances would underflow.
        let sum = terms.reduce(0) {
            let share = $1.variance / variance
            return $0 + share * share / Double($1.degreesOfFreedom)
        }
        return TEstimate(mean: mean, standardError: variance.squareRoot(), degreesOfFreedom: 1 / sum)
    }
}

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Student's t distribution.
///
/// The degrees of freedom need not be whole: Welch's test has others.
public struct StudentT: Sendable, Hashable {
    /// The parameter of the distribution; it need not be whole.
    public let degreesOfFreedom: Double

    /// - Precondition: a finite number of degrees of freedom above zero.
    public init(degreesOfFreedom: Double) {
        precondition(
            degreesOfFreedom > 0 && degreesOfFreedom.isFinite,
            "t distribution with \(degreesOfFreedom) degrees of freedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of |T| > t, I_x(ν/2, 1/2) with x = ν / (ν + t²) (Abramowitz and Stegun, 26.7.1).
    ///
    /// Small ones keep their digits, which one less the probability within would lose.
    public func probability(beyond t: Double) -> Double {
        guard !t.isNaN else { return .nan }
        guard t.isFinite else { return 0 }
        let square = t * t
        return Self.incompleteBeta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square))
    }

    /// The probability of |T| <= t.
    public func probability(within t: Double) -> Double { 1 - probability(beyond: t) }

    /// The t within which T lies with the given probability.
    ///
    /// - Precondition: the probability lies between 0 and 1.
    public func quantile(within probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "probability \(probability) is not between 0 and 1")
        var low = 0.0
        var high = 1.0
        while high < 1e300, self.probability(beyond: high) > 1 - probability { high *= 2 }
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return middle }
            if self.probability(beyond: middle) > 1 - probability { low = middle } else { high = middle }
        }
    }

    /// The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and Stegun, 26.5.8),
    /// evaluated from the front as Lentz does it.
    private static func incompleteBeta(_ a: Double, _ b: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction is fast below the mean of the distribution; above it the symmetry I_x(a, b) = 1 − I_1−x(b, a)
        // helps.
        if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(b, a, 1 - x) }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / kept(1 - (a + b) * x / (a + 1))
        var fraction = d
        for m in 1...10_000 {
            let m = Double(m)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / kept(1 + even * d)
            c = kept(1 + even / c)
            fraction *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / kept(1 + odd * d)
            c = kept(1 + odd / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return front * fraction
    }
}

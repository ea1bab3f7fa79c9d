#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The functions behind the tails of distributions. Small values keep their digits.
enum IncompleteFunctions {
    /// The regularised incomplete beta function I_x(a, b), by its continued fraction (Abramowitz and Stegun, 26.5.8),
    /// evaluated from the front as Lentz does it.
    static func beta(_ a: Double, _ b: Double, _ x: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction is fast below the mean of the distribution; above it the symmetry I_x(a, b) = 1 − I_1−x(b, a)
        // helps.
        if x > (a + 1) / (a + b + 2) { return 1 - beta(b, a, 1 - x) }
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

    /// The regularised upper incomplete gamma function Q(a, x): by the series of its complement below the mean
    /// (Abramowitz and Stegun, 6.5.29), by its continued fraction above it (6.5.31), as Lentz evaluates one.
    static func upperGamma(_ a: Double, _ x: Double) -> Double {
        guard x > 0 else { return 1 }
        guard x.isFinite else { return 0 }
        let front = exp(a * log(x) - x - lgamma(a))
        if x < a + 1 {
            var term = 1 / a
            var sum = term
            for n in 1...10_000 {
                term *= x / (a + Double(n))
                sum += term
                if term < sum * 1e-16 { break }
            }
            return 1 - front * sum
        }
        let tiny = 1e-300
        func kept(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var b = x + 1 - a
        var c = 1 / tiny
        var d = 1 / kept(b)
        var fraction = d
        for n in 1...10_000 {
            let factor = -Double(n) * (Double(n) - a)
            b += 2
            d = 1 / kept(factor * d + b)
            c = kept(b + factor / c)
            fraction *= d * c
            if abs(d * c - 1) < 1e-15 { break }
        }
        return front * fraction
    }

    /// The probability that a standard normal number lies above `x`.
    static func normal(above x: Double) -> Double { erfc(x / 2.0.squareRoot()) / 2 }

    /// e^(−x²/2): the density of a standard normal number, times √(2π).
    static func bell(_ x: Double) -> Double { exp(-x * x / 2) }
}

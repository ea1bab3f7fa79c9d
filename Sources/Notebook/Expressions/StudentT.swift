#if canImport(Glibc)
    import Glibc
#else
    import Foundation
#endif

/// Student's t distribution with a whole number of degrees of freedom.
struct StudentT {
    let degreesOfFreedom: Int

    /// - Precondition: at least one degree of freedom.
    init(degreesOfFreedom: Int) {
        precondition(degreesOfFreedom >= 1, "t distribution with \(degreesOfFreedom) degrees of freedom")
        self.degreesOfFreedom = degreesOfFreedom
    }

    /// The probability of |T| <= t by the finite series of Abramowitz and Stegun, 26.7.3 and 26.7.4.
    func probability(within t: Double) -> Double {
        let angle = atan(t / Double(degreesOfFreedom).squareRoot())
        let cosine = cos(angle)
        let isOdd = degreesOfFreedom % 2 == 1
        var term = isOdd ? cosine : 1
        var sum = degreesOfFreedom == 1 ? 0 : term
        for power in stride(from: isOdd ? 3 : 2, to: degreesOfFreedom - 1, by: 2) {
            term *= cosine * cosine * Double(power - 1) / Double(power)
            sum += term
        }
        return isOdd ? 2 / Double.pi * (angle + sin(angle) * sum) : sin(angle) * sum
    }

    /// The t within which T lies with the given probability.
    func quantile(within probability: Double) -> Double {
        precondition(probability > 0 && probability < 1, "probability \(probability) is not between 0 and 1")
        var low = 0.0
        var high = 1.0
        while self.probability(within: high) < probability { high *= 2 }
        while true {
            let middle = (low + high) / 2
            if middle <= low || middle >= high { return middle }
            if self.probability(within: middle) < probability { low = middle } else { high = middle }
        }
    }
}

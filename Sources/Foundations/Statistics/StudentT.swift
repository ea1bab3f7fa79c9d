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
        return IncompleteFunctions.beta(degreesOfFreedom / 2, 0.5, degreesOfFreedom / (degreesOfFreedom + square))
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
}

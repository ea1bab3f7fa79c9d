/// A measured or given number: one value for each seed, or one constant.
package struct Quantity: Sendable, Hashable {
    package let values: [Double]
    /// A constant goes with any number of seeds.
    package let isConstant: Bool

    /// One value a seed, in the order of the seeds.
    /// - Precondition: there is at least one.
    package init(_ values: [Double]) {
        precondition(!values.isEmpty, "a quantity without a value")
        self.values = values
        isConstant = false
    }

    private init(constant: Double) {
        values = [constant]
        isConstant = true
    }

    package static func constant(_ value: Double) -> Quantity { Quantity(constant: value) }

    package var mean: Double { values.reduce(0, +) / Double(values.count) }

    /// Standard deviation over seeds (divisor n − 1); `nil` for fewer than two.
    package var sd: Double? {
        guard !isConstant, values.count > 1 else { return nil }
        let mean = mean
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// Half the width of the 95 % confidence interval of the mean, t · sd / √n; `nil` for fewer than two values.
    package var ci95: Double? {
        sd.map {
            StudentT(degreesOfFreedom: values.count - 1).quantile(within: 0.95) * $0 / Double(values.count).squareRoot()
        }
    }

    /// The chance of a mean at least this far from zero if the true one is zero: Student's two-sided t test, paired where the values are differences by
    /// seed; `nil` for fewer than two values.
    ///
    /// Source: Student, "The probable error of a mean", Biometrika 1908.
    package var pValue: Double? {
        guard let sd else { return nil }
        guard sd > 0 else { return mean == 0 ? 1 : 0 }
        let t = abs(mean) / (sd / Double(values.count).squareRoot())
        return max(0, 1 - StudentT(degreesOfFreedom: values.count - 1).probability(within: t))
    }

    /// Whether every value is a number.
    package var isFinite: Bool { values.allSatisfy(\.isFinite) }

    package func map(_ transform: (Double) -> Double) -> Quantity {
        isConstant ? .constant(transform(values[0])) : Quantity(values.map(transform))
    }

    /// Seed by seed, a constant with each; `nil` if both have seeds but not as many.
    package func paired(with other: Quantity, _ combine: (Double, Double) -> Double) -> Quantity? {
        if isConstant, other.isConstant { return .constant(combine(values[0], other.values[0])) }
        if isConstant { return Quantity(other.values.map { combine(values[0], $0) }) }
        if other.isConstant { return Quantity(values.map { combine($0, other.values[0]) }) }
        guard values.count == other.values.count else { return nil }
        return Quantity(zip(values, other.values).map(combine))
    }
}

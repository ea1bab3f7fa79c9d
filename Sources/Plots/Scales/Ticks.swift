/// The labelled positions of an axis, and the domain they span.
package struct Ticks: Sendable, Hashable {
    /// Increasing.
    package let values: [Double]
    /// One for each value, all distinct, with the same number of decimals.
    package let labels: [String]
    /// What the axis shows; it holds every value.
    package let domain: ClosedRange<Double>
    /// The labels are in units of 10^exponent; 0 unless numbers would be too long.
    package let exponent: Int

    init(values: [Double], labels: [String], domain: ClosedRange<Double>, exponent: Int = 0) {
        precondition(values.count == labels.count, "\(values.count) ticks with \(labels.count) labels")
        self.values = values
        self.labels = labels
        self.domain = domain
        self.exponent = exponent
    }

    /// Whether a number can be shown on an axis: finite, and far enough from the ends of what a `Double` holds to
    /// compute with.
    package static func canShow(_ value: Double) -> Bool {
        abs(value) <= Axis.largest
    }
}

/// One measured piece of work.
package struct Measurement: Codable, Hashable, Sendable {
    /// What is set in relation to what, and the quotient.
    package struct Ratio: Codable, Hashable, Sendable {
        /// What is divided by what.
        package let name: String
        /// The quotient.
        package let value: Double

        /// A quotient with its name.
        package init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Where a measurement stands among others that differ in one size alone.
    package struct Point: Codable, Hashable, Sendable {
        /// What was varied.
        package let axis: Benchmark.Axis
        /// What it was set to.
        package let value: Int

        /// A place on an axis.
        package init(_ axis: Benchmark.Axis, _ value: Int) {
            self.axis = axis
            self.value = value
        }
    }

    /// What was measured.
    package let name: String
    /// The sizes that were worked on, for people.
    package let dimensions: String
    /// nil for what stands alone.
    package var point: Point?
    /// Median of the repeats, after a warm-up; nil for what has no duration.
    package var seconds: Double?
    /// The fastest repeat: what the machine can do when nobody else is at work on it.
    package var bestSeconds: Double?
    /// How often it was timed.
    package var repeats = 0
    /// Floating-point operations of the matrix products that the work asked for.
    package var operations: Double?
    /// `operations` at the rate of the fastest product of this benchmark: no program over the same products can be
    /// faster.
    package var floorSeconds: Double?
    /// Bytes read or held, where the work is about them.
    package var bytes: Int?
    /// Median of the same work in PyTorch, measured in turns with this one.
    package var peerSeconds: Double?
    /// How it compares with others.
    package var ratios: [Ratio] = []

    /// A measurement that is still to be made.
    package init(name: String, dimensions: String) {
        self.name = name
        self.dimensions = dimensions
    }

    /// How much of `seconds` the products had to take, in percent.
    package var percentOfPeak: Double? {
        guard let floorSeconds, let seconds, seconds > 0 else { return nil }
        return 100 * floorSeconds / seconds
    }
}

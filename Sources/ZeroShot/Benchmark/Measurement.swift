/// One measured piece of work.
public struct Measurement: Codable, Hashable, Sendable {
    /// What is set in relation to what, and the quotient.
    public struct Ratio: Codable, Hashable, Sendable {
        public let name: String
        public let value: Double

        public init(_ name: String, _ value: Double) {
            self.name = name
            self.value = value
        }
    }

    /// Where a measurement stands among others that differ in one size alone.
    public struct Point: Codable, Hashable, Sendable {
        public let axis: Benchmark.Axis
        public let value: Int

        public init(_ axis: Benchmark.Axis, _ value: Int) {
            self.axis = axis
            self.value = value
        }
    }

    public let name: String
    /// The sizes that were worked on, for people.
    public let dimensions: String
    /// nil for what stands alone.
    public var point: Point?
    /// Median of the repeats, after a warm-up; nil for what has no duration.
    public var seconds: Double?
    /// The fastest repeat: what the machine can do when nobody else is at work on it.
    public var bestSeconds: Double?
    public var repeats = 0
    /// Floating-point operations of the matrix products that the work asked for.
    public var operations: Double?
    /// `operations` at the rate of the fastest product of this benchmark: no program over the same products can be faster.
    public var floorSeconds: Double?
    /// Bytes read or held, where the work is about them.
    public var bytes: Int?
    /// Median of the same work in PyTorch, measured in turns with this one.
    public var peerSeconds: Double?
    public var ratios: [Ratio] = []

    public init(name: String, dimensions: String) {
        self.name = name
        self.dimensions = dimensions
    }

    /// How much of `seconds` the products had to take, in percent.
    public var percentOfPeak: Double? {
        guard let floorSeconds, let seconds, seconds > 0 else { return nil }
        return 100 * floorSeconds / seconds
    }
}

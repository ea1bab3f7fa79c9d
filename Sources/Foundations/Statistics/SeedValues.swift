/// A measured number: one value for each seed that has one.
///
/// Seeds stay with their values to the end, so that only values of one seed are ever paired.
public struct SeedValues: Sendable, Hashable {
    /// Increasing.
    public let seeds: [Int]
    /// One for each seed.
    public let values: [Double]
    /// The size of the numbers that these were computed from. A spread far below it is rounding error.
    private let scale: Double

    /// - Precondition: there is at least one value, and no seed occurs twice.
    public init(_ pairs: some Sequence<(seed: Int, value: Double)>) {
        self.init(pairs, scale: 0)
    }

    private init(_ pairs: some Sequence<(seed: Int, value: Double)>, scale: Double) {
        let sorted = pairs.sorted { $0.seed < $1.seed }
        precondition(!sorted.isEmpty, "a measured number without a value")
        precondition(zip(sorted, sorted.dropFirst()).allSatisfy { $0.seed < $1.seed }, "a seed has two values")
        seeds = sorted.map(\.seed)
        values = sorted.map(\.value)
        self.scale = sorted.reduce(scale) { max($0, abs($1.value)) }
    }

    /// How many seeds there are.
    public var count: Int { values.count }

    /// The value of a seed; nil where it has none.
    public subscript(seed: Int) -> Double? { seeds.firstIndex(of: seed).map { values[$0] } }

    /// Whether every value is finite.
    public var isFinite: Bool { values.allSatisfy(\.isFinite) }

    /// The mean over seeds.
    public var mean: Double {
        // The mean of equal values is that value, which a sum may miss by its last bit.
        if let first = values.first, values.allSatisfy({ $0 == first }) { return first }
        return values.reduce(0, +) / Double(count)
    }

    /// Standard deviation (divisor n − 1); nil for fewer than two values. Rounding error counts as no spread.
    public var sd: Double? {
        guard count > 1 else { return nil }
        let mean = mean
        let sd = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count - 1)).squareRoot()
        return sd <= scale * 1e-12 ? 0 : sd
    }

    /// What the values say of the mean behind them; nil for fewer than two, and where all are the same.
    public var estimate: TEstimate? {
        guard let sd, sd > 0, sd.isFinite else { return nil }
        return TEstimate(
            mean: mean, standardError: sd / Double(count).squareRoot(), degreesOfFreedom: Double(count - 1))
    }

    /// The mean as a term of a sum of samples that share nothing; nil for fewer than two values.
    ///
    /// - Parameter factor: what the mean is multiplied by.
    public func term(times factor: Double = 1) -> IndependentMeans.Term? {
        sd.map { .init(variance: factor * factor * $0 * $0 / Double(count), degreesOfFreedom: count - 1) }
    }

    /// Seeds that both have, increasing.
    public func sharedSeeds(with other: SeedValues) -> [Int] {
        let others = Set(other.seeds)
        return seeds.filter(others.contains)
    }

    /// What a change of every value does to the size of their rounding errors.
    public enum Growth: Sendable, Hashable {
        /// A constant is added to them.
        case shift(Double)
        /// They are multiplied by a constant.
        case factor(Double)
        case unknown
    }

    /// Changes every value.
    public func map(_ growth: Growth, _ transform: (Double) -> Double) -> SeedValues {
        let scale =
            switch growth {
            case .shift(let constant): max(self.scale, abs(constant))
            case .factor(let factor): self.scale * abs(factor)
            case .unknown: 0.0
            }
        return SeedValues(zip(seeds, values).map { (seed: $0, value: transform($1)) }, scale: scale)
    }

    /// Values of one seed combined, over the seeds that both have; nil where they share none.
    public func paired(with other: SeedValues, _ combine: (Double, Double) -> Double) -> SeedValues? {
        let pairs = sharedSeeds(with: other).compactMap { seed in
            self[seed].flatMap { own in other[seed].map { (seed: seed, value: combine(own, $0)) } }
        }
        return pairs.isEmpty ? nil : SeedValues(pairs, scale: max(scale, other.scale))
    }

    public static func == (left: SeedValues, right: SeedValues) -> Bool {
        left.seeds == right.seeds && left.values == right.values
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(seeds)
        hasher.combine(values)
    }
}

extension SeedValues {
    /// How many seeds stand behind several numbers, as a sentence says it: "over 3 seeds each", "over 2 to 3 seeds",
    /// "of one seed each".
    public static func countText(_ counts: [Int]) -> String {
        guard let least = counts.min(), let most = counts.max() else { return "over no seeds" }
        if least != most { return "over \(least) to \(most) seeds" }
        let each = counts.count > 1 ? " each" : ""
        return most == 1 ? "of one seed" + each : "over \(most) seeds" + each
    }
}

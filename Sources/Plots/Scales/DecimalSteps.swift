import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Consecutive multiples of `unit` × 10^`exponent`, kept as integers so that their labels are exact.
struct DecimalSteps {
    private let first: Int
    private let last: Int
    private let unit: Int
    private let exponent: Int

    /// The multiples that lie in a range, or that enclose it; nil where they are too many to count exactly.
    init?(_ unit: Int, _ exponent: Int, covering range: ClosedRange<Double>, extended: Bool) {
        self.unit = unit
        self.exponent = exponent
        func multiple(_ value: Double) -> Double { Self.scaled(value, by: -exponent) / Double(unit) }
        // A millionth of a step is rounding error: 0.1 + 0.2 is still the third multiple of 0.1.
        let slack = extended ? 1e-6 : -1e-6
        let low = (multiple(range.lowerBound) + slack).rounded(extended ? .down : .up)
        let high = (multiple(range.upperBound) - slack).rounded(extended ? .up : .down)
        guard abs(low) < 1e14, abs(high) < 1e14, high >= low, high - low < 1000 else { return nil }
        first = Int(low)
        last = Int(high)
    }

    var count: Int { last - first + 1 }
    var values: [Double] { (0..<count).map(value) }

    func value(_ index: Int) -> Double {
        Self.scaled(Double((first + index) * unit), by: exponent)
    }

    /// The multiples as text, in units of a power of ten that is 0 unless plain numbers would be too long.
    func labels() -> (labels: [String], exponent: Int) {
        var mantissas = (first...last).map { $0 * unit }
        var power = exponent
        while mantissas.allSatisfy({ $0.isMultiple(of: 10) }), mantissas.contains(where: { $0 != 0 }) {
            mantissas = mantissas.map { $0 / 10 }
            power += 1
        }
        let largest = mantissas.map(\.magnitude).max() ?? 0
        let leading = String(largest).count - 1 + power
        let isPlain = (-5...0).contains(power) && leading < 7 || power > 0 && leading < 7
        let common = isPlain ? 0 : leading
        // Four digits read well without a space, unless they stand beside numbers that need one.
        let grouping = leading - common >= 4
        return (
            mantissas.map { NumberText.label.exact($0, exponent: power - common, groupsFrom: grouping ? 4 : .max) },
            common
        )
    }

    /// value × 10^power, correctly rounded for small powers, and without overflow on the way.
    private static func scaled(_ value: Double, by power: Int) -> Double {
        if power < -300 { return value / 1e300 / pow(10, Double(-power - 300)) }
        if power > 300 { return value * 1e300 * pow(10, Double(power - 300)) }
        return power >= 0 ? value * pow(10, Double(power)) : value / pow(10, Double(-power))
    }
}

import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Ticks {
    /// Ticks at multiples of 1, 2, 2.5 or 5 times a power of ten.
    ///
    /// Each step is scored for simplicity, coverage and density, after Talbot, Lin and Hanrahan, “An extension of
    /// Wilkinson's algorithm for positioning tick labels on axes” (2010), restricted to steps without a skip; the
    /// best wins.
    /// - Parameters:
    ///   - range: what the data span; both ends must satisfy `canShow`.
    ///   - count: about how many ticks there should be.
    ///   - extended: whether the domain grows to the outer ticks; otherwise it is `range`, with the ticks that lie
    ///     inside.
    package static func linear(covering range: ClosedRange<Double>, about count: Int, extended: Bool = true) -> Ticks {
        precondition(canShow(range.lowerBound) && canShow(range.upperBound), "an axis cannot show \(range)")
        precondition(count >= 2, "an axis needs about 2 ticks or more, not \(count)")
        if let single = single(range, spread(range)) { return single }
        var best: (score: Double, ticks: DecimalSteps)?
        let magnitude = Int(log10(range.upperBound - range.lowerBound).rounded(.down))
        for exponent in magnitude - 2...magnitude + 1 {
            for (preference, tenths) in [10, 50, 20, 25].enumerated() {
                guard let steps = DecimalSteps(tenths, exponent - 1, covering: range, extended: extended),
                    steps.count >= 2
                else { continue }
                let score = score(steps, preference, range, count, extended: extended)
                if score > best?.score ?? -.infinity { best = (score, steps) }
            }
        }
        guard let steps = best?.ticks else { preconditionFailure("no ticks for \(range)") }
        let (labels, exponent) = steps.labels()
        let values = steps.values
        let domain =
            extended ? min(values[0], range.lowerBound)...max(values[values.count - 1], range.upperBound) : range
        return Ticks(
            values: values.map { min(max($0, domain.lowerBound), domain.upperBound) }, labels: labels, domain: domain,
            exponent: exponent)
    }

    /// One tick, at the value, where there is only one.
    static func single(_ range: ClosedRange<Double>, _ domain: @autoclosure () -> ClosedRange<Double>) -> Ticks? {
        guard isSingle(range) else { return nil }
        let value = range.lowerBound
        return Ticks(values: [value], labels: [NumberText.label.brief(value)], domain: domain())
    }

    private static func isSingle(_ range: ClosedRange<Double>) -> Bool {
        let size = max(abs(range.lowerBound), abs(range.upperBound))
        return range.upperBound - range.lowerBound <= max(size * 1e-9, 1e-290)
    }

    /// A range of (nearly) no length is widened around its value, so that there is something to divide.
    static func spread(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
        let size = max(abs(range.lowerBound), abs(range.upperBound))
        guard isSingle(range) else { return range }
        if size < 1e-280 { return 0...1 }
        return range.lowerBound - size * 0.1...range.upperBound + size * 0.1
    }

    private static func score(
        _ steps: DecimalSteps, _ preference: Int, _ range: ClosedRange<Double>, _ count: Int, extended: Bool
    ) -> Double {
        let (first, last) = (steps.value(0), steps.value(steps.count - 1))
        let span = range.upperBound - range.lowerBound
        let hasZero = first <= 0 && last >= 0
        let simplicity = 1 - Double(preference) / 3 + (hasZero ? 1 : 0)
        guard extended else {
            // The domain stays as it is, whatever the ticks cover.
            let step = (last - first) / Double(steps.count - 1)
            let ratio = span / (step * Double(count - 1))
            return 0.2 * simplicity + 0.5 * (2 - max(ratio, 1 / ratio))
        }
        let (below, above) = (range.lowerBound - first, last - range.upperBound)
        let coverage = 1 - 0.5 * (below * below + above * above) / (0.01 * span * span)
        let ratio =
            Double(steps.count - 1) / (max(last, range.upperBound) - min(first, range.lowerBound))
            / (Double(count - 1) / span)
        let density = 2 - max(ratio, 1 / ratio)
        return 0.2 * simplicity + 0.25 * coverage + 0.5 * density
    }
}

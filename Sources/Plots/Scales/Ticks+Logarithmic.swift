import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension Ticks {
    /// Ticks for a logarithmic axis: powers of ten over many decades, 1–2–5 over few, linear ones within less than
    /// half a decade.
    ///
    /// - Parameter range: what the data span; above 0, and both ends must satisfy `canShow`.
    package static func logarithmic(
        covering range: ClosedRange<Double>, about count: Int, extended: Bool = true
    ) -> Ticks {
        precondition(
            range.lowerBound >= 1e-290 && canShow(range.upperBound),
            "a logarithmic axis shows numbers above 0, not \(range)")
        precondition(count >= 2, "an axis needs about 2 ticks or more, not \(count)")
        if let single = single(range, range.lowerBound / 2...range.upperBound * 2) { return single }
        if range.upperBound / range.lowerBound < 3 {
            let linear = Ticks.linear(covering: range, about: count, extended: extended)
            if linear.values[0] > 0 { return linear }
            return Ticks.linear(covering: spread(range), about: count, extended: false)
        }
        let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
        let decades = high - low
        // (mantissa, power of ten) pairs; a little rounding error in the logarithm must not add a decade.
        var stops: [(Int, Int)] = []
        let stride = max(1, Int((decades / Double(count)).rounded(.up)))
        let start = Int(((low + 1e-9) / Double(stride)).rounded(.down)) * stride
        var power = start
        while Double(power) < high + Double(stride) {
            for mantissa in decades <= 2.5 && stride == 1 ? [1, 2, 5] : [1] { stops.append((mantissa, power)) }
            power += stride
        }
        let values = stops.map { Double($0.0) * pow(10, Double($0.1)) }
        let first: Int
        let last: Int
        if extended {
            first = values.lastIndex { $0 <= range.lowerBound * (1 + 1e-9) } ?? 0
            last = values.firstIndex { $0 >= range.upperBound * (1 - 1e-9) } ?? values.count - 1
        } else {
            first = values.firstIndex { $0 >= range.lowerBound * (1 - 1e-9) } ?? 0
            last = values.lastIndex { $0 <= range.upperBound * (1 + 1e-9) } ?? 0
        }
        let kept = Array(stops[first...max(first, last)])
        let isPlain = kept.allSatisfy { (-4...5).contains($0.1) }
        let labels = kept.map { mantissa, power in
            isPlain
                ? NumberText.label.exact(mantissa, exponent: power, groupsFrom: kept.contains { $0.1 >= 4 } ? 4 : .max)
                : (mantissa == 1 ? "" : "\(mantissa)×") + "10" + NumberText.superscript(power)
        }
        let chosen = Array(values[first...max(first, last)])
        let domain =
            extended
            ? min(chosen[0], range.lowerBound)...max(chosen[chosen.count - 1], range.upperBound)
            : range
        return Ticks(
            values: chosen.map { min(max($0, domain.lowerBound), domain.upperBound) }, labels: labels, domain: domain)
    }
}

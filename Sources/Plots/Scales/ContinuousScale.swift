#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers along an axis.
package struct ContinuousScale: Sendable, Hashable {
    package enum Transform: String, Sendable, Hashable, Codable { case linear, logarithmic }

    package let transform: Transform
    package let ticks: Ticks

    package var domain: ClosedRange<Double> { ticks.domain }

    /// Where a number lies: 0 at the start of the domain, 1 at its end.
    package func fraction(of value: Double) -> Double {
        switch transform {
        case .linear:
            return (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        case .logarithmic:
            // What is not above 0 lies infinitely far below; just outside the frame is far enough.
            guard value > 0 else { return -1 }
            return log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
        }
    }
}

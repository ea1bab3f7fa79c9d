#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Numbers along an axis.
package struct ContinuousScale: Sendable, Hashable {
    /// How numbers become distances.
    package let transform: AxisTransform
    /// Where the axis has marks.
    package let ticks: Ticks
    /// Whether 0 stands apart at the start of a logarithmic axis.
    package let setsZeroApart: Bool

    /// A scale of its parts.
    package init(transform: AxisTransform, ticks: Ticks, setsZeroApart: Bool = false) {
        precondition(!setsZeroApart || transform == .logarithmic, "zero has its place on a linear axis")
        self.transform = transform
        self.ticks = ticks
        self.setsZeroApart = setsZeroApart
    }

    /// Of the axis, before the smallest number above 0.
    private static let shareOfZero = 0.12

    /// Where the axis is broken, between 0 and the numbers above it.
    var breakPlace: Double? { setsZeroApart && !ticks.values.isEmpty ? Self.shareOfZero / 2 : nil }

    /// The numbers at both ends.
    package var domain: ClosedRange<Double> { ticks.domain }

    /// The labelled positions, 0 among them where it stands apart.
    var labelled: [(value: Double, label: String)] {
        (setsZeroApart ? [(0, "0")] : []) + zip(ticks.values, ticks.labels).map { ($0, $1) }
    }

    /// Whether a number has a place on the axis, be it inside what is shown or not.
    func hasPlace(for value: Double) -> Bool {
        Ticks.canShow(value) && (transform == .linear || value > 0 || value == 0 && setsZeroApart)
    }

    /// Whether a number lies within what is shown.
    func shows(_ value: Double) -> Bool { domain.contains(value) || setsZeroApart && value == 0 }

    /// Whether a line may join two numbers: not across the break of the axis.
    func joins(_ a: Double, _ b: Double) -> Bool { !setsZeroApart || (a == 0) == (b == 0) }

    /// Where a number lies: 0 at the start of the axis, 1 at its end.
    package func fraction(of value: Double) -> Double {
        switch transform {
        case .linear:
            return (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
        case .logarithmic:
            // With nothing else to show, 0 stands in the middle.
            if value == 0, setsZeroApart { return ticks.values.isEmpty ? 0.5 : 0 }
            // What is not above 0 lies infinitely far below; just outside the frame is far enough.
            guard value > 0 else { return -1 }
            let fraction = log(value / domain.lowerBound) / log(domain.upperBound / domain.lowerBound)
            return setsZeroApart ? Self.shareOfZero + (1 - Self.shareOfZero) * fraction : fraction
        }
    }
}

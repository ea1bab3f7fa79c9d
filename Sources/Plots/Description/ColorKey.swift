/// What the colours of a panel stand for.
package struct ColorKey: Sendable, Hashable {
    /// The kinds of ramps.
    package enum Ramp: String, Sendable, Hashable, Codable {
        /// From little to much.
        case sequential
        /// From below to above the middle of the range.
        case diverging
    }

    /// What the colours mean.
    package var label: String
    /// The numbers at both ends.
    package var range: ClosedRange<Double>
    /// Which colours.
    package var ramp: Ramp

    /// A key of its parts.
    package init(label: String, range: ClosedRange<Double>, ramp: Ramp) {
        self.label = label
        self.range = range
        self.ramp = ramp
    }
}

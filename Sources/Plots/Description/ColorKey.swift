/// What the colours of a panel stand for.
package struct ColorKey: Sendable, Hashable {
    package enum Ramp: String, Sendable, Hashable, Codable {
        /// From little to much.
        case sequential
        /// From below to above the middle of the range.
        case diverging
    }

    package var label: String
    package var range: ClosedRange<Double>
    package var ramp: Ramp

    package init(label: String, range: ClosedRange<Double>, ramp: Ramp) {
        self.label = label
        self.range = range
        self.ramp = ramp
    }
}

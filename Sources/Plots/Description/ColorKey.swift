/// What the colours of a panel stand for.
public struct ColorKey: Sendable, Hashable {
    public enum Ramp: String, Sendable, Hashable, Codable {
        /// From little to much.
        case sequential
        /// From below to above the middle of the range.
        case diverging
    }

    public var label: String
    public var range: ClosedRange<Double>
    public var ramp: Ramp

    public init(label: String, range: ClosedRange<Double>, ramp: Ramp) {
        self.label = label
        self.range = range
        self.ramp = ramp
    }
}

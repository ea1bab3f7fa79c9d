/// A series and how its marks look.
public struct LegendEntry: Sendable, Hashable {
    public enum Swatch: Sendable, Hashable {
        case bar
        case line(markers: Bool)
        case point(isHollow: Bool)
        /// What filled and hollow markers stand for, whatever their series; it takes no colour.
        case sample(isHollow: Bool)
        case area
    }

    public var series: String
    public var swatch: Swatch

    public init(series: String, swatch: Swatch) {
        self.series = series
        self.swatch = swatch
    }
}

/// A series and how its marks look.
package struct LegendEntry: Sendable, Hashable {
    package enum Swatch: Sendable, Hashable {
        case bar
        case line(markers: Bool)
        case point(isHollow: Bool)
        /// What filled and hollow markers stand for, whatever their series; it takes no colour.
        case sample(isHollow: Bool)
        case area
    }

    package var series: String
    package var swatch: Swatch

    package init(series: String, swatch: Swatch) {
        self.series = series
        self.swatch = swatch
    }
}

/// A series and how its marks look.
package struct LegendEntry: Sendable, Hashable {
    /// What a series looks like in the legend.
    package enum Swatch: Sendable, Hashable {
        case bar
        case line(markers: Bool)
        case point(isHollow: Bool)
        /// What filled and hollow markers stand for, whatever their series; it takes no colour.
        case sample(isHollow: Bool)
        case area
    }

    /// Its name.
    package var series: String
    /// What it looks like.
    package var swatch: Swatch

    /// An entry of its parts.
    package init(series: String, swatch: Swatch) {
        self.series = series
        self.swatch = swatch
    }
}

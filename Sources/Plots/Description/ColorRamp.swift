import Raster

/// Colours from one end of a range to the other.
package struct ColorRamp: Sendable, Hashable {
    /// Colours at equal distances.
    package let stops: [Color]

    /// At least two colours at equal distances.
    package init(_ stops: [Color]) {
        precondition(stops.count >= 2, "a ramp of \(stops.count) colours")
        self.stops = stops
    }

    /// The colour at 0…1; what lies outside takes the colour of the end.
    package func color(at fraction: Double) -> Color {
        let place = min(max(fraction, 0), 1) * Double(stops.count - 1)
        let index = min(Int(place), stops.count - 2)
        return stops[index].mixed(with: stops[index + 1], fraction: place - Double(index))
    }
}

import Raster

/// How a series looks wherever it appears: a colour, and a shape that tells it from the others without colour.
package struct SeriesStyle: Sendable, Hashable {
    /// Of lines, points and areas.
    package var color: Color
    /// The shape of points.
    package var marker: Marker
    /// Lengths drawn and left out in points; empty for a solid line.
    package var dash: [Double]
    /// The pattern of areas.
    package var hatch: Hatch

    /// A style of its parts.
    package init(color: Color, marker: Marker, dash: [Double], hatch: Hatch) {
        self.color = color
        self.marker = marker
        self.dash = dash
        self.hatch = hatch
    }
}

import Raster

/// How a series looks wherever it appears: a colour, and a shape that tells it from the others without colour.
package struct SeriesStyle: Sendable, Hashable {
    package var color: Color
    package var marker: Marker
    /// Lengths drawn and left out in points; empty for a solid line.
    package var dash: [Double]
    package var hatch: Hatch

    package init(color: Color, marker: Marker, dash: [Double], hatch: Hatch) {
        self.color = color
        self.marker = marker
        self.dash = dash
        self.hatch = hatch
    }
}

import Raster

/// How a series looks wherever it appears: a colour, and a shape that tells it from the others without colour.
public struct SeriesStyle: Sendable, Hashable {
    public var color: Color
    public var marker: Marker
    /// Lengths drawn and left out in points; empty for a solid line.
    public var dash: [Double]
    public var hatch: Hatch

    public init(color: Color, marker: Marker, dash: [Double], hatch: Hatch) {
        self.color = color
        self.marker = marker
        self.dash = dash
        self.hatch = hatch
    }
}

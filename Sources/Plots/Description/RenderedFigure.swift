/// A figure as a PNG file, with the size it is meant to be shown at.
package struct RenderedFigure: Sendable, Hashable {
    package var png: [UInt8]
    /// In points, the pixels of a style sheet; the file has `scale` times as many pixels.
    package var width: Double
    package var height: Double

    package init(png: [UInt8], width: Double, height: Double) {
        self.png = png
        self.width = width
        self.height = height
    }
}

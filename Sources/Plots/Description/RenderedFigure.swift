/// A figure as a PNG file, with the size it is meant to be shown at.
public struct RenderedFigure: Sendable, Hashable {
    public var png: [UInt8]
    /// In points, the pixels of a style sheet; the file has `scale` times as many pixels.
    public var width: Double
    public var height: Double

    public init(png: [UInt8], width: Double, height: Double) {
        self.png = png
        self.width = width
        self.height = height
    }
}

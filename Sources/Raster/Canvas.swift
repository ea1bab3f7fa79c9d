/// A buffer to draw on: filled and stroked paths, images and text, smooth at every angle.
///
/// Positions and lengths are in points, `scale` pixels each; (0, 0) is the top left corner. The same calls give the
/// same pixels.
public final class Canvas {
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int
    /// Pixels per point.
    public let scale: Double
    /// Lines along which each row of pixels is sampled; along a line, edges are exact.
    public let supersampling: Int
    /// Where set, nothing outside this rectangle is drawn.
    public var clip: Rectangle?

    private var pixels: [UInt32]
    let pixelWidth: Int
    let pixelHeight: Int

    /// A canvas of `width` × `height` points.
    public init(width: Int, height: Int, background: Color = .clear, scale: Double = 1, supersampling: Int = 4) {
        precondition(width > 0 && height > 0, "a canvas of \(width) × \(height)")
        precondition(scale > 0 && scale.isFinite, "a scale of \(scale)")
        precondition((1...64).contains(supersampling), "supersampling lies in 1…64, not \(supersampling)")
        self.width = width
        self.height = height
        self.scale = scale
        self.supersampling = supersampling
        pixelWidth = max(1, Int((Double(width) * scale).rounded()))
        pixelHeight = max(1, Int((Double(height) * scale).rounded()))
        pixels = Array(repeating: background.packed, count: pixelWidth * pixelHeight)
    }

    /// Paints the inside of a path.
    public func fill(_ path: Path, _ color: Color, rule: FillRule = .nonzero) {
        fill(toPixels(path).flattened(tolerance: Self.tolerance), color, rule: rule, subdivision: supersampling)
    }

    /// Draws a line along the path, half of its width to either side.
    public func stroke(_ path: Path, _ color: Color, _ style: StrokeStyle) {
        var pixelStyle = style
        pixelStyle.width *= scale
        pixelStyle.dash = style.dash.map { $0 * scale }
        let outline = StrokeOutline(toPixels(path), style: pixelStyle, tolerance: Self.tolerance)
        fill(outline.polygons, color, rule: .nonzero, subdivision: supersampling)
    }

    /// Paints along a path.
    public func stroke(
        _ path: Path, _ color: Color, width: Double, dash: [Double] = [], cap: StrokeStyle.Cap = .butt,
        join: StrokeStyle.Join = .miter
    ) {
        stroke(path, color, StrokeStyle(width: width, dash: dash, cap: cap, join: join))
    }

    /// Draws an image into a rectangle, whose edges move to the nearest pixels.
    public func draw(_ image: Image, in rectangle: Rectangle, interpolation: Interpolation = .smooth) {
        let (x0, y0) = (pixel(rectangle.minX), pixel(rectangle.minY))
        let (x1, y1) = (pixel(rectangle.maxX), pixel(rectangle.maxY))
        guard x1 > x0, y1 > y0 else { return }
        let fitted = image.resized(width: x1 - x0, height: y1 - y0, interpolation: interpolation)
        let (columns, rows) = visible
        for y in rows.clamped(to: y0..<y1) {
            for x in columns.clamped(to: x0..<x1) {
                blend(fitted.pixels[(y - y0) * fitted.width + x - x0], 255, x, y)
            }
        }
    }

    /// What has been drawn so far.
    public func image() -> Image {
        Image(width: pixelWidth, height: pixelHeight, pixels: pixels)
    }

    /// How far, in pixels, straight pieces may lie from the curves they stand for.
    static let tolerance = 0.05

    func pixel(_ position: Double) -> Int {
        precondition(position.isFinite, "a position of \(position)")
        return Int(min(max((position * scale).rounded(), -1e9), 1e9))
    }

    /// The pixels inside the clip rectangle.
    var visible: (columns: Range<Int>, rows: Range<Int>) {
        guard let clip else { return (0..<pixelWidth, 0..<pixelHeight) }
        func range(_ low: Double, _ high: Double, _ limit: Int) -> Range<Int> {
            let start = min(max(pixel(low), 0), limit)
            return start..<min(max(pixel(high), start), limit)
        }
        return (range(clip.minX, clip.maxX, pixelWidth), range(clip.minY, clip.maxY, pixelHeight))
    }

    func blend(_ source: UInt32, _ coverage: UInt8, _ x: Int, _ y: Int) {
        let place = y * pixelWidth + x
        pixels[place] = Compositing.over(source, UInt32(coverage), pixels[place])
    }

    private func toPixels(_ path: Path) -> Path {
        scale == 1 ? path : path.transformed(by: .scale(scale))
    }

    /// - Parameters:
    ///   - polygons: in pixels.
    ///   - subdivision: lines along which each row of pixels is sampled.
    ///   - step: the least step between two coverages, a divisor of 255.
    func fill(_ polygons: [[Point]], _ color: Color, rule: FillRule, subdivision: Int, step: UInt32 = 1) {
        let source = color.packed
        let (columns, rows) = visible
        Rasterizer(columns: columns, rows: rows, subdivision: subdivision).scan(polygons, rule: rule) {
            y, first, coverage in
            let start = y * pixelWidth + first
            for (index, part) in coverage.enumerated() where part != 0 {
                let covered = (UInt32(part) + step / 2) / step * step
                pixels[start + index] = Compositing.over(source, covered, pixels[start + index])
            }
        }
    }
}

/// A picture: 8-bit sRGB with straight alpha, rows from top to bottom.
public struct Image: Sendable, Hashable {
    /// In pixels.
    public let width: Int
    /// In pixels.
    public let height: Int
    /// `0xAARRGGBB`, `width * height` of them, row by row.
    public var pixels: [UInt32] {
        didSet {
            precondition(pixels.count == width * height, "\(pixels.count) pixels for an image of \(width) × \(height)")
        }
    }

    /// An image of its pixels, row by row. Traps where their number does not fit.
    public init(width: Int, height: Int, pixels: [UInt32]) {
        precondition(width > 0 && height > 0, "an image of \(width) × \(height)")
        precondition(pixels.count == width * height, "\(pixels.count) pixels for an image of \(width) × \(height)")
        self.width = width
        self.height = height
        self.pixels = pixels
    }

    /// An image of one colour.
    public init(width: Int, height: Int, color: Color = .clear) {
        self.init(width: width, height: height, pixels: Array(repeating: color.packed, count: width * height))
    }

    /// The colour of a pixel, from the top left.
    public subscript(x: Int, y: Int) -> Color {
        get { Color(packed: pixels[index(x, y)]) }
        set { pixels[index(x, y)] = newValue.packed }
    }

    private func index(_ x: Int, _ y: Int) -> Int {
        precondition(
            x >= 0 && x < width && y >= 0 && y < height, "pixel (\(x), \(y)) of an image of \(width) × \(height)")
        return y * width + x
    }

    /// Whether every pixel is opaque.
    public var isOpaque: Bool {
        pixels.allSatisfy { $0 >= 0xFF00_0000 }
    }

    /// Draws another image over this one with its top left corner at pixel (x, y); what lies outside is cut off.
    public mutating func draw(_ other: Image, x: Int, y: Int) {
        let columns = max(0, -x)..<max(max(0, -x), min(other.width, width - x))
        let rows = max(0, -y)..<max(max(0, -y), min(other.height, height - y))
        guard !columns.isEmpty else { return }
        var result = pixels
        for row in rows {
            for column in columns {
                let place = (y + row) * width + x + column
                result[place] = Compositing.over(other.pixels[row * other.width + column], 255, result[place])
            }
        }
        pixels = result
    }
}

/// An axis-aligned rectangle given by its top left corner and its size.
public struct Rectangle: Hashable, Sendable, Codable {
    /// The left edge.
    public var x: Double
    /// The upper edge.
    public var y: Double
    /// To the right.
    public var width: Double
    /// Down.
    public var height: Double

    /// A rectangle of its upper left corner and its size.
    public init(x: Double, y: Double, width: Double, height: Double) {
        precondition(width >= 0 && height >= 0, "a rectangle of size \(width) × \(height)")
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The smallest rectangle that holds both points.
    public init(_ a: Point, _ b: Point) {
        self.init(x: min(a.x, b.x), y: min(a.y, b.y), width: abs(a.x - b.x), height: abs(a.y - b.y))
    }

    /// The left edge.
    public var minX: Double { x }
    /// The upper edge.
    public var minY: Double { y }
    /// The right edge.
    public var maxX: Double { x + width }
    /// The lower edge.
    public var maxY: Double { y + height }
    /// Half-way between left and right.
    public var midX: Double { x + width / 2 }
    /// Half-way between top and bottom.
    public var midY: Double { y + height / 2 }
    /// The point in the middle.
    public var center: Point { Point(midX, midY) }
    /// Width and height.
    public var size: Size { Size(width: width, height: height) }

    /// The rectangle moved inwards on every side (outwards for a negative distance), never below size zero.
    public func inset(by distance: Double) -> Rectangle {
        let (w, h) = (max(0, width - 2 * distance), max(0, height - 2 * distance))
        return Rectangle(x: midX - w / 2, y: midY - h / 2, width: w, height: h)
    }

    /// The smallest rectangle that holds both.
    public func union(_ other: Rectangle) -> Rectangle {
        Rectangle(
            Point(min(minX, other.minX), min(minY, other.minY)), Point(max(maxX, other.maxX), max(maxY, other.maxY)))
    }

    /// Whether the interiors share an area larger than nothing.
    public func overlaps(_ other: Rectangle) -> Bool {
        minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
    }

    /// Whether `other` lies inside, up to `tolerance`.
    public func contains(_ other: Rectangle, tolerance: Double = 0) -> Bool {
        other.minX >= minX - tolerance && other.maxX <= maxX + tolerance && other.minY >= minY - tolerance
            && other.maxY <= maxY + tolerance
    }

    /// Whether a point lies inside or on the edge.
    public func contains(_ point: Point) -> Bool {
        (minX...maxX).contains(point.x) && (minY...maxY).contains(point.y)
    }
}

/// A width and a height.
public struct Size: Hashable, Sendable, Codable {
    /// To the right.
    public var width: Double
    /// Down.
    public var height: Double

    /// A width and a height.
    public init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}

/// A position; x grows to the right and y downwards, as in an image.
public struct Point: Hashable, Sendable, Codable {
    /// To the right.
    public var x: Double
    /// Down.
    public var y: Double

    /// A point of its coordinates.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// The same, more briefly.
    public init(_ x: Double, _ y: Double) {
        self.init(x: x, y: y)
    }

    /// The origin.
    public static let zero = Point(0, 0)

    /// Sums of coordinates.
    public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    /// Differences of coordinates.
    public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    /// Both coordinates times a factor.
    public static func * (point: Point, factor: Double) -> Point { Point(point.x * factor, point.y * factor) }

    /// Distance from the origin.
    public var length: Double { (x * x + y * y).squareRoot() }
}

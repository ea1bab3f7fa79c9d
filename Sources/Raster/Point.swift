/// A position; x grows to the right and y downwards, as in an image.
public struct Point: Hashable, Sendable, Codable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    public init(_ x: Double, _ y: Double) {
        self.init(x: x, y: y)
    }

    public static let zero = Point(0, 0)

    public static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    public static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    public static func * (point: Point, factor: Double) -> Point { Point(point.x * factor, point.y * factor) }

    /// Distance from the origin.
    public var length: Double { (x * x + y * y).squareRoot() }
}

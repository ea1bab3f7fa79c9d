/// What a mark puts on one axis of its panel.
public struct Channel: Sendable, Hashable {
    public enum Position: Sendable, Hashable { case x, y }

    public var position: Position
    /// Values that must be visible; those that are not finite are missing values and ask for nothing.
    public var numbers: [Double]
    public var categories: [String]
    /// Whether lengths are measured from 0, which must then be visible.
    public var includesZero: Bool

    public static func numbers(_ position: Position, _ numbers: [Double], includesZero: Bool = false) -> Channel {
        Channel(position: position, numbers: numbers, categories: [], includesZero: includesZero)
    }

    public static func categories(_ position: Position, _ categories: [String]) -> Channel {
        Channel(position: position, numbers: [], categories: categories, includesZero: false)
    }
}

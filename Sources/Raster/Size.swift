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

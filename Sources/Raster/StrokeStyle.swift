/// How a line is drawn along a path; lengths in the units of the path.
public struct StrokeStyle: Sendable, Hashable, Codable {
    /// How a line ends.
    public enum Cap: String, Sendable, Hashable, Codable { case butt, round, square }
    /// How two lines meet.
    public enum Join: String, Sendable, Hashable, Codable { case miter, round, bevel }

    /// Of the line.
    public var width: Double
    /// Lengths drawn and left out in turn; empty for a solid line.
    public var dash: [Double]
    /// How its ends look.
    public var cap: Cap
    /// How its corners look.
    public var join: Join
    /// A miter longer than this many line widths becomes a bevel.
    public var miterLimit: Double

    /// A style of its parts.
    public init(width: Double = 1, dash: [Double] = [], cap: Cap = .butt, join: Join = .miter, miterLimit: Double = 4) {
        precondition(width >= 0, "a stroke width of \(width)")
        precondition(
            dash.isEmpty || (dash.allSatisfy { $0 >= 0 } && dash.reduce(0, +) > 0),
            "a dash pattern needs lengths ≥ 0 with a sum above 0, not \(dash)")
        self.width = width
        self.dash = dash
        self.cap = cap
        self.join = join
        self.miterLimit = miterLimit
    }
}

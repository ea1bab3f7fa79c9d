/// Which point of a line of text is placed at the given position.
public struct TextAnchor: Hashable, Sendable {
    /// Which part of a line of text stands at the point.
    public enum Horizontal: String, Hashable, Sendable { case start, middle, end }
    /// `middle` is half the height of a capital letter, so that digits and capitals look centred.
    public enum Vertical: String, Hashable, Sendable { case top, middle, alphabetic, bottom }

    /// Along the line.
    public var horizontal: Horizontal
    /// Across the line.
    public var vertical: Vertical

    /// A place on a line of text.
    public init(_ horizontal: Horizontal, _ vertical: Vertical) {
        self.horizontal = horizontal
        self.vertical = vertical
    }

    /// The origin of the baseline relative to the anchored point, before any rotation.
    public func offset(of extent: TextExtent) -> Point {
        let x =
            switch horizontal {
            case .start: 0.0
            case .middle: -extent.width / 2
            case .end: -extent.width
            }
        let y =
            switch vertical {
            case .top: extent.ascent
            case .middle: extent.capHeight / 2
            case .alphabetic: 0.0
            case .bottom: -extent.descent
            }
        return Point(x, y)
    }
}

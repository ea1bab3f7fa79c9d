#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Lines and curves to fill or stroke: a value, drawn by `Canvas`.
public struct Path: Sendable, Hashable {
    /// A piece of a path.
    public enum Element: Sendable, Hashable {
        case move(Point)
        case line(Point)
        case curve(control1: Point, control2: Point, end: Point)
        case close
    }

    /// The pieces in order.
    public private(set) var elements: [Element] = []
    private var start = Point.zero
    private var current: Point?

    /// A path of nothing.
    public init() {}

    /// Whether there is nothing to paint.
    public var isEmpty: Bool { elements.isEmpty }

    /// Begins a new part at a point.
    public mutating func move(to point: Point) {
        elements.append(.move(point))
        start = point
        current = point
    }

    /// A straight line to a point. Traps where nothing was begun.
    public mutating func line(to point: Point) {
        guard current != nil else { return move(to: point) }
        elements.append(.line(point))
        current = point
    }

    /// A cubic Bézier curve.
    public mutating func curve(to end: Point, control control1: Point, control2: Point) {
        precondition(current != nil, "a curve starts where another element ends: call move(to:) first")
        elements.append(.curve(control1: control1, control2: control2, end: end))
        current = end
    }

    /// A quadratic Bézier curve.
    public mutating func curve(to end: Point, control: Point) {
        guard let from = current else {
            preconditionFailure("a curve starts where another element ends: call move(to:) first")
        }
        curve(to: end, control: from + (control - from) * (2.0 / 3), control2: end + (control - end) * (2.0 / 3))
    }

    /// A circular arc in degrees from the positive x axis, clockwise on screen where `end` > `start`; joined to what
    /// precedes by a line.
    public mutating func arc(center: Point, radius: Double, start: Double, end: Double) {
        func at(_ angle: Double) -> Point { Affine.rotation(degrees: angle)(Point(radius, 0)) + center }
        line(to: at(start))
        let pieces = max(1, Int((abs(end - start) / 90).rounded(.up)))
        let step = (end - start) / Double(pieces)
        // The control distance that makes a cubic touch the circle at the middle of the piece.
        let reach = 4.0 / 3 * tan(step * .pi / 180 / 4)
        for piece in 0..<pieces {
            let (from, to) = (start + step * Double(piece), start + step * Double(piece + 1))
            let (p, q) = (at(from), at(to))
            let tangentP = Point(-(p.y - center.y), p.x - center.x) * reach
            let tangentQ = Point(-(q.y - center.y), q.x - center.x) * reach
            curve(to: q, control: p + tangentP, control2: q - tangentQ)
        }
    }

    /// A straight line to where the part began.
    public mutating func close() {
        guard current != nil else { return }
        elements.append(.close)
        current = start
    }

    /// Adds the elements of another path, as subpaths of this one.
    public mutating func append(_ other: Path) {
        elements += other.elements
        start = other.start
        current = other.current ?? current
    }

    /// The path with all points mapped.
    public func transformed(by map: Affine) -> Path {
        var result = self
        result.elements = elements.map { element in
            switch element {
            case .move(let point): .move(map(point))
            case .line(let point): .line(map(point))
            case .curve(let control1, let control2, let end):
                .curve(control1: map(control1), control2: map(control2), end: map(end))
            case .close: .close
            }
        }
        result.start = map(start)
        result.current = current.map { map($0) }
        return result
    }
}

/// Which points lie inside a path that crosses itself or has several subpaths.
public enum FillRule: String, Sendable, Hashable, Codable {
    /// Inside where the path winds around the point at all.
    case nonzero
    /// Inside where a ray from the point crosses the path an odd number of times: overlapping subpaths cut holes.
    case evenOdd
}

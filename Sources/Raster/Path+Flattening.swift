extension Path {
    /// One run of straight lines.
    struct Polyline: Sendable {
        var points: [Point]
        var isClosed: Bool
    }

    /// The subpaths as points joined by straight lines that stay within `tolerance` of the curves.
    public func flattened(tolerance: Double) -> [[Point]] {
        polylines(tolerance: tolerance).map(\.points)
    }

    func polylines(tolerance: Double) -> [Polyline] {
        precondition(tolerance > 0, "a tolerance above 0, not \(tolerance)")
        var result: [Polyline] = []
        var points: [Point] = []
        var start = Point.zero
        func finish(closed: Bool) {
            if !points.isEmpty { result.append(Polyline(points: points, isClosed: closed)) }
            points = []
        }
        // After a close, drawing goes on from the start of the closed subpath; a close that nothing follows leaves no
        // stray point.
        func begin() {
            if points.isEmpty { points = [start] }
        }
        for element in elements {
            switch element {
            case .move(let point):
                finish(closed: false)
                points = [point]
                start = point
            case .line(let point):
                begin()
                points.append(point)
            case .curve(let control1, let control2, let end):
                begin()
                Self.append(
                    curveFrom: points[points.count - 1], control1, control2, end, tolerance: tolerance, to: &points)
            case .close:
                finish(closed: true)
            }
        }
        finish(closed: false)
        return result
    }

    private static func append(
        curveFrom p0: Point, _ p1: Point, _ p2: Point, _ p3: Point, tolerance: Double, to points: inout [Point]
    ) {
        // Wang's bound: the chord error of n equal pieces of a cubic is at most 6/8 · max‖second difference‖ / n².
        let bend = max((p0 - p1 * 2 + p2).length, (p1 - p2 * 2 + p3).length)
        let wanted = (0.75 * bend / tolerance).squareRoot().rounded(.up)
        let pieces = wanted.isFinite ? Int(min(max(wanted, 1), 500)) : 1
        for piece in 1..<max(pieces, 1) {
            let t = Double(piece) / Double(pieces)
            let s = 1 - t
            points.append(p0 * (s * s * s) + p1 * (3 * s * s * t) + p2 * (3 * s * t * t) + p3 * (t * t * t))
        }
        points.append(p3)
    }
}

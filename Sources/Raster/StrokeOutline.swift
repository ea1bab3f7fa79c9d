/// The area that a stroke covers, as convex polygons that all turn the same way, so that filling them together by the
/// nonzero rule gives their union.
struct StrokeOutline {
    private(set) var polygons: [[Point]] = []
    private let style: StrokeStyle
    private let radius: Double
    private let tolerance: Double

    init(_ path: Path, style: StrokeStyle, tolerance: Double) {
        self.style = style
        self.radius = style.width / 2
        self.tolerance = tolerance
        for line in path.polylines(tolerance: tolerance) {
            let clean = Self.withoutRepeats(line)
            if style.dash.isEmpty {
                stroke(clean)
            } else {
                for piece in Self.dashed(clean, pattern: style.dash) { stroke(piece) }
            }
        }
    }

    private static func withoutRepeats(_ line: Path.Polyline) -> Path.Polyline {
        var points: [Point] = []
        for point in line.points where points.last != point { points.append(point) }
        if line.isClosed, points.count > 1, points.first == points.last { points.removeLast() }
        return Path.Polyline(points: points, isClosed: line.isClosed && points.count > 1)
    }

    private static func dashed(_ line: Path.Polyline, pattern: [Double]) -> [Path.Polyline] {
        let points = line.isClosed ? line.points + line.points.prefix(1) : line.points
        guard points.count > 1 else { return [] }
        var pieces: [Path.Polyline] = []
        var piece: [Point] = [points[0]]
        var index = 0
        var left = pattern[0]
        func isDrawn() -> Bool { index.isMultiple(of: 2) }
        for (from, to) in zip(points, points.dropFirst()) {
            let length = (to - from).length
            var done = 0.0
            while length - done > left {
                done += left
                let cut = from + (to - from) * (done / length)
                if isDrawn() {
                    pieces.append(Path.Polyline(points: piece + [cut], isClosed: false))
                    piece = []
                } else {
                    piece = [cut]
                }
                index += 1
                left = pattern[index % pattern.count]
            }
            left -= length - done
            if isDrawn() { piece.append(to) }
        }
        if isDrawn(), piece.count > 1 { pieces.append(Path.Polyline(points: piece, isClosed: false)) }
        return pieces.map(withoutRepeats)
    }

    private mutating func stroke(_ line: Path.Polyline) {
        let points = line.points
        guard points.count > 1 else {
            if let point = points.first { dot(at: point) }
            return
        }
        let segments = Array(zip(points, line.isClosed ? points.dropFirst() + points.prefix(1) : points.dropFirst()))
        for (index, (from, to)) in segments.enumerated() {
            let direction = (to - from) * (1 / (to - from).length)
            var (a, b) = (from, to)
            if !line.isClosed, style.cap == .square {
                if index == 0 { a = a - direction * radius }
                if index == segments.count - 1 { b = b + direction * radius }
            }
            let side = Point(-direction.y, direction.x) * radius
            add([a + side, a - side, b - side, b + side])
        }
        for index in segments.indices.dropFirst(line.isClosed ? 0 : 1) {
            let before = segments[(index + segments.count - 1) % segments.count]
            join(before.0, segments[index].0, segments[index].1)
        }
        if !line.isClosed, style.cap == .round {
            disc(at: points[0])
            disc(at: points[points.count - 1])
        }
    }

    /// A subpath without length is visible only through its caps.
    private mutating func dot(at point: Point) {
        switch style.cap {
        case .butt: break
        case .round: disc(at: point)
        case .square:
            add(
                Path.rectangle(Rectangle(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius)).flattened(
                    tolerance: tolerance)[0])
        }
    }

    private mutating func disc(at point: Point) {
        guard radius > 0 else { return }
        add(Path.circle(center: point, radius: radius).flattened(tolerance: tolerance)[0])
    }

    private mutating func join(_ before: Point, _ corner: Point, _ after: Point) {
        let incoming = (corner - before) * (1 / (corner - before).length)
        let outgoing = (after - corner) * (1 / (after - corner).length)
        let turn = incoming.x * outgoing.y - incoming.y * outgoing.x
        let cosine = incoming.x * outgoing.x + incoming.y * outgoing.y
        // The gap opens on the outer side of the turn.
        let sign = turn > 0 ? -1.0 : 1.0
        let from = corner + Point(-incoming.y, incoming.x) * (radius * sign)
        let to = corner + Point(-outgoing.y, outgoing.x) * (radius * sign)
        switch style.join {
        case .round:
            // Neighbouring pieces of a flattened curve leave gaps far below a pixel: a bevel fills those.
            if cosine > 0.97, radius * (1 - cosine) < tolerance { add([corner, from, to]) } else { disc(at: corner) }
        case .miter where cosine > -1 && (2 / (1 + cosine)).squareRoot() <= style.miterLimit:
            let tip = corner + (from + to - corner * 2) * (1 / (1 + cosine))
            add([corner, from, tip, to])
        case .miter, .bevel:
            add([corner, from, to])
        }
    }

    private mutating func add(_ polygon: [Point]) {
        var area = 0.0
        for (index, p) in polygon.enumerated() {
            let q = polygon[(index + 1) % polygon.count]
            area += p.x * q.y - q.x * p.y
        }
        if area > 0 { polygons.append(polygon) } else if area < 0 { polygons.append(polygon.reversed()) }
    }
}

/// One closed line of a glyph in font units, y upwards: quadratic curves, as the table `glyf` keeps them.
struct GlyphContour: Sendable {
    struct Vertex: Sendable {
        var point: Point
        /// Whether the line goes through the point, or is drawn towards it.
        var isOnCurve: Bool
    }

    var vertices: [Vertex]

    func transformed(by map: Affine) -> GlyphContour {
        GlyphContour(vertices: vertices.map { Vertex(point: map($0.point), isOnCurve: $0.isOnCurve) })
    }

    /// The contour under a map as points joined by straight lines, within `tolerance` of its curves.
    func polygon(_ map: Affine, tolerance: Double) -> [Point] {
        let count = vertices.count
        guard count > 1 else { return [] }
        let places = vertices.map { map($0.point) }
        // Between two points off the line lies one on it, half way.
        func start(of index: Int) -> Point {
            let before = (index + count - 1) % count
            return vertices[before].isOnCurve ? places[before] : (places[before] + places[index]) * 0.5
        }
        var points: [Point] = []
        for index in 0..<count {
            if vertices[index].isOnCurve {
                points.append(places[index])
                continue
            }
            let next = (index + 1) % count
            let (from, control) = (start(of: index), places[index])
            let to = vertices[next].isOnCurve ? places[next] : (control + places[next]) * 0.5
            // The chord error of n equal pieces of a quadratic is a quarter of its second difference over n².
            let bend = (from - control * 2 + to).length
            let pieces = Int(min(max((0.25 * bend / tolerance).squareRoot().rounded(.up), 1), 50))
            for piece in 1..<max(pieces, 1) {
                let t = Double(piece) / Double(pieces)
                points.append(from * ((1 - t) * (1 - t)) + control * (2 * t * (1 - t)) + to * (t * t))
            }
            if !vertices[next].isOnCurve { points.append(to) }
        }
        return points
    }

    /// Reads the contours of a glyph that is not made of others.
    static func simple(_ file: BigEndianBytes, _ start: Int, count: Int) throws -> [GlyphContour] {
        let ends = try (0..<count).map { try file.u16(start + 2 * $0) }
        guard let last = ends.last, zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 }) else { return [] }
        var place = start + 2 * count
        place += 2 + (try file.u16(place))
        var flags: [Int] = []
        while flags.count <= last {
            let flag = try file.u8(place)
            place += 1
            flags.append(flag)
            if flag & 8 != 0 {
                flags += Array(repeating: flag, count: try file.u8(place))
                place += 1
            }
        }
        /// Differences from point to point: a byte with its sign in the flag, two bytes, or none where nothing changes.
        func coordinates(short: Int, same: Int) throws -> [Int] {
            var value = 0
            return try flags[...last].map { flag in
                if flag & short != 0 {
                    value += (flag & same != 0 ? 1 : -1) * (try file.u8(place))
                    place += 1
                } else if flag & same == 0 {
                    value += try file.i16(place)
                    place += 2
                }
                return value
            }
        }
        let x = try coordinates(short: 2, same: 16)
        let y = try coordinates(short: 4, same: 32)
        var first = 0
        return ends.map { end in
            defer { first = end + 1 }
            return GlyphContour(
                vertices: (first..<max(first, end + 1)).map {
                    Vertex(point: Point(Double(x[$0]), Double(y[$0])), isOnCurve: flags[$0] & 1 != 0)
                })
        }
    }
}

/// One glyph within another that is made of several.
struct GlyphPart: Sendable {
    var glyph: Int
    var map: Affine

    static func parts(_ file: BigEndianBytes, _ start: Int) throws -> [GlyphPart] {
        var parts: [GlyphPart] = []
        var place = start
        var flags = 0x20
        while flags & 0x20 != 0, parts.count < 64 {
            flags = try file.u16(place)
            let glyph = try file.u16(place + 2)
            place += 4
            var map = Affine.identity
            // Offsets; otherwise numbers of points that fall together, which no usual font has.
            let isWide = flags & 1 != 0
            if flags & 2 != 0 {
                map.tx = Double(isWide ? try file.i16(place) : try file.i8(place))
                map.ty = Double(isWide ? try file.i16(place + 2) : try file.i8(place + 1))
            }
            place += isWide ? 4 : 2
            func fraction() throws -> Double {
                defer { place += 2 }
                return Double(try file.i16(place)) / 16384
            }
            if flags & 8 != 0 {
                map.a = try fraction()
                map.d = map.a
            } else if flags & 0x40 != 0 {
                map.a = try fraction()
                map.d = try fraction()
            } else if flags & 0x80 != 0 {
                map.a = try fraction()
                map.b = try fraction()
                map.c = try fraction()
                map.d = try fraction()
            }
            parts.append(GlyphPart(glyph: glyph, map: map))
        }
        return parts
    }
}

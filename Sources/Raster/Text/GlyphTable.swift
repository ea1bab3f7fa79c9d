/// The shapes of glyphs: the tables `loca` and `glyf` of a TrueType font.
struct GlyphTable: Sendable {
    private let file: BigEndianBytes
    private let loca: Int
    private let glyf: Int
    private let hasLongOffsets: Bool

    init(_ file: BigEndianBytes, loca: Int, glyf: Int, hasLongOffsets: Bool) {
        (self.file, self.loca, self.glyf, self.hasLongOffsets) = (file, loca, glyf, hasLongOffsets)
    }

    /// The rectangle around the ink of a glyph, in font units, y upwards.
    struct Box: Sendable {
        var left: Int
        var low: Int
        var right: Int
        var high: Int
    }

    /// Nil for a glyph without ink, such as a space.
    func box(ofGlyph glyph: Int) throws -> Box? {
        guard let start = try start(ofGlyph: glyph) else { return nil }
        return Box(
            left: try file.i16(start + 2), low: try file.i16(start + 4), right: try file.i16(start + 6),
            high: try file.i16(start + 8))
    }

    /// The contours of a glyph in font units, y upwards; none for a glyph without ink.
    func outline(ofGlyph glyph: Int) throws -> [GlyphContour] {
        var budget = 64
        return try outline(ofGlyph: glyph, depth: 0, budget: &budget)
    }

    /// - Parameter budget: how many more parts a composite glyph may have: a damaged one could name itself.
    private func outline(ofGlyph glyph: Int, depth: Int, budget: inout Int) throws -> [GlyphContour] {
        guard let start = try start(ofGlyph: glyph) else { return [] }
        let count = try file.i16(start)
        if count >= 0 { return try GlyphContour.simple(file, start + 10, count: count) }
        var contours: [GlyphContour] = []
        for part in try GlyphPart.parts(file, start + 10) {
            budget -= 1
            guard depth < 8, budget > 0 else { return contours }
            let inner = try outline(ofGlyph: part.glyph, depth: depth + 1, budget: &budget)
            contours += inner.map { $0.transformed(by: part.map) }
        }
        return contours
    }

    private func start(ofGlyph glyph: Int) throws -> Int? {
        let (here, next) =
            hasLongOffsets
            ? (Int(try file.u32(loca + 4 * glyph)), Int(try file.u32(loca + 4 * glyph + 4)))
            : (2 * (try file.u16(loca + 2 * glyph)), 2 * (try file.u16(loca + 2 * glyph + 2)))
        return next > here ? glyf + here : nil
    }
}

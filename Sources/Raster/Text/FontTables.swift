import Foundations

/// A TrueType font, looked up in the bytes of its file: measuring and drawing text are pure functions of that file.
///
/// Opening reads a few dozen numbers, whatever the size of the font; the rest is read where a text asks for it.
/// Table formats: OpenType specification 1.9 (`head`, `hhea`, `hmtx`, `cmap`, `loca`, `glyf`).
struct FontTables: Sendable {
    let unitsPerEm: Int
    /// In font units, from the baseline.
    let ascent: Int
    let descent: Int
    let capHeight: Int
    /// Tells this font file from others, wherever it lies: made of the length and the checksum of each of its tables.
    let identity: String
    private let file: BigEndianBytes
    private let characters: CharacterMap
    private let hmtx: Int
    private let metricCount: Int
    /// The shapes.
    let glyphs: GlyphTable

    /// The glyph of a character; nil where the font has none of its own.
    func glyph(of scalar: Unicode.Scalar) -> Int? { characters.glyph(of: scalar) }

    /// Font units from the origin of a glyph to that of the next.
    func advance(ofGlyph glyph: Int) -> Int {
        (try? file.u16(hmtx + 4 * min(glyph, metricCount - 1))) ?? 0
    }

    /// Whether the font draws something of its own for the character.
    func contains(_ scalar: Unicode.Scalar) -> Bool { glyph(of: scalar) != nil }

    /// Reads the tables; throws an `EnvironmentError` that says what is missing.
    init(_ bytes: [UInt8]) throws {
        let file = BigEndianBytes(bytes)
        let version = try file.u32(0)
        guard version == 0x0001_0000 || version == 0x7472_7565 else {
            throw EnvironmentError(.unreadable, "not a TrueType font")
        }
        var tables: [UInt32: Int] = [:]
        var identity = ByteHash()
        for index in 0..<(try file.u16(4)) {
            let record = 12 + 16 * index
            let (tag, offset, length) = (
                try file.u32(record), Int(try file.u32(record + 8)), Int(try file.u32(record + 12))
            )
            guard offset + length <= bytes.count else {
                throw EnvironmentError(.unreadable, "it ends after \(bytes.count) bytes")
            }
            tables[tag] = offset
            identity.add(bytes[record..<record + 16])
        }
        self.identity = "\(identity)"
        func table(_ tag: String) throws -> Int {
            let key = tag.unicodeScalars.reduce(UInt32(0)) { $0 << 8 | $1.value }
            guard let offset = tables[key] else { throw EnvironmentError(.unreadable, "the table \(tag) is missing") }
            return offset
        }
        self.file = file
        let head = try table("head")
        unitsPerEm = try file.u16(head + 18)
        guard unitsPerEm > 0 else { throw EnvironmentError(.unreadable, "the size of the em is 0") }
        metricCount = try file.u16(try table("hhea") + 34)
        hmtx = try table("hmtx")
        guard metricCount > 0 else { throw EnvironmentError(.unreadable, "the table hmtx is empty") }
        _ = try file.u16(hmtx + 4 * (metricCount - 1))
        characters = try CharacterMap(file, try table("cmap"))
        let glyphs = GlyphTable(
            file, loca: try table("loca"), glyf: try table("glyf"), hasLongOffsets: try file.u16(head + 50) == 1)
        let characters = characters
        func box(_ letter: Unicode.Scalar) throws -> GlyphTable.Box? {
            try glyphs.box(ofGlyph: characters.glyph(of: letter) ?? 0)
        }
        ascent = try box("d")?.high ?? 0
        descent = -(try box("p")?.low ?? 0)
        capHeight = try box("H")?.high ?? 0
        self.glyphs = glyphs
    }
}

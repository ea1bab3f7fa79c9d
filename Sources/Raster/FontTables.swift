/// The metrics of a TrueType font, read from its tables, so that measuring text is a pure function of the font file.
///
/// Table formats: OpenType specification 1.9 (`head`, `hhea`, `hmtx`, `cmap` formats 4 and 12, `loca`, `glyf`).
struct FontTables: Sendable {
    let unitsPerEm: Int
    /// In font units, from the baseline.
    let ascent: Int
    let descent: Int
    let capHeight: Int
    private let glyphs: [Unicode.Scalar: Int]
    private let advances: [Int]

    /// Font units from the origin of a character to that of the next.
    func advance(of scalar: Unicode.Scalar) -> Int {
        advances[min(glyphs[scalar] ?? 0, advances.count - 1)]
    }

    /// Whether the font draws something of its own for the character.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        glyphs[scalar] != nil
    }

    /// Reads the tables; throws a `RasterError` that says what is missing.
    init(_ bytes: [UInt8]) throws {
        let file = BigEndianBytes(bytes)
        let version = try file.u32(0)
        guard version == 0x0001_0000 || version == 0x7472_7565 else {
            throw RasterError(.fontUnreadable, "not a TrueType font")
        }
        var tables: [UInt32: Int] = [:]
        for index in 0..<(try file.u16(4)) {
            tables[try file.u32(12 + 16 * index)] = Int(try file.u32(12 + 16 * index + 8))
        }
        func table(_ tag: String) throws -> Int {
            let key = tag.unicodeScalars.reduce(UInt32(0)) { $0 << 8 | $1.value }
            guard let offset = tables[key] else { throw RasterError(.fontUnreadable, "the table \(tag) is missing") }
            return offset
        }
        let head = try table("head")
        unitsPerEm = try file.u16(head + 18)
        guard unitsPerEm > 0 else { throw RasterError(.fontUnreadable, "the size of the em is 0") }
        let longOffsets = try file.u16(head + 50) == 1
        let metricCount = try file.u16(try table("hhea") + 34)
        let hmtx = try table("hmtx")
        advances = try (0..<metricCount).map { try file.u16(hmtx + 4 * $0) }
        guard !advances.isEmpty else { throw RasterError(.fontUnreadable, "the table hmtx is empty") }
        let glyphs = try Self.glyphs(file, try table("cmap"))
        self.glyphs = glyphs
        let (loca, glyf) = (try table("loca"), try table("glyf"))
        /// The bounding box of a glyph: (lowest, highest) y.
        func bounds(_ scalar: Unicode.Scalar) throws -> (Int, Int) {
            let glyph = glyphs[scalar] ?? 0
            let start =
                glyf + (longOffsets ? Int(try file.u32(loca + 4 * glyph)) : 2 * (try file.u16(loca + 2 * glyph)))
            return (try file.i16(start + 4), try file.i16(start + 8))
        }
        ascent = try bounds("d").1
        descent = -(try bounds("p").0)
        capHeight = try bounds("H").1
    }

    private static func glyphs(_ file: BigEndianBytes, _ cmap: Int) throws -> [Unicode.Scalar: Int] {
        var best: (rank: Int, offset: Int)?
        for index in 0..<(try file.u16(cmap + 2)) {
            let record = cmap + 4 + 8 * index
            let (platform, encoding) = (try file.u16(record), try file.u16(record + 2))
            let offset = cmap + Int(try file.u32(record + 4))
            let isUnicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10))
            let format = try file.u16(offset)
            let rank = !isUnicode ? 0 : format == 12 ? 2 : format == 4 ? 1 : 0
            if rank > best?.rank ?? 0 { best = (rank, offset) }
        }
        guard let best else { throw RasterError(.fontUnreadable, "it has no Unicode character map") }
        return best.rank == 2 ? try segmented32(file, best.offset) : try segmented16(file, best.offset)
    }

    /// `cmap` format 12: groups of consecutive characters and glyphs.
    private static func segmented32(_ file: BigEndianBytes, _ table: Int) throws -> [Unicode.Scalar: Int] {
        var glyphs: [Unicode.Scalar: Int] = [:]
        for group in 0..<Int(try file.u32(table + 12)) {
            let record = table + 16 + 12 * group
            let (first, last, glyph) = (try file.u32(record), try file.u32(record + 4), Int(try file.u32(record + 8)))
            guard first <= last, last <= 0x10FFFF else {
                throw RasterError(.fontUnreadable, "its character map is damaged")
            }
            for code in first...last {
                if let scalar = Unicode.Scalar(code) { glyphs[scalar] = glyph + Int(code - first) }
            }
        }
        return glyphs
    }

    /// `cmap` format 4: segments with a shift, or with offsets into a glyph array.
    private static func segmented16(_ file: BigEndianBytes, _ table: Int) throws -> [Unicode.Scalar: Int] {
        var glyphs: [Unicode.Scalar: Int] = [:]
        let doubled = try file.u16(table + 6)
        let (ends, starts) = (table + 14, table + 16 + doubled)
        let (shifts, offsets) = (starts + doubled, starts + 2 * doubled)
        for segment in 0..<doubled / 2 {
            let (start, end) = (try file.u16(starts + 2 * segment), try file.u16(ends + 2 * segment))
            let shift = try file.u16(shifts + 2 * segment)
            let place = offsets + 2 * segment
            let offset = try file.u16(place)
            guard start <= end else { continue }
            for code in start...end where code != 0xFFFF {
                var glyph = offset == 0 ? code : try file.u16(place + offset + 2 * (code - start))
                if offset == 0 || glyph != 0 { glyph = (glyph + shift) & 0xFFFF }
                if glyph != 0, let scalar = Unicode.Scalar(UInt32(code)) { glyphs[scalar] = glyph }
            }
        }
        return glyphs
    }
}

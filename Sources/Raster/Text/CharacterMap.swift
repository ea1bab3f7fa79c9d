import Foundations

/// From characters to glyphs: the `cmap` table of a TrueType font, formats 4 and 12.
struct CharacterMap: Sendable {
    private enum Rule: Sendable {
        /// The glyph is the character's number plus a shift; in 16 bits where the format says so.
        case shift(Int, isShort: Bool)
        /// The glyph stands in the file at this place, a number for each character, and is shifted where it is not 0.
        case listed(at: Int, shift: Int)
    }

    /// Consecutive characters.
    private struct Run: Sendable {
        var first: UInt32
        var last: UInt32
        var rule: Rule
    }

    private let file: BigEndianBytes
    /// In the order of the characters.
    private let runs: [Run]

    /// - Throws: an `EnvironmentError` where the table is damaged, or has no Unicode.
    init(_ file: BigEndianBytes, _ table: Int) throws {
        self.file = file
        var best: (rank: Int, offset: Int)?
        for index in 0..<(try file.u16(table + 2)) {
            let record = table + 4 + 8 * index
            let (platform, encoding) = (try file.u16(record), try file.u16(record + 2))
            let offset = table + Int(try file.u32(record + 4))
            let isUnicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10))
            let format = try file.u16(offset)
            let rank = !isUnicode ? 0 : format == 12 ? 2 : format == 4 ? 1 : 0
            if rank > best?.rank ?? 0 { best = (rank, offset) }
        }
        guard let best else { throw EnvironmentError(.unreadable, "it has no Unicode character map") }
        runs = (best.rank == 2 ? try Self.segmented32(file, best.offset) : try Self.segmented16(file, best.offset))
            .sorted { $0.first < $1.first }
    }

    /// Nil where the font has nothing of its own for the character.
    func glyph(of scalar: Unicode.Scalar) -> Int? {
        let code = scalar.value
        var (low, high) = (0, runs.count)
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].last < code { low = middle + 1 } else { high = middle }
        }
        guard low < runs.count, runs[low].first <= code else { return nil }
        let glyph: Int
        switch runs[low].rule {
        case .shift(let shift, let isShort):
            glyph = isShort ? (Int(code) + shift) & 0xFFFF : Int(code) + shift
        case .listed(let place, let shift):
            let listed = (try? file.u16(place + 2 * Int(code - runs[low].first))) ?? 0
            glyph = listed == 0 ? 0 : (listed + shift) & 0xFFFF
        }
        return glyph > 0 ? glyph : nil
    }

    /// Format 12: groups of consecutive characters and glyphs.
    private static func segmented32(_ file: BigEndianBytes, _ table: Int) throws -> [Run] {
        try (0..<Int(try file.u32(table + 12))).map { group in
            let record = table + 16 + 12 * group
            let (first, last, glyph) = (try file.u32(record), try file.u32(record + 4), Int(try file.u32(record + 8)))
            guard first <= last, last <= 0x10FFFF else {
                throw EnvironmentError(.unreadable, "its character map is damaged")
            }
            return Run(first: first, last: last, rule: .shift(glyph - Int(first), isShort: false))
        }
    }

    /// Format 4: segments with a shift, or with offsets into a glyph array.
    private static func segmented16(_ file: BigEndianBytes, _ table: Int) throws -> [Run] {
        let doubled = try file.u16(table + 6)
        let (ends, starts) = (table + 14, table + 16 + doubled)
        let (shifts, offsets) = (starts + doubled, starts + 2 * doubled)
        return try (0..<doubled / 2).compactMap { segment in
            let (start, end) = (try file.u16(starts + 2 * segment), try file.u16(ends + 2 * segment))
            let shift = try file.u16(shifts + 2 * segment)
            let place = offsets + 2 * segment
            let offset = try file.u16(place)
            // The last segment is a mark of the end.
            guard start <= end, start != 0xFFFF else { return nil }
            let rule: Rule =
                offset == 0 ? .shift(shift, isShort: true) : .listed(at: place + offset, shift: shift)
            return Run(first: UInt32(start), last: UInt32(end), rule: rule)
        }
    }
}

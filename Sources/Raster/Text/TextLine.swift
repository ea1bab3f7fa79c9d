/// One line of text as glyphs with their places, in font units from the origin of the baseline, y upwards.
///
/// A character is a letter with its marks, or what else counts as one for a reader; what the font lacks becomes one
/// empty box.
struct TextLine {
    struct Placed {
        var glyph: Int
        var x: Int
        var y: Int
    }

    private(set) var glyphs: [Placed] = []
    /// To where a next glyph would start.
    private(set) var width = 0

    init(_ text: String, _ tables: FontTables) {
        for cluster in WritingDirection.visual(ArabicJoining.joined(Self.clusters(of: text), tables)) {
            add(Self.glyphs(of: cluster, tables), tables)
        }
    }

    /// The same as the width of the line, without placing anything.
    static func width(of text: String, _ tables: FontTables) -> Int {
        let plain = text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
        if plain {
            return text.unicodeScalars.reduce(0) { $0 + tables.advance(ofGlyph: tables.glyph(of: $1) ?? 0) }
        }
        return ArabicJoining.joined(clusters(of: text), tables).reduce(0) {
            $0 + (glyphs(of: $1, tables).base.map(tables.advance(ofGlyph:)) ?? 0)
        }
    }

    /// The characters of a line: each white space as a space, so that a tab or a line break does no harm.
    static func clusters(of text: String) -> [Character] {
        text.map { $0.isWhitespace && $0 != "\u{A0}" && !("\u{2000}"..."\u{200A}").contains($0) ? " " : $0 }
    }

    /// What one character is drawn as.
    struct Glyphs {
        /// Nil for a character that is never seen.
        var base: Int?
        /// On and around the base; they take no room of their own.
        var marks: [Int] = []
        /// Whether the base is the box of a character that the font lacks.
        var isMissing = false
    }

    static func glyphs(of cluster: Character, _ tables: FontTables) -> Glyphs {
        var result = Glyphs()
        let seen = cluster.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        guard let first = seen.first else { return result }
        guard let base = tables.glyph(of: first) else {
            // The box of the font; one for the whole, whatever it is composed of.
            return Glyphs(base: 0, isMissing: true)
        }
        result.base = base
        for scalar in seen.dropFirst() {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .spacingMark:
                guard let mark = tables.glyph(of: scalar) else {
                    result.isMissing = true
                    continue
                }
                result.marks.append(mark)
            default: continue
            }
        }
        return result
    }

    private mutating func add(_ glyphs: Glyphs, _ tables: FontTables) {
        guard let base = glyphs.base else { return }
        self.glyphs.append(Placed(glyph: base, x: width, y: 0))
        var ink = try? tables.glyphs.box(ofGlyph: base)
        for mark in glyphs.marks {
            guard let box = try? tables.glyphs.box(ofGlyph: mark) else { continue }
            let middle = ink.map { $0.left + $0.right } ?? tables.advance(ofGlyph: base)
            let gap = tables.unitsPerEm / 20
            var y = 0
            // A mark above or below keeps clear of a tall letter, and of the mark before it.
            if let body = ink, box.low > tables.capHeight / 3 {
                y = max(0, body.high + gap - box.low)
            } else if let body = ink, box.high <= 0 {
                y = min(0, body.low - gap - box.high)
            }
            self.glyphs.append(Placed(glyph: mark, x: width + (middle - box.left - box.right) / 2, y: y))
            guard var body = ink else { continue }
            if box.low > 0 { body.high = max(body.high, box.high + y) }
            if box.high <= 0 { body.low = min(body.low, box.low + y) }
            ink = body
        }
        width += tables.advance(ofGlyph: base)
    }
}

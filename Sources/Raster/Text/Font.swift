import Foundations

/// A font file, ready to measure and to draw with. Copies share the bytes read from the file, also between threads.
public struct Font: Sendable {
    /// The font's file.
    public let path: String
    let tables: FontTables

    /// Reads a TrueType file (`.ttf`).
    public init(path: String) throws {
        self.path = path
        do {
            tables = try FontTables(FileBytes.read(path))
        } catch {
            throw EnvironmentError(
                .unreadable, "The font file \(path) cannot be used; figures need a TrueType file (.ttf).",
                cause: "\(error)")
        }
    }

    /// Tells fonts with different shapes or metrics apart, wherever their files lie.
    public var identity: String { tables.identity }

    /// The room one line of text takes at a size (pixels or points per em); without kerning.
    public func measure(_ text: String, size: Double) -> TextExtent {
        precondition(size > 0 && size.isFinite, "a font size of \(size)")
        let unit = size / Double(tables.unitsPerEm)
        return TextExtent(
            width: Double(TextLine.width(of: text, tables)) * unit, ascent: Double(tables.ascent) * unit,
            descent: Double(tables.descent) * unit, capHeight: Double(tables.capHeight) * unit)
    }

    /// Whether the font has a glyph for every character of a text; what it lacks is drawn as an empty box.
    public func covers(_ text: String) -> Bool { missing(in: text).isEmpty }

    /// The characters of a text that are drawn as an empty box, each once, in order.
    public func missing(in text: String) -> [Character] {
        var missing: [Character] = []
        for cluster in TextLine.clusters(of: text) where !missing.contains(cluster) {
            if TextLine.glyphs(of: cluster, tables).isMissing { missing.append(cluster) }
        }
        return missing
    }
}

extension Font: Hashable {
    public static func == (a: Font, b: Font) -> Bool { a.path == b.path && a.identity == b.identity }
    public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

/// A font file, ready to measure and to draw with. Copies share the tables read from the file.
public struct Font: Sendable {
    public let path: String
    private let tables: FontTables

    /// Reads a TrueType file (`.ttf`).
    public init(path: String) throws {
        self.path = path
        do {
            tables = try FontTables(FileBytes.read(path))
        } catch {
            throw RasterError(
                .fontUnreadable, "The font file \(path) cannot be used; figures need a TrueType file (.ttf).",
                cause: error)
        }
    }

    /// The room one line of text takes at a size (pixels or points per em); without kerning, in characters' order.
    public func measure(_ text: String, size: Double) -> TextExtent {
        precondition(size > 0 && size.isFinite, "a font size of \(size)")
        let unit = size / Double(tables.unitsPerEm)
        let width = text.unicodeScalars.reduce(0) { $0 + tables.advance(of: $1) }
        return TextExtent(
            width: Double(width) * unit, ascent: Double(tables.ascent) * unit,
            descent: Double(tables.descent) * unit, capHeight: Double(tables.capHeight) * unit)
    }

    /// Whether the font has a glyph for every character of a text; what it lacks is drawn as an empty box.
    public func covers(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy(tables.contains)
    }
}

extension Font: Hashable {
    public static func == (a: Font, b: Font) -> Bool { a.path == b.path }
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }
}

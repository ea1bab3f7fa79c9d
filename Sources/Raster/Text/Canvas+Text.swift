extension Canvas {
    /// Draws one line of text as the outlines of its glyphs, filled.
    ///
    /// White space of any kind is a space; a character that the font lacks is one empty box.
    /// - Parameters:
    ///   - size: points per em.
    ///   - rotation: degrees about the anchored point, clockwise on screen: -90 reads upwards.
    public func text(
        _ string: String, at point: Point, font: Font, size: Double, color: Color,
        anchor: TextAnchor = TextAnchor(.start, .alphabetic), rotation: Double = 0
    ) {
        let tables = font.tables
        let line = TextLine(string, tables)
        let extent = font.measure(string, size: size)
        let turn = Affine.rotation(degrees: rotation)
        let at = (point + turn(anchor.offset(of: extent))) * scale
        // Along the pixels each glyph begins between two of them: feet of letters are sharp, and equal letters are
        // equal pixels, which a PNG file keeps in little room. No glyph moves by more than half a pixel.
        let isUpright = turn.a == 0 || turn.b == 0
        func snapped(_ point: Point) -> Point { isUpright ? Point(point.x.rounded(), point.y.rounded()) : point }
        let unit = size * scale / Double(tables.unitsPerEm)
        let toPixels = Affine.scale(x: unit, y: -unit).then(turn)
        var polygons: [[Point]] = []
        for placed in line.glyphs {
            let origin = snapped(at + toPixels(Point(Double(placed.x), Double(placed.y))))
            let map = toPixels.then(.translation(x: origin.x, y: origin.y))
            // A glyph that a damaged file does not hold is left out; its room stays.
            for contour in (try? tables.glyphs.outline(ofGlyph: placed.glyph)) ?? [] {
                polygons.append(contour.polygon(map, tolerance: Self.tolerance))
            }
        }
        fill(polygons, color, rule: .nonzero, subdivision: Self.textSupersampling, step: 17)
    }

    /// Letters have more level edges than other shapes, and so need more lines to a pixel. Of their shades sixteen
    /// are kept: no eye tells more apart, and a picture has colours to spare for what else it shows.
    private static let textSupersampling = 16
}

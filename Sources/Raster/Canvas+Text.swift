extension Canvas {
    /// Draws one line of text.
    ///
    /// - Parameters:
    ///   - size: points per em.
    ///   - rotation: degrees about the anchored point, clockwise on screen: -90 reads upwards.
    /// - Throws: `RasterError` where the font file cannot be drawn with.
    public func text(
        _ string: String, at point: Point, font: Font, size: Double, color: Color,
        anchor: TextAnchor = TextAnchor(.start, .alphabetic), rotation: Double = 0
    ) throws {
        let offset = anchor.offset(of: font.measure(string, size: size))
        let origin = point + Affine.rotation(degrees: rotation)(offset)
        guard let mask = try TextMask(string, font: font, size: size * scale, rotation: rotation) else { return }
        let (x0, y0) = (pixel(origin.x) + mask.left, pixel(origin.y) + mask.top)
        let (columns, rows) = visible
        for y in rows.clamped(to: y0..<y0 + mask.height) {
            for x in columns.clamped(to: x0..<x0 + mask.width) {
                let coverage = mask.coverage[(y - y0) * mask.width + x - x0]
                if coverage != 0 { blend(color.packed, coverage, x, y) }
            }
        }
    }
}

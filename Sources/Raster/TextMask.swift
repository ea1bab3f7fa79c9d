import CLibGD
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One line of text as coverage, drawn by libgd and FreeType at its final size.
struct TextMask {
    let width: Int
    let height: Int
    /// Top left corner relative to the origin of the baseline, in pixels.
    let left: Int
    let top: Int
    /// 0…255, row by row.
    let coverage: [UInt8]

    /// libgd keeps its open fonts in one cache of the process, so drawing is one at a time.
    private static let lock = Mutex(())

    /// - Parameters:
    ///   - size: pixels per em.
    ///   - rotation: degrees, clockwise on screen, about the origin of the baseline.
    /// - Returns: nil for a text without visible characters.
    init?(_ text: String, font: Font, size: Double, rotation: Double) throws {
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        let angle = -rotation * .pi / 180
        // The box that libgd reports is about right: it is enlarged by what hinting and slanted glyphs may add.
        let box = try Self.draw(text, on: nil, at: (0, 0), font: font, size: size, angle: angle)
        let margin = Int((size / 2).rounded(.up)) + 2
        let (xs, ys) = (
            [box[0], box[2], box[4], box[6]].map { Int($0) }, [box[1], box[3], box[5], box[7]].map { Int($0) }
        )
        left = xs.min()! - margin
        top = ys.min()! - margin
        width = xs.max()! + margin - left
        height = ys.max()! + margin - top
        guard let image = gdImageCreateTrueColor(Int32(width), Int32(height)) else {
            throw RasterError(.imageTooLarge, "The text “\(text)” at \(size) pixels does not fit in memory.")
        }
        defer { gdImageDestroy(image) }
        _ = try Self.draw(text, on: image, at: (-left, -top), font: font, size: size, angle: angle)
        // White on black: any channel is the coverage.
        let (width, height) = (width, height)
        coverage = (0..<height).flatMap { y in
            let row = image.pointee.tpixels[y]!
            return (0..<width).map { UInt8(truncatingIfNeeded: row[$0]) }
        }
    }

    private static func draw(
        _ text: String, on image: gdImagePtr?, at origin: (Int, Int), font: Font, size: Double, angle: Double
    ) throws -> [Int32] {
        var extra = gdFTStringExtra()
        // Kerning off: texts then take exactly the room that `Font.measure` says. 72 dpi: the size is in pixels.
        extra.flags = gdFTEX_RESOLUTION | gdFTEX_DISABLE_KERNING
        extra.hdpi = 72
        extra.vdpi = 72
        var box = [Int32](repeating: 0, count: 8)
        let problem: String? = lock.withLock { _ in
            // libgd reads both strings, and writes to neither.
            font.path.withCString { path in
                text.withCString { string in
                    gdImageStringFTEx(
                        image, &box, 0xFFFFFF, UnsafeMutablePointer(mutating: path), size, angle,
                        Int32(origin.0), Int32(origin.1), UnsafeMutablePointer(mutating: string), &extra
                    ).map { String(cString: $0) }
                }
            }
        }
        if let problem {
            throw RasterError(.textNotDrawn, "The text “\(text)” could not be drawn with \(font.path): \(problem).")
        }
        return box
    }
}

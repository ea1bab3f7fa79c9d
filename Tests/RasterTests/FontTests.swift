import Foundations
import Testing

@testable import Raster

struct FontTests {
    private static let dejaVu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"

    /// The pixels that hold ink, as a rectangle.
    private func ink(_ canvas: Canvas) throws -> Rectangle {
        let image = canvas.image()
        let dark = image.pixels.indices.filter { image.pixels[$0] >> 24 > 60 }
        let (xs, ys) = (dark.map { $0 % image.width }, dark.map { $0 / image.width })
        let left = try #require(xs.min(), "no ink")
        return Rectangle(Point(Double(left), Double(ys.min()!)), Point(Double(xs.max()! + 1), Double(ys.max()! + 1)))
    }

    @Test(.enabled(if: FileBytes.exists(dejaVu), "DejaVu Sans is not installed in Debian's folder"))
    func metricsAreThoseOfTheFontFile() throws {
        let font = try Font(path: Self.dejaVu)
        // Advances of DejaVu Sans 2.37 in its em of 2048 units: H 1540, i 569, digits 1303.
        #expect(font.measure("H", size: 2048).width == 1540)
        #expect(font.measure("ii", size: 2048).width == 1138)
        #expect(font.measure("0123456789", size: 2048).width == 13030)
        #expect(font.measure("H", size: 2048).capHeight == 1493)
        #expect(font.measure("", size: 12).width == 0)
        #expect(font.measure("H", size: 10).ascent == font.measure("pqx", size: 10).ascent)
        #expect(font.covers("U − S ± 0.5 λ²") && !font.covers("\u{10FFFD}"))
    }

    @Test func measuredWidthIsDrawnWidth() throws {
        let font = try Font.find()
        for text in ["Harmonic mean (%)", "illi", "WAVAWA 0.0001", "per-class accuracy — seen | unseen"] {
            for size in [9.0, 11, 22, 31.5] {
                let canvas = Canvas(width: 900, height: 80)
                canvas.text(text, at: Point(50, 50), font: font, size: size, color: .black)
                let (box, extent) = (try ink(canvas), font.measure(text, size: size))
                // Hinting moves each glyph by a fraction of a pixel; side bearings are empty.
                #expect(abs(box.width - extent.width) < 0.02 * extent.width + 0.25 * size, "\(text) at \(size)")
                #expect(box.minY >= 50 - extent.ascent - 0.25 * size && box.maxY <= 50 + extent.descent + 1.5)
            }
        }
    }

    @Test func anchorsPlaceTheText() throws {
        let font = try Font.find()
        func box(_ anchor: TextAnchor, rotation: Double = 0) throws -> Rectangle {
            let canvas = Canvas(width: 200, height: 200)
            canvas.text(
                "HHHH", at: Point(100, 100), font: font, size: 20, color: .black, anchor: anchor, rotation: rotation)
            return try ink(canvas)
        }
        let centered = try box(TextAnchor(.middle, .middle))
        #expect(abs(centered.midX - 100) <= 1 && abs(centered.midY - 100) <= 1)
        let end = try box(TextAnchor(.end, .alphabetic))
        #expect(end.maxX <= 100 && end.maxX > 95 && abs(end.maxY - 100) <= 1)
        let top = try box(TextAnchor(.start, .top))
        #expect(top.minX >= 100 && top.minY >= 99 && top.minY < 103)
        let bottom = try box(TextAnchor(.start, .bottom))
        #expect(bottom.maxY < 99)
        // -90° reads upwards: what was the start of the text is now its lower end.
        let upwards = try box(TextAnchor(.start, .middle), rotation: -90)
        #expect(
            upwards.height > 2 * upwards.width && upwards.maxY <= 101 && upwards.maxY > 94
                && abs(upwards.midX - 100) <= 1)
        let downwards = try box(TextAnchor(.start, .middle), rotation: 90)
        #expect(downwards.minY >= 99 && abs(downwards.midX - 100) <= 1)
    }

    @Test func blankTextDrawsNothing() throws {
        let canvas = Canvas(width: 50, height: 50)
        for text in ["", " ", "\t\n"] {
            canvas.text(text, at: Point(25, 25), font: try .find(), size: 20, color: .black)
        }
        #expect(canvas.image().pixels.allSatisfy { $0 == 0 })
    }

    @Test func missingFontsSayHowToGetOne() {
        let nowhere = #expect(throws: EnvironmentError.self) {
            try Font.find(.sans, weight: .regular, chosen: nil, folders: ["/nowhere"])
        }
        #expect(nowhere?.code == .missingFont)
        #expect(nowhere?.message.contains("apt-get install fonts-dejavu-core") == true)
        let folder = #expect(throws: EnvironmentError.self) {
            try Font.find(.sans, weight: .bold, chosen: "/nowhere", folders: Font.usualFolders)
        }
        #expect(folder?.message.contains("/nowhere, the value of D3GZSL_FONT") == true)
        let file = #expect(throws: EnvironmentError.self) {
            try Font.find(.sans, weight: .regular, chosen: "/nowhere/x.ttf", folders: [])
        }
        #expect(file?.code == .unreadable && file?.description.contains("no such file") == true)
    }

    @Test func damagedFontsAreNamed() throws {
        let path = try Font.find().path
        let bytes = try FileBytes.read(path)
        #expect(throws: EnvironmentError.self) { try FontTables([]) }
        #expect(throws: EnvironmentError.self) { try FontTables(Array("OTTO and so on".utf8)) }
        let cut = #expect(throws: EnvironmentError.self) { try FontTables(Array(bytes.prefix(bytes.count / 3))) }
        #expect(cut?.code == .unreadable)
    }
}

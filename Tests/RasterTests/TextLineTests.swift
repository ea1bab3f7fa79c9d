import Foundations
import Testing

@testable import Raster

/// What single characters become: glyphs of the font, boxes, marks over letters, letters in their order.
@Suite struct TextLineTests {
    private static let dejaVu = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    private static let isHere = FileBytes.exists(dejaVu)

    private func drawn(_ text: String, _ font: Font, size: Double = 24) -> Image {
        let canvas = Canvas(width: 400, height: 60)
        canvas.text(text, at: Point(10, 40), font: font, size: size, color: .black)
        return canvas.image()
    }

    private func glyphs(_ text: String, _ font: Font) -> [Int] { TextLine(text, font.tables).glyphs.map(\.glyph) }

    @Test(.enabled(if: isHere, "DejaVu Sans is not installed in Debian's folder"))
    func charactersBeyondTheBasicPlaneAreGlyphsOfTheFont() throws {
        let font = try Font(path: Self.dejaVu)
        // Mathematical E and the grinning face are in DejaVu; a party popper and an ideograph of extension B are not.
        #expect(font.covers("𝔼😀") && glyphs("𝔼😀", font).allSatisfy { $0 > 0 })
        #expect(glyphs("🎉", font) == [0] && glyphs("𠀀", font) == [0])
        #expect(font.missing(in: "a🎉b🎉𠀀") == ["🎉", "𠀀"])
        #expect(drawn("𝔼", font) != drawn("🎉", font) && drawn("🎉", font) == drawn("𠀀", font))
    }

    @Test(.enabled(if: isHere, "DejaVu Sans is not installed in Debian's folder"))
    func whatTheFontLacksIsOneBoxACharacter() throws {
        let font = try Font(path: Self.dejaVu)
        let box = font.measure("🎉", size: 2048).width
        #expect(box > 0)
        // A family, a flag and a hand with a colour of skin count as one character each.
        for text in ["👨‍👩‍👧‍👦", "🇩🇪", "🤌🏽"] {
            #expect(glyphs(text, font).count == 1, "\(text)")
            #expect(font.measure(text, size: 2048).width == Double(font.tables.advance(ofGlyph: glyphs(text, font)[0])))
        }
        #expect(font.measure("🎉🎉🎉", size: 2048).width == 3 * box)
    }

    @Test func entitiesAreDrawnAsWritten() throws {
        let font = try Font.find()
        for text in ["&amp;", "&#65;", "&#x41;", "&lt;b&gt;", "R&D", "&"] {
            let parts = text.map { font.measure(String($0), size: 100).width }.reduce(0, +)
            #expect(abs(font.measure(text, size: 100).width - parts) < 1e-9)
            #expect(glyphs(text, font).count == text.count)
        }
        #expect(drawn("&#65;", font) != drawn("A", font) && drawn("&amp;", font) != drawn("&", font))
    }

    @Test func whiteSpaceIsASpaceAndNothingCutsATextOff() throws {
        let font = try Font.find()
        for space in ["\t", "\n", "\r\n", "\u{2028}"] {
            #expect(drawn("a\(space)b", font) == drawn("a b", font), "\(space.unicodeScalars.map(\.value))")
        }
        #expect(glyphs("a\0b", font).count == 3 && glyphs("a\0b", font).last == glyphs("b", font).last)
        // Directions, joiners and variation selectors are never seen.
        #expect(drawn("a\u{200B}\u{FEFF}\u{2060}b\u{FE0F}", font) == drawn("ab", font))
    }

    @Test(.enabled(if: isHere, "DejaVu Sans is not installed in Debian's folder"))
    func marksStandOnTheirLetters() throws {
        let font = try Font(path: Self.dejaVu)
        #expect(font.measure("e\u{301}\u{323}", size: 10).width == font.measure("e", size: 10).width)
        func ink(_ text: String) -> (left: Int, top: Int, right: Int) {
            let image = drawn(text, font)
            let dark = image.pixels.indices.filter { image.pixels[$0] >> 24 > 60 }
            return (
                dark.map { $0 % image.width }.min()!, dark.map { $0 / image.width }.min()!,
                dark.map { $0 % image.width }.max()!
            )
        }
        // Above a capital the accent is higher than above a small letter, and it stays within the letter's breadth.
        #expect(ink("E\u{301}").top < ink("e\u{301}").top && ink("E\u{301}").top < ink("E").top)
        #expect(ink("M\u{302}").left >= ink("M").left && ink("M\u{302}").right <= ink("M").right + 1)
        #expect(ink("a\u{302}\u{301}").top < ink("a\u{302}").top)
    }

    @Test func rightToLeftTextStandsInItsOrder() {
        func visual(_ text: String) -> String { String(WritingDirection.visual(Array(text))) }
        #expect(visual("plain (1.5) text") == "plain (1.5) text")
        #expect(visual("שלום") == "םולש")
        #expect(visual("H שלום ב ok") == "H ב םולש ok")
        // Numbers keep their order, brackets are mirrored.
        #expect(visual("שלום (12) א") == "א (12) םולש")
        #expect(visual("acc 95 שלום") == "acc 95 םולש")
    }

    @Test(.enabled(if: isHere, "DejaVu Sans is not installed in Debian's folder"))
    func arabicLettersJoin() throws {
        let font = try Font(path: Self.dejaVu)
        func joined(_ text: String) -> [UInt32] {
            ArabicJoining.joined(Array(text), font.tables).map { $0.unicodeScalars.first!.value }
        }
        // Beh alone, first, in the middle, last; alef joins only to the letter before it.
        #expect(joined("ب") == [0xFE8F] && joined("ببب") == [0xFE91, 0xFE92, 0xFE90])
        #expect(joined("بابا") == [0xFE91, 0xFE8E, 0xFE91, 0xFE8E])
        #expect(joined("لا") == [0xFEFB] && joined("بلا") == [0xFE91, 0xFEFC])
        #expect(joined("abc") == [0x61, 0x62, 0x63])
    }

    /// The shape of a letter: its area, and the middle of its ink.
    @Test(.enabled(if: isHere, "DejaVu Sans is not installed in Debian's folder"))
    func outlinesAreThoseOfTheFont() throws {
        let font = try Font(path: Self.dejaVu)
        // DejaVu's l is one bar: 184 units wide from 0 to 1556.
        let canvas = Canvas(width: 100, height: 200)
        canvas.text("l", at: Point(20, 180), font: font, size: 204.8 / 2, color: .black)
        let area = canvas.image().pixels.reduce(0) { $0 + Double($1 >> 24) / 255 }
        #expect(abs(area - 184 * 1556 / 400) < 2, "\(area)")
        // Ä is made of two other glyphs; an o has a hole.
        #expect(try font.tables.glyphs.outline(ofGlyph: font.tables.glyph(of: "Ä")!).count >= 4)
        let o = Canvas(width: 100, height: 100)
        o.text("o", at: Point(50, 70), font: font, size: 80, color: .black, anchor: TextAnchor(.middle, .alphabetic))
        #expect(o.image()[50, 48].alpha == 0 && o.image().pixels.contains { $0 >> 24 == 255 })
    }

    @Test func manyThreadsDrawTheSame() async throws {
        let font = try Font.find()
        let one = drawn("Harmonic mean (%) é שלום", font)
        let all = await withTaskGroup(of: Image.self) { group in
            for _ in 0..<8 { group.addTask { drawn("Harmonic mean (%) é שלום", font) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(all.allSatisfy { $0 == one })
    }

    @Test func aVeryLongLabelIsMeasuredAtOnce() throws {
        let font = try Font.find()
        let text = String(repeating: "wide Ä ", count: 20_000)
        #expect(font.measure(text, size: 10).width > 100_000)
    }
}

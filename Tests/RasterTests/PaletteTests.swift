import Raster
import Testing

@Suite struct PaletteTests {
    /// The commonest colours stay; a rare one becomes the nearest of them.
    @Test func theCommonStay() {
        var image = Image(width: 7, height: 1)
        image.pixels = [0xFF00_0000, 0xFF00_0000, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFF10_1010, 0xFFE0_F0F0]
        #expect(
            image.reduced(toColors: 2).pixels == [
                0xFF00_0000, 0xFF00_0000, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFFFF_FFFF, 0xFF00_0000, 0xFFFF_FFFF,
            ])
        #expect(image.reduced(toColors: 4) == image)
        #expect(image.reduced(toColors: 1).pixels == Array(repeating: 0xFFFF_FFFF, count: 7))
    }

    /// The file of a drawing with many shades is smaller afterwards, and reads back as what was written.
    @Test func file() throws {
        var image = Image(width: 64, height: 64)
        image.pixels = (0..<4096).map { $0 % 3 == 0 ? 0xFF00_0000 | UInt32($0 * 37 % 65536) : 0xFFFF_FFFF }
        let small = image.reduced(toColors: 256)
        #expect(Set(small.pixels).count == 256)
        #expect(try small.png().count < image.png().count)
        #expect(try Image.decode(png: small.png()) == small)
    }
}

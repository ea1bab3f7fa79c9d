import Foundations
import Raster
import Testing

struct ImageTests {
    private func gradient(alpha: Bool = false) -> Image {
        var image = Image(width: 40, height: 30)
        for y in 0..<30 {
            for x in 0..<40 {
                image[x, y] = Color(
                    red: UInt8(x * 6), green: UInt8(y * 8), blue: UInt8((x * y) % 251),
                    alpha: alpha ? UInt8(x * 6) : 255)
            }
        }
        return image
    }

    /// The colour type in a PNG header: 2 true colour, 3 palette, 6 true colour with alpha.
    private func colorType(_ png: [UInt8]) -> UInt8 { png[25] }

    @Test func trueColorSurvivesPNG() throws {
        let image = gradient()
        let png = try image.png()
        #expect(colorType(png) == 2)
        #expect(try Image.decode(png: png) == image)
    }

    @Test func alphaSurvivesPNGWithinOne() throws {
        let image = gradient(alpha: true)
        let png = try image.png()
        #expect(colorType(png) == 6)
        let back = try Image.decode(png: png)
        for (a, b) in zip(image.pixels, back.pixels) {
            #expect(abs(Int(a >> 24) - Int(b >> 24)) <= 1)
            #expect(a & 0xFFFFFF == b & 0xFFFFFF)
        }
    }

    @Test func fewColorsMakeAPalette() throws {
        var image = Image(width: 64, height: 64, color: .white)
        for index in 0..<255 { image.pixels[index * 16] = 0xFF00_0000 | UInt32(index * 7919) }
        let png = try image.png()
        #expect(colorType(png) == 3)
        #expect(try Image.decode(png: png) == image)
        // One colour more than a palette holds.
        image.pixels[5] = 0xFF12_3456
        #expect(try colorType(image.png()) == 2)
        #expect(try Image.decode(png: image.png()) == image)
        var clear = Image(width: 2, height: 1, color: .clear)
        clear[1, 0] = Color(0x0072B2)
        let back = try Image.decode(png: clear.png())
        #expect(back[0, 0].alpha == 0 && back[1, 0] == Color(0x0072B2))
    }

    @Test func damagedFilesAreNamed() throws {
        let png = try gradient().png()
        let cases: [[UInt8]] = [[], Array("GIF89a".utf8), Array(png.prefix(8)), Array(png.prefix(40))]
        for bytes in cases {
            let error = #expect(throws: EnvironmentError.self) { try Image.decode(png: bytes) }
            #expect(error?.code == .malformed)
            #expect(error?.message.contains("\(bytes.count) bytes") == true)
        }
    }

    @Test func shrinkingAverages() {
        var image = Image(width: 4, height: 2, color: .white)
        image[0, 0] = .black
        image[1, 1] = .black
        let small = image.resized(width: 2, height: 1)
        #expect(small[0, 0] == Color(0x808080) && small[1, 0] == .white)
        // A third of a pixel belongs to each side.
        let three = Image(width: 3, height: 1, pixels: [0xFF00_0000, 0xFFFF_FFFF, 0xFF00_0000]).resized(
            width: 2, height: 1)
        #expect(three[0, 0] == Color(0x555555) && three[1, 0] == Color(0x555555))
    }

    @Test func invisiblePixelsDoNotBleed() {
        let image = Image(width: 2, height: 1, pixels: [0xFFFF_0000, 0x0000_FF00])
        #expect(image.resized(width: 1, height: 1)[0, 0] == Color(red: 255, green: 0, blue: 0, alpha: 128))
    }

    @Test(arguments: [(3, 3), (100, 7), (7, 100), (40, 30)])
    func constantImagesStayConstant(width: Int, height: Int) {
        let color = Color(red: 12, green: 200, blue: 77, alpha: 255)
        #expect(
            Image(width: 40, height: 30, color: color).resized(width: width, height: height)
                == Image(width: width, height: height, color: color))
    }

    @Test func growingKeepsSquaresOrBlends() {
        let image = Image(width: 2, height: 1, pixels: [0xFF00_0000, 0xFFFF_FFFF])
        #expect(
            image.resized(width: 4, height: 1, interpolation: .nearest).pixels == [
                0xFF00_0000, 0xFF00_0000, 0xFFFF_FFFF, 0xFFFF_FFFF,
            ])
        #expect(image.resized(width: 4, height: 1).pixels == [0xFF00_0000, 0xFF40_4040, 0xFFBF_BFBF, 0xFFFF_FFFF])
    }

    @Test func drawingCutsOffWhatLiesOutside() {
        var image = Image(width: 3, height: 3, color: .white)
        image.draw(Image(width: 2, height: 2, color: .black), x: 2, y: -1)
        image.draw(Image(width: 2, height: 2, color: Color.black.opacity(0.5)), x: -1, y: 2)
        image.draw(Image(width: 2, height: 2, color: .black), x: 9, y: 9)
        #expect(image[2, 0] == .black && image[0, 2] == Color(0x7F7F7F))
        #expect(image.pixels.filter { $0 == 0xFFFF_FFFF }.count == 7)
    }
}

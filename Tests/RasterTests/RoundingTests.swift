import Raster
import Testing

@Suite struct RoundingTests {
    @Test func levels() {
        var image = Image(width: 256, height: 1)
        image.pixels = (0..<256).map { 0x8000_0000 | $0 << 16 | $0 << 8 | $0 }
        let rounded = image.rounded(toBits: 5)
        #expect(Set(rounded.pixels).count == 32)
        #expect(rounded.pixels.first == 0x8000_0000 && rounded.pixels.last == 0x80FF_FFFF)
        #expect(zip(image.pixels, rounded.pixels).allSatisfy { abs(Int($0 & 255) - Int($1 & 255)) <= 5 })
        #expect(image.rounded(toBits: 8) == image)
    }
}

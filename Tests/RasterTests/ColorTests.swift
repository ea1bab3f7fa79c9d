import Raster
import Testing

struct ColorTests {
    @Test func hexAndPackedFormsAgree() {
        let blue = Color(0x0072B2)
        #expect(blue == Color(red: 0x00, green: 0x72, blue: 0xB2, alpha: 255))
        #expect(blue.packed == 0xFF00_72B2)
        #expect(Color(packed: 0x8001_0203) == Color(red: 1, green: 2, blue: 3, alpha: 0x80))
        #expect(blue.description == "#0072B2")
        #expect(Color(packed: 0x0801_0203).description == "#01020308")
    }

    @Test func mixingGoesFromOneColorToTheOther() {
        let (a, b) = (Color(0x00FF10), Color(0xFF0020))
        #expect(a.mixed(with: b, fraction: 0) == a)
        #expect(a.mixed(with: b, fraction: 1) == b)
        #expect(a.mixed(with: b, fraction: 0.5) == Color(0x808018))
    }

    @Test func contrastMatchesPublishedValues() {
        #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-9)
        // The lightest grey that passes 4.5 : 1 on white, and the one that just fails, as published with WCAG 2.
        #expect(Color(0x767676).contrast(with: .white) > 4.5)
        #expect(Color(0x777777).contrast(with: .white) < 4.5)
        #expect(Color.white.contrast(with: .black) == Color.black.contrast(with: .white))
    }

    @Test func opacityScalesAlpha() {
        #expect(Color.white.opacity(0.5).alpha == 128)
        #expect(Color.white.opacity(0.5).opacity(0.5).alpha == 64)
    }
}

import Glibc
import Testing

@testable import Tensors

/// Against the C library in double precision, over the whole range that training meets.
@Suite struct ElementaryTests {
    @Test func exponential() {
        for step in -8_700...8_800 {
            let x = Float(step) / 100
            let found = Double(Elementary.exp(.init(repeating: x))[3])
            let expected = Glibc.exp(Double(x))
            #expect(abs(found / expected - 1) < 3e-7, "exp \(x) = \(found)")
        }
        #expect(Elementary.exp(.init(repeating: -.infinity))[0] == 0)
        #expect(Elementary.exp(.init(repeating: -200))[0] == 0)
        #expect(Elementary.exp(.init(repeating: 200))[0] == .infinity)
        #expect(Elementary.exp(.init(repeating: .nan))[0].isNaN)
    }

    @Test func logarithm() {
        var x: Float = 1e-37
        while x < 1e37 {
            let found = Double(Elementary.log(.init(repeating: x))[5])
            let expected = Glibc.log(Double(x))
            #expect(abs(found - expected) < 3e-7 * max(1, abs(expected)), "log \(x) = \(found)")
            x *= 1.0137
        }
        #expect(Elementary.log(.init(repeating: 0))[0] == -.infinity)
        #expect(Elementary.log(.init(repeating: -1))[0].isNaN)
        #expect(Elementary.log(.init(repeating: .infinity))[0] == .infinity)
    }

    @Test func rotation() {
        for step in 0...4_096 {
            let turns = Float(step) / 4_096
            let (sine, cosine) = Elementary.sineAndCosine(turns: .init(repeating: turns))
            #expect(abs(Double(sine[0]) - sin(2 * Double.pi * Double(turns))) < 2e-7)
            #expect(abs(Double(cosine[7]) - cos(2 * Double.pi * Double(turns))) < 2e-7)
        }
    }
}

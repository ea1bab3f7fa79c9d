import Testing

@testable import Tensors

@Suite struct WholeLanesTests {
    private static let numbers = SIMD8<Int32>(0, 1, -1, 2, .max, .min, 7, 1 << 20)

    @Test(arguments: [Int32(0), 1, -1, 2, .max, .min, 7, 1 << 20, 5])
    func equal(_ value: Int32) {
        let mask = WholeLanes.mask(Self.numbers, equal: value)
        for lane in 0..<8 { #expect(mask[lane] == (Self.numbers[lane] == value), "\(Self.numbers[lane]) and \(value)") }
    }

    @Test func lastBit() {
        let mask = WholeLanes.mask(Self.numbers)
        for lane in 0..<8 { #expect(mask[lane] == (Self.numbers[lane] & 1 == 1), "\(Self.numbers[lane])") }
    }

    /// Exact, as the conversion of the language is.
    @Test func floats() {
        for x in [
            SIMD8<Int32>(-126, 129, 0, 1, -1, 255, -255, 2), SIMD8<Int32>(repeating: 1 << 21),
            SIMD8<Int32>(repeating: -(1 << 21)),
        ] {
            #expect(Elementary.float(x) == SIMD8<Float>(x))
        }
    }
}

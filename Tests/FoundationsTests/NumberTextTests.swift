import Foundations
import Testing

@Suite struct NumberTextTests {
    @Test(arguments: [
        (67.45, 1, "67.4"), (67.55, 1, "67.6"), (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"),
        (0.5, 0, "0"), (1.5, 0, "2"), (-0.04, 1, "0.0"), (-0.05, 1, "0.0"), (-0.05001, 1, "−0.1"), (3, 2, "3.00"),
        (99.95, 1, "100.0"), (99.85, 1, "99.8"), (0.0951, 1, "0.1"), (1e-9, 2, "0.00"), (0.06, 1, "0.1"),
        (1234, 0, "1234"), (12345, 0, "12_345"), (1_234_567.891, 2, "1_234_567.89"), (-12345.6, 1, "−12_345.6"),
        (999_999_999_999_999, 0, "999_999_999_999_999"), (1e20, 1, "1×10²⁰"), (-1.5e30, 0, "−1.5×10³⁰"),
        (.nan, 1, "not a number"), (.infinity, 1, "infinite"), (-.infinity, 1, "−infinite"), (0, 0, "0"),
        (.leastNonzeroMagnitude, 1, "0.0"), (0.3, 12, "0.300000000000"),
    ])
    func fixed(value: Double, decimals: Int, text: String) {
        let written = NumberText.print.fixed(value, decimals: decimals)
        #expect(written.replacing("\u{202F}", with: "_") == text)
    }

    @Test(arguments: [(0.04, "0.0"), (-0.04, "0.0"), (0.05, "0.0"), (0.15, "+0.2"), (-1.25, "−1.2"), (12, "+12.0")])
    func signed(value: Double, text: String) { #expect(NumberText.print.signed(value, decimals: 1) == text) }

    @Test(arguments: [
        (0.0, "0"), (67.8, "67.8"), (-4.25, "−4.25"), (1234.56, "1235"), (0.00012345, "0.0001234"), (100, "100"),
        (1e9, "1×10⁹"), (-2.5e-7, "−2.5×10⁻⁷"), (.nan, "–"), (.infinity, "–"), (99.99999, "100"),
        (123_456_789, "123_456_789"), (9999.96, "10_000"), (999_999_999.6, "1×10⁹"),
    ])
    func brief(value: Double, text: String) {
        #expect(NumberText.label.brief(value).replacing("\u{202F}", with: "_") == text)
    }

    @Test(arguments: [
        (0.0003, 3, "0.0003"), (0.00012345, 3, "0.000123"), (67.45, 3, "67.4"), (67.55, 3, "67.6"), (1000, 2, "1000"),
        (12345, 2, "12_000"), (1e-7, 3, "1×10⁻⁷"), (0, 3, "0"), (-0.0, 3, "0"), (9.996, 3, "10"), (2.5, 1, "2"),
        (999_999_999.6, 3, "1×10⁹"),
    ])
    func significant(value: Double, digits: Int, text: String) {
        #expect(NumberText.print.significant(value, digits: digits).replacing("\u{202F}", with: "_") == text)
    }

    @Test func exactIsTheShortestText() {
        #expect(NumberText.print.exact(0.0003) == "0.0003")
        #expect(NumberText.print.exact(0.1 + 0.2) == "0.30000000000000004")
        #expect(NumberText.data.exact(-12345.5) == "-12345.5")
        #expect(NumberText.data.exact(1e300) == "1e+300")
        #expect(NumberText.data.exact(2.5e-9) == "2.5e-9")
        #expect(NumberText.print.exact(-1_234_567, exponent: 0) == "−1\u{202F}234\u{202F}567")
        #expect(NumberText.print.exact(5, exponent: -3) == "0.005")
        #expect(NumberText.print.exact(50, exponent: -3) == "0.050")
        #expect(NumberText.print.exact(0, exponent: 3) == "0")
        #expect(NumberText.print.exact(2500, exponent: 0, groupsFrom: 4) == "2\u{202F}500")
    }

    /// What is written exactly is read back to the bit.
    @Test func exactTextIsReadBack() {
        var state: UInt64 = 1
        for _ in 0..<5000 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: state ^ (state >> 29))
            guard value.isFinite else { continue }
            #expect(Double(NumberText.data.exact(value)) == value)
        }
    }

    /// Whole numbers of hundredths tell what half to even has to give without any arithmetic on fractions.
    @Test func tiesGoToTheEvenDigit() {
        for hundredths in 0...10_000 {
            let (tenths, rest) = hundredths.quotientAndRemainder(dividingBy: 10)
            let isUp = rest > 5 || (rest == 5 && tenths % 2 == 1)
            let right = tenths + (isUp ? 1 : 0)
            let value = Double(hundredths) / 100
            #expect(NumberText.print.fixed(value, decimals: 1) == "\(right / 10).\(right % 10)")
            if right > 0 {
                #expect(NumberText.print.fixed(-value, decimals: 1) == "−\(right / 10).\(right % 10)")
            }
        }
    }

    @Test func percentHasItsSign() {
        #expect(NumberText.print.percent(67.45, decimals: 1) == "67.4\u{202F}%")
        #expect(NumberText.print.percent(.nan, decimals: 1) == "not a number")
        #expect(NumberText.superscript(-307) == "⁻³⁰⁷")
        #expect(NumberText.print.count(12345) == "12\u{202F}345")
    }
}

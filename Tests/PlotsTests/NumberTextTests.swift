import Testing

@testable import Plots

struct NumberTextTests {
    @Test(arguments: [
        (0.0, "0"), (67.8, "67.8"), (-4.25, "−4.25"), (1234.56, "1235"), (0.00012345, "0.0001235"), (100, "100"),
        (1e9, "1×10⁹"),
        (-2.5e-7, "−2.5×10⁻⁷"), (.nan, "–"), (.infinity, "–"), (99.99999, "100"),
    ])
    func briefNumbers(value: Double, text: String) { #expect(NumberText.brief(value) == text) }

    @Test func fixedNumbers() {
        #expect(NumberText.fixed(-0.04, decimals: 1) == "0.0")
        #expect(NumberText.fixed(-0.05001, decimals: 1) == "−0.1")
        #expect(NumberText.fixed(3, decimals: 2) == "3.00")
        #expect(NumberText.exact(-1_234_567, exponent: 0, grouping: true) == "−1,234,567")
        #expect(NumberText.exact(5, exponent: -3) == "0.005")
    }
}

import Raster
import Testing

@testable import Plots

struct LetteringTests {
    private let lettering = Lettering.nominal

    @Test func linesBreakWhereWordsEnd() {
        func wrap(_ text: String, _ width: Double, _ lines: Int) -> [String] {
            lettering.wrapped(text, size: 10, width: width, lines: lines)
        }
        #expect(wrap("hard-leaved pocket orchid", 70, 3) == ["hard-leaved", "pocket orchid"])
        #expect(wrap("hard-leaved pocket orchid", 40, 3) == ["hard-", "leaved", "pocke…"])
        #expect(wrap("striped_green", 50, 2) == ["striped_", "green"])
        #expect(wrap("Donaudampfschifffahrt", 50, 3) == ["Donaud…"])
        #expect(wrap("", 50, 2) == [""])
        #expect(wrap("one  two", 500, 2) == ["one  two"])
    }

    @Test func wrappedLinesKeepTheirWidthAndTheirText() {
        var random = TestRandom(seed: 4)
        for _ in 0..<500 {
            let words = (0..<random.next(in: 1...6)).map { _ in
                "W" + String(repeating: "i", count: random.next(in: 0...9))
            }
            let text = words.joined(separator: " ")
            let width = random.next(in: 30...160.0)
            let lines = lettering.wrapped(text, size: 12, width: width, lines: random.next(in: 1...4))
            #expect(lines.allSatisfy { lettering.width($0, size: 12) <= width }, "\(lines) in \(width)")
            if !lines.contains(where: { $0.hasSuffix("…") }) { #expect(lines.joined(separator: " ") == text) }
        }
    }

    private static let hasDejaVu = (try? Typeface.find())?.regular.path.hasSuffix("DejaVuSans.ttf") == true

    @Test(.enabled(if: hasDejaVu, "DejaVu Sans is not installed"))
    func nominalWidthsAreThoseOfDejaVu() throws {
        let measured = Lettering.measured(try .find())
        for weight in [Font.Weight.regular, .bold] {
            for text in ["Harmonic mean (%)", "0123456789", "AZaz~ {|}", "−4.2 ± 1", "a – b…"] {
                let (a, b) = (
                    lettering.extent(text, size: 100, weight: weight), measured.extent(text, size: 100, weight: weight)
                )
                #expect(
                    abs(a.width - b.width) <= 0.1 && abs(a.height - b.height) < 0.5
                        && abs(a.capHeight - b.capHeight) < 0.5, "\(text) \(weight)")
            }
        }
    }
}

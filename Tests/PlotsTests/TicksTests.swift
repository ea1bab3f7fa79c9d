import Foundation
import Testing

@testable import Plots

struct TicksTests {
    @Test(arguments: [
        (0.0, 100.0, 5, "0 25 50 75 100"),
        (0, 87.3, 5, "0 20 40 60 80 100"),
        (-3.1, 12.7, 5, "−5 0 5 10 15"),
        (0.412, 0.431, 5, "0.410 0.415 0.420 0.425 0.430 0.435"),
        (0, 0.3, 4, "0.0 0.1 0.2 0.3"),
        (5, 5, 3, "5"),
        (0, 0, 3, "0"),
        (1990, 2026, 4, "1990 2000 2010 2020 2030"),
        (0, 12000, 4, "0 2\u{202F}500 5\u{202F}000 7\u{202F}500 10\u{202F}000 12\u{202F}500"),
    ])
    func ticksAreThoseAPersonWouldChoose(low: Double, high: Double, count: Int, labels: String) {
        #expect(Ticks.linear(covering: low...high, about: count).labels.joined(separator: " ") == labels)
    }

    /// Random ranges over forty orders of magnitude.
    private func ranges() -> [(ClosedRange<Double>, Int)] {
        var random = TestRandom(seed: 1)
        return (0..<2000).map { _ in
            let size = pow(10, random.next(in: -20...20.0))
            let (a, b) = (random.next(in: -1...1.0) * size, random.next(in: -1...1.0) * size)
            return (min(a, b)...max(a, b), random.next(in: 2...9))
        }
    }

    @Test func linearTicksAreEvenNiceAndCoverTheRange() throws {
        for (range, count) in ranges() {
            let ticks = Ticks.linear(covering: range, about: count)
            let values = ticks.values
            #expect(
                values.count >= 2 && values.count <= 2 * count + 3, "\(values.count) ticks of \(count) for \(range)")
            let step = (values[values.count - 1] - values[0]) / Double(values.count - 1)
            for (a, b) in zip(values, values.dropFirst()) {
                #expect(abs(b - a - step) < step * 1e-6, "uneven ticks for \(range)")
            }
            let mantissa = step / pow(10, log10(step * 1.0000001).rounded(.down))
            #expect([1, 2, 2.5, 5].contains { abs(mantissa - $0) < 1e-4 }, "a step of \(step) for \(range)")
            #expect(ticks.domain.lowerBound <= range.lowerBound && ticks.domain.upperBound >= range.upperBound)
            #expect(values.allSatisfy(ticks.domain.contains))
            // The extension of the domain is never more than a step on either side.
            #expect(
                range.lowerBound - ticks.domain.lowerBound <= step * 1.001
                    && ticks.domain.upperBound - range.upperBound <= step * 1.001)
        }
    }

    @Test func labelsAreDistinctAndMeanTheirValues() throws {
        for (range, count) in ranges() {
            let ticks = Ticks.linear(covering: range, about: count)
            #expect(Set(ticks.labels).count == ticks.labels.count, "\(ticks.labels) for \(range)")
            let largest = try #require(ticks.values.map(abs).max())
            for (label, value) in zip(ticks.labels, ticks.values) {
                let plain = label.replacing("−", with: "-").replacing("\u{202F}", with: "")
                let read = try #require(Double(plain), "“\(label)” is no number")
                #expect(
                    abs(read * pow(10, Double(ticks.exponent)) - value) <= largest * 1e-9,
                    "“\(label)” ×10^\(ticks.exponent) for \(value)")
            }
            let decimals = Set(ticks.labels.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 })
            #expect(decimals.count == 1, "\(ticks.labels)")
        }
    }

    @Test func aGivenDomainIsKept() {
        let ticks = Ticks.linear(covering: 3...97, about: 5, extended: false)
        #expect(ticks.domain == 3...97 && ticks.labels.joined(separator: " ") == "20 40 60 80", "\(ticks.labels)")
        for (range, count) in ranges() where range.upperBound - range.lowerBound > 1e-6 * abs(range.upperBound) {
            let ticks = Ticks.linear(covering: range, about: count, extended: false)
            #expect(ticks.domain == range && ticks.values.allSatisfy(range.contains))
        }
    }

    @Test(arguments: [
        (1.0, 1000.0, 4, "1 10 100 1000"), (10, 3000, 5, "10 20 50 100 200 500 1000 2000 5000"),
        (0.004, 4, 4, "0.001 0.01 0.1 1 10"), (1e-9, 1, 4, "10⁻⁹ 10⁻⁶ 10⁻³ 10⁰"), (20, 45, 4, "20 25 30 35 40 45"),
        (1, 1e5, 6, "1 10 100 1\u{202F}000 10\u{202F}000 100\u{202F}000"),
    ])
    func logarithmicTicksFollowTheDecades(low: Double, high: Double, count: Int, labels: String) {
        #expect(Ticks.logarithmic(covering: low...high, about: count).labels.joined(separator: " ") == labels)
    }

    @Test func logarithmicTicksCoverTheRange() {
        var random = TestRandom(seed: 2)
        for _ in 0..<1000 {
            let (a, b) = (pow(10, random.next(in: -12...12.0)), pow(10, random.next(in: -12...12.0)))
            let range = min(a, b)...max(a, b)
            for extended in [true, false] {
                let ticks = Ticks.logarithmic(covering: range, about: random.next(in: 2...9), extended: extended)
                #expect(
                    !ticks.values.isEmpty && ticks.values == ticks.values.sorted()
                        && Set(ticks.labels).count == ticks.labels.count)
                #expect(
                    ticks.domain.lowerBound > 0 && ticks.domain.lowerBound <= range.lowerBound
                        && ticks.domain.upperBound >= range.upperBound)
                #expect(ticks.values.allSatisfy(ticks.domain.contains))
                if extended, range.upperBound / range.lowerBound > 10 {
                    #expect(ticks.values.count <= 25, "\(ticks.labels)")
                }
            }
        }
    }

    @Test func missingNumbersAskForNothing() throws {
        let channels = [Channel.numbers(.y, [.nan, 3, .infinity, 8])]
        let scale = Scale.trained(on: channels, axis: Axis(), count: 4)
        #expect(try #require(scale.domain).contains(8) && scale.domain!.lowerBound > 0)
        #expect(Scale.trained(on: channels, axis: Axis(includesZero: true), count: 4).domain!.lowerBound == 0)
        #expect(
            Scale.trained(on: [.numbers(.y, [3, 8], includesZero: true)], axis: Axis(domain: 2...9), count: 4).domain
                == 2...9)
        #expect(Scale.trained(on: [], axis: Axis(), count: 4).domain == 0...1)
        #expect(
            Scale.trained(on: [.numbers(.y, [0, -1])], axis: Axis(transform: .logarithmic), count: 4).domain == 1...10)
    }

    @Test func categoriesShareTheAxis() {
        let scale = Scale.trained(
            on: [.categories(.x, ["a", "b"]), .categories(.x, ["b", "c", "d"])], axis: Axis(), count: 4)
        guard case .band(let bands) = scale else {
            Issue.record("not a scale of categories")
            return
        }
        #expect(
            bands.categories == ["a", "b", "c", "d"] && bands.band(of: "c") == 0.5...0.75
                && scale.fraction(of: 2.5) == 0.625)
    }
}

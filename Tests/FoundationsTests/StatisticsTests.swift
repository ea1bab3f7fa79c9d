import Foundations
import Testing

/// Reference numbers are those of scipy 1.x (`stats.t.sf`, `stats.t.ppf`, `stats.ttest_ind`, `stats.ttest_rel`).
@Suite struct StatisticsTests {
    static func values(_ values: [Double], from first: Int = 1) -> SeedValues {
        SeedValues(values.enumerated().map { (seed: first + $0, value: $1) })
    }

    @Test(arguments: [
        (1.0, 1.0, 0.5), (2.5, 3.7, 0.07182202291182678), (0.1, 2.2, 0.9287221360411958),
        (12.7062, 1, 0.0500000185607104), (40, 8, 1.6785718879145792e-10), (0.001, 5, 0.9992407867721976),
        (3, 1e6, 0.0026998625414218), (2, 0.7, 0.36914815166652265), (6.5, 30.25, 3.3451609068333844e-07), (0, 4, 1),
    ])
    func studentsTail(t: Double, degrees: Double, probability: Double) {
        let found = StudentT(degreesOfFreedom: degrees).probability(beyond: t)
        #expect(abs(found - probability) <= 1e-9 * probability, "\(found)")
    }

    @Test(arguments: [
        (1.0, 12.706204736174694), (2.5, 3.5746548420036817), (9, 2.262157162798205), (133.7, 1.977866195175816),
    ])
    func studentsQuantile(degrees: Double, quantile: Double) {
        #expect(abs(StudentT(degreesOfFreedom: degrees).quantile(within: 0.95) - quantile) < 1e-9 * quantile)
    }

    @Test func welchsTest() throws {
        let a = Self.values([67.1, 66.2, 68.4])
        let b = Self.values([65.0, 65.9, 63.2, 64.4], from: 10)
        let terms = [a.term(), b.term(times: -1)].compactMap(\.self)
        let estimate = try #require(IndependentMeans(mean: a.mean - b.mean, terms: terms).estimate)
        #expect(abs(estimate.pValue - 0.03220436653689771) < 1e-10)
        #expect(abs(estimate.degreesOfFreedom - 4.519026869365929) < 1e-10)
        #expect(abs(estimate.halfWidth95 - 2.266030009950775) < 1e-9)
    }

    @Test func pairedTest() throws {
        let a = Self.values([67.1, 66.2, 68.4])
        let b = Self.values([65.0, 65.9, 63.2])
        let estimate = try #require(a.paired(with: b, -)?.estimate)
        #expect(abs(estimate.pValue - 0.21869227120917833) < 1e-10)
        #expect(abs(estimate.halfWidth95 - 6.157121279473266) < 1e-9)
    }

    @Test func pairsAreMadeBySeedInAnyOrder() throws {
        let a = SeedValues([(seed: 3, value: 30), (seed: 1, value: 10), (seed: 2, value: 20)])
        let b = SeedValues([(seed: 2, value: 2.0), (seed: 4, value: 4), (seed: 3, value: 3)])
        #expect(a.seeds == [1, 2, 3] && a.values == [10, 20, 30])
        let difference = try #require(a.paired(with: b, -))
        #expect(difference.seeds == [2, 3] && difference.values == [18, 27])
        #expect(a[2] == 20 && a[9] == nil)
        #expect(a.paired(with: SeedValues([(seed: 9, value: 1)]), -) == nil)
    }

    @Test func withoutSpreadNothingIsInferred() throws {
        #expect(Self.values([1]).sd == nil && Self.values([1]).estimate == nil)
        // A sum of three times 67.1, divided by three, is not 67.1.
        let same = Self.values([67.1, 67.1, 67.1])
        #expect(same.mean == 67.1 && same.sd == 0 && same.estimate == nil)
        // Every seed gains 0.4, but for rounding of numbers a hundred times as large.
        let gain = try #require(Self.values([67.5, 65.4, 66.3]).paired(with: Self.values([67.1, 65.0, 65.9]), -))
        #expect(Set(gain.values).count > 1)
        #expect(gain.sd == 0 && gain.estimate == nil)
        #expect(gain.map(.factor(1e6)) { $0 * 1e6 }.sd == 0 && gain.map(.shift(3)) { $0 + 3 }.sd == 0)
        #expect(IndependentMeans(mean: 1, terms: [.init(variance: 0, degreesOfFreedom: 2)]).estimate == nil)
    }

    @Test(arguments: [
        ([3, 3], "over 3 seeds each"), ([3], "over 3 seeds"), ([1], "of one seed"), ([1, 1], "of one seed each"),
        ([2, 3, 2], "over 2 to 3 seeds"), ([], "over no seeds"),
    ])
    func seedsInWords(counts: [Int], text: String) { #expect(SeedValues.countText(counts) == text) }
}

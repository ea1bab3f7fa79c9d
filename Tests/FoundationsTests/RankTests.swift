import Foundations
import Testing

/// Reference numbers are those of scipy 1.17 (`friedmanchisquare`, `stats.f.sf`, `studentized_range.ppf`, `wilcoxon`),
/// and of the worked example in Demšar, "Statistical comparisons of classifiers over multiple data sets", JMLR 2006.
@Suite struct RankTests {
    /// Table 6 of Demšar: the area under the ROC curve of C4.5, with m, with cf, and with both, on 14 data sets.
    private static let demsar: [[Double]] = [
        [0.763, 0.768, 0.771, 0.798], [0.599, 0.591, 0.590, 0.569], [0.954, 0.971, 0.968, 0.967],
        [0.628, 0.661, 0.654, 0.657], [0.882, 0.888, 0.886, 0.898], [0.936, 0.931, 0.916, 0.931],
        [0.661, 0.668, 0.609, 0.685], [0.583, 0.583, 0.563, 0.625], [0.775, 0.838, 0.866, 0.875], [1, 1, 1, 1],
        [0.940, 0.962, 0.965, 0.962], [0.619, 0.666, 0.614, 0.669], [0.972, 0.981, 0.9751, 0.975],
        [0.957, 0.978, 0.946, 0.970],
    ]

    private static func isNear(_ value: Double?, _ wanted: Double, _ tolerance: Double = 1e-9) -> Bool {
        value.map { abs($0 - wanted) <= tolerance * max(abs(wanted), 1e-300) } ?? false
    }

    @Test func tiesShareTheMeanOfTheirPlaces() {
        let ranks = Ranks(of: [5, 1, 3, 3, 9, 3, 5])
        #expect(ranks.values == [5.5, 1, 3, 3, 7, 3, 5.5] && ranks.ties == [3, 2])
        #expect(Ranks(of: []).values == [] && Ranks(of: [4]).values == [1])
        #expect(Ranks(of: [2, 2, 2]).values == [2, 2, 2])
        // 0.1 + 0.2 is not 0.3.
        #expect(Ranks(of: [0.1 + 0.2, 0.3], tolerance: 1e-12).values == [1.5, 1.5])
    }

    @Test func friedmansTestOfDemsarsExample() {
        let test = FriedmanTest(Self.demsar, higherIsBetter: true)
        for (rank, wanted) in zip(test.meanRanks, [3.142857142857143, 2, 2.892857142857143, 1.9642857142857142]) {
            #expect(Self.isNear(rank, wanted))
        }
        // The paper leaves ties as they are, which gives 9.28; corrected for them it is more.
        #expect(Self.isNear(test.chiSquare.map { $0 * test.tieFactor }, 9.278571428571437))
        #expect(Self.isNear(test.chiSquare, 10.228346456692925) && Self.isNear(test.pValue, 0.016721580328441323))
        #expect(test.degreesOfFreedom == 3 && test.fForm?.degreesOfFreedom == [3, 39])
        #expect(Self.isNear(test.fForm?.statistic, 4.1851301115241695))
        #expect(Self.isNear(test.fForm?.pValue, 0.011620659515310975))
        #expect(Self.isNear(NemenyiTest(methods: 4, datasets: 14, alpha: 0.05).criticalDifference, 1.25, 0.01))
        #expect(Self.isNear(NemenyiTest(methods: 4, datasets: 14, alpha: 0.1).criticalDifference, 1.12, 0.01))
    }

    @Test func lowerValuesCanBeBetter() {
        let up = FriedmanTest(Self.demsar, higherIsBetter: true)
        let down = FriedmanTest(Self.demsar.map { $0.map { -$0 } }, higherIsBetter: false)
        #expect(up == down)
        let turned = FriedmanTest(Self.demsar, higherIsBetter: false)
        #expect(zip(up.meanRanks, turned.meanRanks).allSatisfy { Self.isNear($0 + $1, 5) })
        #expect(Self.isNear(turned.chiSquare, up.chiSquare!))
    }

    @Test func friedmansTestWithoutDifferencesOrWithoutDoubt() {
        let alike = FriedmanTest([[1, 1, 1], [2, 2, 2]], higherIsBetter: true)
        #expect(alike.meanRanks == [2, 2, 2] && alike.chiSquare == nil && alike.pValue == 1 && alike.fForm == nil)
        let agreed = FriedmanTest([[1, 2, 3], [10, 20, 30], [0, 1, 9]], higherIsBetter: true)
        #expect(agreed.meanRanks == [3, 2, 1] && agreed.chiSquare == 6 && agreed.fForm == nil)
        #expect(Self.isNear(agreed.pValue, 0.049787068367863944))
        // Means that differ by rounding are equal.
        #expect(FriedmanTest([[0.1 + 0.2, 0.3], [0.3, 0.1 + 0.2]], higherIsBetter: true).chiSquare == nil)
    }

    private static let quantiles: [(Int, Double, Double)] = [
        (2, 0.05, 1.9599639845400534), (2, 0.1, 1.6448536269514722), (3, 0.05, 2.343700586378409),
        (4, 0.05, 2.569031772546482), (5, 0.1, 2.4595157642714183), (6, 0.01, 3.3637403684813667),
        (10, 0.05, 3.163683577053373), (15, 0.1, 3.1591988189088367), (20, 0.05, 3.5437991315177815),
        (20, 0.1, 3.319233059548415), (50, 0.05, 3.9923432900094076),
    ]

    @Test(arguments: quantiles)
    func nemenyisQuantile(methods: Int, alpha: Double, quantile: Double) {
        let found = NemenyiTest.quantile(methods: methods, alpha: alpha)
        #expect(abs(found - quantile) < 1e-6, "\(found)")
    }

    @Test func groupsAreTheLargestThatDoNotDiffer() {
        // Of two methods on six data sets: 1.96 √(6 / 36).
        let test = NemenyiTest(methods: 2, datasets: 6, alpha: 0.05)
        #expect(Self.isNear(test.criticalDifference, 0.8001519, 1e-6))
        #expect(test.groups([1.2, 1.8]) == [[0, 1]] && test.groups([1, 2]) == [])
        #expect(test.groups([3.1, 1, 1.5, 2.2, 4.5, 2.25]) == [[1, 2], [2, 3, 5]])
        #expect(test.groups([2, 2, 2]) == [[0, 1, 2]])
    }

    private static let exact: [([Double], Double, Double)] = [
        ([1.5, -0.5, 2, 3, 4], 1.0, 0.125), ([1.0, 2, 3, 4, 5], 0, 0.0625),
        ([6.0, -1, 2, -3, 4, -5, 7, 8.5], 9, 0.25),
        (
            [
                2.341, -2.256, 0.718, -0.268, -0.153, 0.084, -1.72, 0.068, -0.565, 3.623, 0.526, -0.053, 0.019, -0.368,
                -0.755, -0.091, 0.782, 0.061, 1.258, 0.1, 0.324, 1.846, 0.845, -0.205, 0.117, 0.841, 2.235, 0.03,
                0.056, 1.302,
            ], 151, 0.09610157273709774
        ),
    ]

    @Test(arguments: exact)
    func wilcoxonsTestIsExact(differences: [Double], statistic: Double, pValue: Double) throws {
        let test = try #require(WilcoxonTest(differences, against: differences.map { _ in 0 }))
        #expect(test.isExact && min(test.above, test.below) == statistic && Self.isNear(test.pValue, pValue))
        let turned = try #require(WilcoxonTest(differences.map { -$0 }, against: differences.map { _ in 0 }))
        #expect(turned.pValue == test.pValue && turned.above == test.below)
    }

    private static let many: [Double] = (0..<65).map { (place: Int) -> Double in
        place < 20 ? Double(place - 20) : Double(place) - 19.5
    }
    private static let tied: [([Double], Int, Double, Double)] = [
        ([1.0, -1, 2, 2, -3, 4, 5, 5, 6, -2], 10, 11.5, 0.11271708474094375),
        ([0.0, 0, 1, -1, 2, 2, -3, 4, 5], 7, 6.5, 0.2350444507531182),
        (many, 65, 420, 2.0371636735065863e-05),
    ]

    @Test(arguments: tied)
    func wilcoxonsTestIsNormal(differences: [Double], count: Int, statistic: Double, pValue: Double) throws {
        let test = try #require(WilcoxonTest(differences, against: differences.map { _ in 0 }))
        #expect(!test.isExact && test.count == count && min(test.above, test.below) == statistic)
        #expect(Self.isNear(test.pValue, pValue))
    }

    @Test func wilcoxonsTestLeavesOutWhatIsEqual() throws {
        #expect(WilcoxonTest([0.3, 5], against: [0.1 + 0.2, 5]) == nil)
        // C4.5 with m against without, of Demšar's table: two data sets are ties.
        let test = try #require(WilcoxonTest(Self.demsar.map { $0[1] }, against: Self.demsar.map { $0[0] }))
        #expect(test.count == 12 && min(test.above, test.below) == 6.5 && !test.isExact)
        #expect(WilcoxonTest.leastPValue(count: 5) == 0.0625)
    }

    @Test func holmStepsDown() {
        let corrected = HolmCorrection.corrected([0.04, 0.01, 0.03, 0.9])
        #expect(zip(corrected, [0.09, 0.04, 0.09, 0.9]).allSatisfy { Self.isNear($0, $1) })
        #expect(HolmCorrection.corrected([0.6, 0.7]) == [1, 1] && HolmCorrection.corrected([]) == [])
        #expect(HolmCorrection.corrected([0.2]) == [0.2])
    }
}

import Foundation
import ReferenceCases
import Tensors
import Testing
import ZeroShot

@Suite struct OutOfDistributionMetricsTests {
    /// The independent implementation's metrics of its own scores.
    @Test(arguments: ReferenceCase.all("ood-scores.json"))
    func reference(_ reference: ReferenceCase) {
        let isInside = reference.integers("inDistribution").map { $0 == 1 }
        for name in reference.outputs.keys.sorted() where name.hasPrefix("score.") {
            let scores = reference.expected(name)
            func chosen(_ wanted: Bool) -> [Double] { zip(scores, isInside).compactMap { $1 == wanted ? $0 : nil } }
            let metrics = DetectionMetrics(inDistribution: chosen(true), outOfDistribution: chosen(false))
            let short = name.dropFirst("score.".count)
            for (metric, value) in [
                ("auroc", metrics.auroc), ("auprIn", metrics.auprIn), ("auprOut", metrics.auprOut),
                ("fpr95", metrics.falsePositiveRate95),
            ] {
                #expect(abs(value - reference.expected("\(metric).\(short)")[0]) < 1e-12, "\(metric) of \(short)")
            }
        }
    }

    /// By hand, with a tie between the kinds.
    @Test func ties() {
        let curve = DetectionCurve(inDistribution: [4, 3, 2, 2], outOfDistribution: [3, 1])
        #expect(curve.points.map(\.threshold) == [nil, 4, 3, 2, 1])
        #expect(curve.points.map(\.inside) == [0, 1, 2, 4, 4])
        #expect(curve.points.map(\.outside) == [0, 0, 1, 1, 2])
        let metrics = DetectionMetrics(curve)
        // Pairs in order: against 3, one and a half of four; against 1, all four.
        #expect(metrics.auroc == 5.5 / 8)
        // Recall ¼ at precision 1, another ¼ at ⅔, a half at ⅘.
        #expect(abs(metrics.auprIn - (0.25 + 0.25 * 2 / 3 + 0.5 * 4 / 5)) < 1e-12)
        // From below: a half at precision 1, nothing new at 2, a half at 2 of 5.
        #expect(abs(metrics.auprOut - (0.5 + 0.5 * 2 / 5)) < 1e-12)
        #expect(metrics.falsePositiveRate95 == 0.5)
        #expect(metrics.detectionError == 0.25)
        #expect(metrics.balancedAccuracy == 0.75 && metrics.balancedThreshold == 2)
        #expect(curve.roc.map(\.x) == [0, 0, 0.5, 0.5, 1] && curve.roc.map(\.y) == [0, 0.25, 0.5, 1, 1])
    }

    /// The area under the curve is the statistic of Mann and Whitney, counted pair by pair, on scores with many ties.
    @Test(arguments: 0..<20)
    func areaIsMannWhitney(_ trial: Int) {
        var stream = RandomStream(seed: UInt64(trial))
        let scores = (0..<90).map { _ in Double((stream.uniform() * 12).rounded()) }
        let (inside, outside) = (Array(scores[..<(30 + trial)]), Array(scores[(30 + trial)...]))
        var wins = 0.0
        for a in inside {
            for b in outside { wins += a > b ? 1 : a == b ? 0.5 : 0 }
        }
        let metrics = DetectionMetrics(inDistribution: inside, outOfDistribution: outside)
        #expect(abs(metrics.auroc - wins / Double(inside.count * outside.count)) < 1e-12)
        // Any order-preserving change of the scores leaves the ranks alone; turning the order round swaps the kinds.
        let bent = DetectionMetrics(inDistribution: inside.map { exp($0) }, outOfDistribution: outside.map { exp($0) })
        #expect(
            bent.auroc == metrics.auroc && bent.auprIn == metrics.auprIn && bent.auprOut == metrics.auprOut
                && bent.balancedAccuracy == metrics.balancedAccuracy)
        let turned = DetectionMetrics(inDistribution: outside.map { -$0 }, outOfDistribution: inside.map { -$0 })
        #expect(abs(turned.auroc - metrics.auroc) < 1e-12 && abs(turned.auprIn - metrics.auprOut) < 1e-12)
    }

    /// The threshold that the metrics name gives the accuracy that they name.
    @Test func balancedThresholdDoesWhatItSays() {
        let (inside, outside) = ([0.9, 0.8, 0.4, 0.35], [0.5, 0.3, 0.2, 0.1, 0.36])
        let metrics = DetectionMetrics(inDistribution: inside, outOfDistribution: outside)
        let passed = Double(inside.count { $0 >= metrics.balancedThreshold }) / 4
        let held = Double(outside.count { $0 < metrics.balancedThreshold }) / 5
        #expect(abs((passed + held) / 2 - metrics.balancedAccuracy) < 1e-12)
        #expect(abs(metrics.balancedAccuracy - 0.8) < 1e-12)
    }

    /// A score that tells nothing, one that tells all, one that tells it upside down; and one of a diverged network.
    @Test func extremes() throws {
        let constant = DetectionMetrics(inDistribution: [1, 1, 1], outOfDistribution: [1])
        #expect(
            constant.auroc == 0.5 && constant.auprIn == 0.75 && constant.auprOut == 0.25
                && constant.falsePositiveRate95 == 1 && constant.balancedAccuracy == 0.5)
        let perfect = DetectionMetrics(inDistribution: [3, 2], outOfDistribution: [1, 0])
        #expect(
            perfect.auroc == 1 && perfect.auprIn == 1 && perfect.auprOut == 1 && perfect.falsePositiveRate95 == 0
                && perfect.balancedAccuracy == 1 && perfect.detectionError == 0)
        let inverted = DetectionMetrics(inDistribution: [1, 0], outOfDistribution: [3, 2])
        #expect(inverted.auroc == 0 && inverted.falsePositiveRate95 == 1 && inverted.balancedAccuracy == 0.5)
        let diverged = DetectionCurve(inDistribution: [.nan, .nan], outOfDistribution: [.nan, -.infinity])
        #expect(!diverged.isValid && constant.auroc.isFinite)
        #expect(DetectionMetrics(diverged).auroc.isNaN && DetectionMetrics(diverged).balancedThreshold.isNaN)
        let copy = try JSONDecoder().decode(DetectionCurve.self, from: JSONEncoder().encode(diverged))
        #expect(copy == diverged)
    }

    /// 95 % of 20 rows are 19, and of 21 rows 20.
    @Test(arguments: [(20, 19), (21, 20), (40, 38), (100, 95)])
    func ninetyFivePercent(rows: Int, pass: Int) {
        let curve = DetectionCurve(inDistribution: (0..<rows).map(Double.init), outOfDistribution: [-1])
        #expect(curve.point(truePositivePercent: 95).inside == pass)
    }
}

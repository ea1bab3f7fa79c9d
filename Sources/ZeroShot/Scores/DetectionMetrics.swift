/// How well a score tells in-distribution rows from others. All are shares from 0 to 1, and no numbers where a score
/// was none.
public struct DetectionMetrics: Codable, Hashable, Sendable {
    /// Area under the ROC curve: the chance that an in-distribution row scores above another, ties counting half (Mann
    /// and Whitney 1947).
    public var auroc: Double
    /// Average precision at finding in-distribution rows.
    public var auprIn: Double
    /// Average precision at finding out-of-distribution rows.
    public var auprOut: Double
    /// Share of out-of-distribution rows that pass where at least 95 % of the in-distribution rows do.
    public var falsePositiveRate95: Double
    /// Chance of an error at that threshold if both kinds are equally frequent.
    ///
    /// Source: Liang, Li, Srikant, ICLR 2018, section 4.2.
    public var detectionError: Double
    /// The greatest mean of both kinds' accuracy at any threshold.
    public var balancedAccuracy: Double
    /// The score at and above which a row is then taken for in-distribution.
    public var balancedThreshold: Double

    /// The metrics of a curve.
    public init(_ curve: DetectionCurve) {
        guard curve.isValid else {
            (auroc, auprIn, auprOut, falsePositiveRate95) = (.nan, .nan, .nan, .nan)
            (detectionError, balancedAccuracy, balancedThreshold) = (.nan, .nan, .nan)
            return
        }
        // Twice the pairs in the right order, in whole numbers.
        var pairs = 0
        for (before, after) in zip(curve.points, curve.points.dropFirst()) {
            pairs += (after.outside - before.outside) * (after.inside + before.inside)
        }
        auroc = Double(pairs) / 2 / Double(curve.inDistribution) / Double(curve.outOfDistribution)
        auprIn = Self.averagePrecision(curve.precisionRecall)
        auprOut = Self.averagePrecision(curve.precisionRecallOut)
        let most = curve.point(truePositivePercent: 95)
        falsePositiveRate95 = curve.falsePositiveRate(most)
        detectionError = 1 - curve.balancedAccuracy(most)
        let best = curve.balancedPoint
        balancedAccuracy = curve.balancedAccuracy(best)
        balancedThreshold = best.threshold ?? .greatestFiniteMagnitude
    }

    /// Traps unless there are rows of both kinds.
    public init(inDistribution: [Double], outOfDistribution: [Double]) {
        self.init(DetectionCurve(inDistribution: inDistribution, outOfDistribution: outOfDistribution))
    }

    /// Σ (recall gained) × precision. No line is drawn between points: precision is not linear in recall.
    private static func averagePrecision(_ points: [DetectionCurve.Coordinate]) -> Double {
        var (sum, recall) = (0.0, 0.0)
        for point in points {
            sum += (point.x - recall) * point.y
            recall = point.x
        }
        return sum
    }
}

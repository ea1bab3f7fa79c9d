/// Accuracy of generalized zero-shot classification, in percent, averaged over classes.
///
/// Not a number where the scores behind them were none, or where there is no test row to take them from.
/// Source: Xian, Lampert, Schiele, Akata, "Zero-shot learning: a comprehensive evaluation of the good, the bad and the
/// ugly", TPAMI 2018, section 4; AUSUC: Chao et al., "An empirical study and analysis of generalized zero-shot
/// learning", ECCV 2016.
public struct Metrics: Codable, Hashable, Sendable {
    /// Unseen test rows, over all candidate classes.
    public var unseen: Double
    /// Seen test rows, over all candidate classes.
    public var seen: Double
    /// Unseen test rows over unseen candidates alone: conventional zero-shot learning.
    public var conventional: Double
    /// Area under the seen–unseen accuracy curve, in percent of the unit square.
    public var curveArea: Double

    /// Metrics of their numbers.
    public init(unseen: Double, seen: Double, conventional: Double, curveArea: Double) {
        self.unseen = unseen
        self.seen = seen
        self.conventional = conventional
        self.curveArea = curveArea
    }

    /// 2US/(U + S), 0 where both are.
    public var harmonicMean: Double { Self.harmonicMean(unseen: unseen, seen: seen) }

    /// H = 2US/(U + S), 0 where both are.
    public static func harmonicMean(unseen: Double, seen: Double) -> Double {
        // Not "where the sum is above 0": what is not a number has to stay so.
        unseen + seen == 0 ? 0 : 2 * unseen * seen / (unseen + seen)
    }

    /// The field's names: U, S, H, T1, AUSUC.
    public var named: [(name: String, value: Double)] {
        [("U", unseen), ("S", seen), ("H", harmonicMean), ("T1", conventional), ("AUSUC", curveArea)]
    }
}

/// Accuracy of generalized zero-shot classification, in percent, averaged over classes.
///
/// Source: Xian, Lampert, Schiele, Akata, "Zero-shot learning: a comprehensive evaluation of the good, the bad and the ugly", TPAMI 2018, section 4; AUSUC: Chao et al., "An empirical study and analysis of generalized zero-shot learning", ECCV 2016.
public struct Metrics: Codable, Hashable, Sendable {
    /// Unseen test rows, over all candidate classes.
    public var unseen: Double
    /// Seen test rows, over all candidate classes.
    public var seen: Double
    /// Unseen test rows over unseen candidates alone: conventional zero-shot learning.
    public var conventional: Double
    /// Area under the seen–unseen accuracy curve, in percent of the unit square.
    public var curveArea: Double

    public init(unseen: Double, seen: Double, conventional: Double, curveArea: Double) {
        self.unseen = unseen
        self.seen = seen
        self.conventional = conventional
        self.curveArea = curveArea
    }

    /// 2US/(U + S), 0 where both are.
    public var harmonicMean: Double { unseen + seen > 0 ? 2 * unseen * seen / (unseen + seen) : 0 }

    /// The field's names: U, S, H, T1, AUSUC.
    public var named: [(name: String, value: Double)] {
        [("U", unseen), ("S", seen), ("H", harmonicMean), ("T1", conventional), ("AUSUC", curveArea)]
    }
}

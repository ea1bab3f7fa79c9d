/// What came of one strategy.
public struct StrategyResult: Sendable {
    /// Which strategy the result is of.
    public let strategy: Strategy
    /// The gate's score; nil where there is no gate.
    public let score: String?
    /// How `gamma` was fixed; nil where there is none.
    public let rule: ThresholdRule?
    /// U and S are the shares that are right.
    public let shares: ErrorShares
    /// Percent of unseen test rows named right with unseen classes alone to choose from: T1.
    public let conventional: Double
    /// Area under the seen–unseen curve in percent; nil for a gate, which takes nothing off a score.
    public let curveArea: Double?
    /// The threshold of a gate, in standard units of the teacher's training rows, or the constant taken off seen
    /// scores.
    public let gamma: Double?
    /// U and S along the threshold of a gate.
    public let curve: ThresholdCurve?

    init(
        strategy: Strategy, score: String? = nil, rule: ThresholdRule? = nil, shares: ErrorShares, conventional: Double,
        curveArea: Double? = nil, gamma: Double? = nil,
        curve: ThresholdCurve? = nil
    ) {
        self.strategy = strategy
        self.score = score
        self.rule = rule
        self.shares = shares
        self.conventional = conventional
        self.curveArea = curveArea
        self.gamma = gamma
        self.curve = curve
    }
}

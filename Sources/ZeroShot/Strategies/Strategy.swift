/// A way to make a classifier over seen and unseen classes of a trained generator and a teacher.
///
/// Source: Wang, Hong, Huangfu, Huang, "Data distribution distilled generative model for generalized zero-shot
/// recognition", AAAI 2024, the analysis of training strategies (TS, IV-TS, end to end).
public enum Strategy: String, Codable, Hashable, Sendable, CaseIterable {
    /// The teacher's score says seen or unseen; a seen expert or an unseen expert then classifies.
    case twoStage = "ts"
    /// The same experts, and every row at the right one: the upper bound of `twoStage`.
    case idealTwoStage = "iv-ts"
    /// The single softmax with a constant taken off its scores of seen classes.
    case calibratedStacking = "calibrated-stacking"
    /// One softmax on real seen and generated unseen rows.
    case softmax
    /// The student that was trained beside the generator.
    case endToEnd = "end-to-end"

    /// As tables name it.
    public var title: String {
        switch self {
        case .twoStage: "TS"
        case .idealTwoStage: "IV-TS"
        case .calibratedStacking: "calibrated stacking"
        case .softmax: "softmax"
        case .endToEnd: "end to end"
        }
    }
}

/// How a threshold on the teacher's score, or the constant of calibrated stacking, is fixed.
public enum ThresholdRule: String, Codable, Hashable, Sendable, CaseIterable {
    /// Where H is highest in a run of its own on the training rows alone, with held-out seen classes in the place of
    /// unseen ones.
    case validation
    /// Where 95 % of the held-out seen rows of that smaller problem pass. No unseen class, held out or not, has a say.
    /// For a gate alone.
    case tpr95
    /// Where H is highest on the test rows. It flatters.
    case testBest = "test-best"
}

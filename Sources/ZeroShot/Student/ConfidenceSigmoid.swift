import Tensors

/// The learned sigmoid that turns a teacher's score into an in-distribution confidence, as a run left it.
public struct ConfidenceSigmoid: Codable, Hashable, Sendable {
    /// α.
    public var slope: Double
    /// β.
    public var shift: Double
    /// As the paper states it, or as the released code computes it.
    public var form: LossForm
    /// The score that it is applied to, a name of `ScoreRegistry`.
    public var score: String

    /// A sigmoid of its two numbers.
    public init(slope: Double, shift: Double, form: LossForm, score: String) {
        self.slope = slope
        self.shift = shift
        self.form = form
        self.score = score
    }
}

import Foundation
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

    /// σ(α(s − β)) of a score s, as the paper states it; σ(α(s + β)) as the released code computes it.
    public func confidence(of score: Double) -> Double {
        1 / (1 + exp(-slope * (score + Double(Self.shiftSign(form)) * shift)))
    }

    /// The sign with which β enters: the two statements differ.
    static func shiftSign(_ form: LossForm) -> Float { form == .paper ? -1 : 1 }
}

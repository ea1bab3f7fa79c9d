import Tensors

/// A constant γ taken off the scores of seen classes, since classifiers trained on them alone favour them.
///
/// Source: Chao, Changpinyo, Gong, Sha, "An empirical study and analysis of generalized zero-shot learning for object
/// recognition in the wild", ECCV 2016, equation 2.
public struct CalibratedStacking: Codable, Hashable, Sendable {
    /// In the units of the scores.
    public var gamma: Double

    /// Calibration with a given γ.
    public init(gamma: Double) { self.gamma = gamma }

    /// The γ of the largest harmonic mean on `validation`, a problem made of training rows alone; 0 where no γ gets
    /// anything right.
    ///
    /// It lies half-way between the two values at which a prediction changes, so that rounding decides nothing.
    public init(choosingFor scores: Scores, on validation: Problem) {
        let points = SeenUnseenCurve(scores, problem: validation).points
        var (best, gamma) = (0.0, 0.0)
        for (point, next) in zip(points, points.dropFirst()) {
            let harmonicMean = Metrics.harmonicMean(unseen: point.unseen, seen: point.seen)
            if harmonicMean > best { (best, gamma) = (harmonicMean, (point.gamma + next.gamma) / 2) }
        }
        self.gamma = gamma
    }

    /// The scores with γ taken off those of seen classes.
    public func apply(to scores: Scores, of problem: Problem) -> Scores {
        func shifted(_ matrix: Matrix) -> Matrix {
            let result = matrix.copy()
            for row in 0..<result.rows { for label in problem.seenClasses { result[row, label] -= Float(gamma) } }
            return result
        }
        return Scores(seen: shifted(scores.seen), unseen: shifted(scores.unseen), problem: problem)
    }
}

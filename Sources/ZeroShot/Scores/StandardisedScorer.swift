import Tensors

/// A score in units of its own spread: less its mean over some training rows, divided by their standard deviation.
///
/// Scores live on scales as far apart as probabilities and squared distances. In these units one start of a learned
/// sigmoid suits them all.
public struct StandardisedScorer: OODScorer {
    /// The score that is standardised.
    public let scorer: any OODScorer
    /// Of the score over the training rows.
    public let mean: Double
    /// 1 where all rows score alike.
    public let deviation: Double

    /// - Parameter rows: what fixes mean and deviation, once and for all.
    public init(_ scorer: any OODScorer, over rows: TeacherResponse) {
        self.scorer = scorer
        let scores = scorer.scores(of: rows)
        let mean = scores.reduce(0, +) / Double(scores.count)
        let deviation = (scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)).squareRoot()
        self.mean = mean
        self.deviation = deviation > 0 ? deviation : 1
    }

    public func scores(of response: TeacherResponse) -> [Double] {
        scorer.scores(of: response).map { ($0 - mean) / deviation }
    }

    public func gradient(of response: TeacherResponse) -> ScoreGradient {
        let slope = scorer.gradient(of: response)
        func scaled(_ matrix: Matrix?) -> Matrix? { matrix?.mappingRows { $0.map { Double($0) / deviation } } }
        return ScoreGradient(embeddings: scaled(slope.embeddings), logits: scaled(slope.logits))
    }
}

import Tensors

/// A way to say how much a row looks like the classes that the teacher was trained on.
///
/// A score is a description: a value with its parameters. `fitted(on:)` learns from training rows and gives what scores
/// others. Every score is oriented the same way: higher is more in-distribution.
public protocol OODScore: Described {
    /// What hinders the score from being computed, for a teacher whose embedding has `width` numbers.
    func validate(width: Int) -> [SettingProblem]

    /// The score with what it needs to know of the training rows. Traps where `validate` has something to say.
    func fitted(on training: OODTraining) -> any OODScorer
}

extension OODScore {
    /// Nothing: most scores have no settings that could be wrong.
    public func validate(width: Int) -> [SettingProblem] { [] }
}

/// A score that is ready to be used. Of a row that the teacher answers with what is no number, the score is none
/// either.
public protocol OODScorer: Sendable {
    /// One number a row; higher is more in-distribution.
    func scores(of response: TeacherResponse) -> [Double]

    /// How every row's score rises with what the teacher makes of the row. Where a score has a kink, one of its slopes
    /// there.
    func gradient(of response: TeacherResponse) -> ScoreGradient
}

/// The slope of every row's score.
public struct ScoreGradient: Sendable {
    /// ∂s/∂z̃, [n, h]; nil for a score that does not look at embeddings.
    public var embeddings: Matrix?
    /// ∂s/∂ṽ, [n, S]; nil for a score that does not look at logits.
    public var logits: Matrix?

    /// The slopes of some rows' scores.
    public init(embeddings: Matrix? = nil, logits: Matrix? = nil) {
        self.embeddings = embeddings
        self.logits = logits
    }
}

/// A score that needs nothing but a row's own logits, so that there is nothing to fit.
public protocol LogitScore: OODScore, OODScorer {
    /// The score of one row. There is at least one logit.
    func score(_ row: LogitRow) -> Double
    /// ∂s/∂ṽ, one number a logit.
    func gradient(_ row: LogitRow) -> [Double]
}

extension LogitScore {
    public func fitted(on training: OODTraining) -> any OODScorer {
        SettingProblem.trap(on: validate(width: training.weight.columns))
        return self
    }

    public func scores(of response: TeacherResponse) -> [Double] {
        (0..<response.rows).map { score(LogitRow(response.logits.row($0))) }
    }

    public func gradient(of response: TeacherResponse) -> ScoreGradient {
        ScoreGradient(logits: response.logits.mappingRows { gradient(LogitRow($0)) })
    }
}

import Tensors

/// Minus the squared Mahalanobis distance of the embedding to the nearest class, under one covariance for all classes.
public struct MahalanobisScore: OODScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "mahalanobis" }
    public var title: String { "Mahalanobis distance" }
    public var source: String {
        "Lee, Lee, Lee, Shin, A simple unified framework for detecting out-of-distribution samples and adversarial "
            + "attacks, NeurIPS 2018"
    }

    public func fitted(on training: OODTraining) -> any OODScorer { Scorer(classes: .ofClasses(training)) }

    private struct Scorer: OODScorer {
        let classes: GaussianDistance

        func scores(of response: TeacherResponse) -> [Double] { classes.least(response.embeddings).map { -$0 } }

        func gradient(of response: TeacherResponse) -> ScoreGradient {
            ScoreGradient(embeddings: classes.leastGradient(response.embeddings).mappingRows { $0.map { -Double($0) } })
        }
    }
}

/// The Mahalanobis score less that of one Gaussian over all training rows, which takes out what all classes share.
public struct RelativeMahalanobisScore: OODScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "relative-mahalanobis" }
    public var title: String { "Relative Mahalanobis distance" }
    public var source: String {
        "Ren, Fort, Liu, Roy, Padhy, Lakshminarayanan, A simple fix to Mahalanobis distance for improving near-OOD "
            + "detection, 2021"
    }

    public func fitted(on training: OODTraining) -> any OODScorer {
        Scorer(classes: .ofClasses(training), all: .ofAll(training))
    }

    private struct Scorer: OODScorer {
        let classes: GaussianDistance
        let all: GaussianDistance

        func scores(of response: TeacherResponse) -> [Double] {
            zip(all.least(response.embeddings), classes.least(response.embeddings)).map { $0 - $1 }
        }

        func gradient(of response: TeacherResponse) -> ScoreGradient {
            let slope = all.leastGradient(response.embeddings)
            let other = classes.leastGradient(response.embeddings)
            for row in 0..<slope.rows {
                RowKernel.add(other.pointer(row: row), times: -1, to: slope.pointer(row: row), slope.columns)
            }
            return ScoreGradient(embeddings: slope)
        }
    }
}

import Tensors

/// The largest cosine between the embedding and a class mean; 0 for an embedding of zeros.
public struct CosineScore: OODScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "cosine" }
    public var title: String { "Cosine to the class means" }
    public var source: String {
        "After Techapanurak, Suganuma, Okatani, Hyperparameter-free out-of-distribution detection using cosine "
            + "similarity, ACCV 2020, with means in place of class weights"
    }

    public func fitted(on training: OODTraining) -> any OODScorer {
        let rows = training.response.embeddings
        let means = training.rowsByClass.map { rows.mean(of: $0) }
        let matrix = Matrix(rows: means.count, columns: rows.columns, values: means.flatMap { $0.map { Float($0) } })
        return Scorer(means: matrix.unitRows, workers: training.workers)
    }

    private struct Scorer: OODScorer {
        let means: Matrix
        let workers: Workers

        func scores(of response: TeacherResponse) -> [Double] {
            let cosines = cosines(of: response)
            return (0..<cosines.rows).map { LogitRow(cosines.row($0)).largest }
        }

        /// Of u·m with u = z̃/‖z̃‖ and m the nearest mean.
        func gradient(of response: TeacherResponse) -> ScoreGradient {
            let cosines = cosines(of: response)
            let nearest = means.gathered((0..<cosines.rows).map { LogitRow(cosines.row($0)).top })
            return ScoreGradient(embeddings: nearest.throughUnitRows(of: response.embeddings))
        }

        private func cosines(of response: TeacherResponse) -> Matrix {
            let cosines = Matrix(rows: response.rows, columns: means.rows)
            Product.apply(response.embeddings.unitRows, means, .secondTransposed, into: cosines, workers: workers)
            return cosines
        }
    }
}

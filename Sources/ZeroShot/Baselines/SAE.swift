import Tensors

/// A linear autoencoder whose code is the class embedding: E ≈ XWᵀ with X ≈ EW, tied weights.
///
/// W [a, x] solves EᵀE·W + λ·W·XᵀX = (1 + λ)·EᵀX, a Sylvester equation between two symmetric matrices.
public struct SAE: Baseline {
    public static let name = "sae"
    public static let title = "SAE"
    public static let source =
        "Kodirov, Xiang, Gong, \"Semantic autoencoder for zero-shot learning\", CVPR 2017, equation 7"

    /// Where rows and classes are compared.
    public enum Direction: String, Codable, Hashable, Sendable, CaseIterable {
        /// Encoded rows with class embeddings.
        case semantic
        /// Rows with decoded class embeddings.
        case visual
    }

    /// λ, how much encoding counts against decoding.
    public var encodingWeight = 500.0
    /// In which of the two spaces rows and classes are compared.
    public var direction = Direction.semantic
    /// How they are compared.
    public var similarity = BaselineModel.Similarity.cosine

    public init() {}

    public var candidates: [SAE] {
        varied(\.direction, over: Direction.allCases).varied(
            \.encodingWeight, over: [0.1, 1, 10, 100, 500, 10000, 1_000_000])
    }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("encodingWeight", encodingWeight, above: 0)
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        let weight = solution(statistics)
        let embeddings = DoubleMatrix(statistics.problem.classEmbeddings)
        return switch direction {
        case .semantic:
            BaselineModel(
                map: weight.transposed.single, prototypes: statistics.problem.classEmbeddings, similarity: similarity)
        case .visual: BaselineModel(map: nil, prototypes: embeddings.times(weight).single, similarity: similarity)
        }
    }

    /// W, [a, x]. In the eigenvectors of both matrices the equation falls apart into one division for every element.
    private func solution(_ statistics: BaselineStatistics) -> DoubleMatrix {
        let (rows, columns) = (statistics.embeddingMoment, statistics.featureMoment)
        var rotated = rows.eigenvectors.times(statistics.crossMoment).times(columns.eigenvectors, .secondTransposed)
        // Where both eigenvalues vanish the right side does too: any value solves the equation, and 0 is the shortest.
        let least = 1e-12 * ((rows.eigenvalues.last ?? 0) + encodingWeight * (columns.eigenvalues.last ?? 0))
        for row in 0..<rotated.rows {
            for column in 0..<rotated.columns {
                let divisor = rows.eigenvalues[row] + encodingWeight * columns.eigenvalues[column]
                rotated[row, column] = divisor > least ? (1 + encodingWeight) * rotated[row, column] / divisor : 0
            }
        }
        return rows.eigenvectors.times(rotated, .firstTransposed).times(columns.eigenvectors)
    }
}

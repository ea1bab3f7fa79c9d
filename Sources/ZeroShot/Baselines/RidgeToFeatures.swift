import Tensors

/// Ridge regression from class embeddings to rows, and the nearest class there, which makes fewer hubs than the other
/// direction.
///
/// M = (EᵀE + λI)⁻¹ EᵀX; the prototype of class c is a_c·M.
public struct RidgeToFeatures: Baseline {
    public static let name = "ridge-visual"
    public static let title = "Ridge regression to features"
    public static let source =
        "Shigeto, Suzuki, Hara, Shimbo, Matsumoto, \"Ridge regression, hubness, and zero-shot learning\", ECML-PKDD "
        + "2015"

    /// λ
    public var regulariser = 10.0
    /// How mapped embeddings are compared with rows.
    public var similarity = BaselineModel.Similarity.distance

    public init() {}

    public var candidates: [RidgeToFeatures] {
        varied(\.similarity, over: [.distance, .cosine]).varied(
            \.regulariser, over: [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000])
    }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("regulariser", regulariser, above: 0)
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        let map = statistics.embeddingMoment.solving(statistics.crossMoment, shift: regulariser)
        let prototypes = DoubleMatrix(statistics.problem.classEmbeddings).times(map)
        return BaselineModel(map: nil, prototypes: prototypes.single, similarity: similarity)
    }
}

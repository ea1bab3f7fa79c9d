import Tensors

/// Ridge regression from rows to class embeddings, and the nearest class there.
///
/// M = (XᵀX + λI)⁻¹ XᵀE. Regression shrinks towards the origin, so that some classes become neighbours of everything
/// (hubs).
public struct RidgeToSemantics: Baseline {
    public static let name = "ridge-semantic"
    public static let title = "Ridge regression to class embeddings"
    public static let source =
        "Hoerl, Kennard, \"Ridge regression\", Technometrics 1970; hubs: Shigeto et al., ECML-PKDD 2015"

    /// λ
    public var regulariser = 10.0
    /// How mapped rows are compared with class embeddings.
    public var similarity = BaselineModel.Similarity.distance

    public init() {}

    public var candidates: [RidgeToSemantics] {
        varied(\.similarity, over: [.distance, .cosine]).varied(
            \.regulariser, over: [0.001, 0.01, 0.1, 1, 10, 100, 1000, 10000])
    }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("regulariser", regulariser, above: 0)
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        let map = statistics.featureMoment.solving(statistics.crossMoment.transposed, shift: regulariser)
        return BaselineModel(map: map.single, prototypes: statistics.problem.classEmbeddings, similarity: similarity)
    }
}

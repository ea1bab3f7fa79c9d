import Tensors

/// A bilinear score x·V·a fitted to ±1 class membership with regularisers on both sides, in closed form.
///
/// V = (XᵀX + γI)⁻¹ XᵀY A (AᵀA + λI)⁻¹, with Y = 1 for a row's own class and −1 for the other seen ones.
public struct ESZSL: Baseline {
    public static let name = "eszsl"
    public static let title = "ESZSL"
    public static let source =
        "Romera-Paredes, Torr, \"An embarrassingly simple approach to zero-shot learning\", ICML 2015, equation 9"

    /// γ
    public var featureRegulariser = 10.0
    /// λ
    public var embeddingRegulariser = 0.1

    public init() {}

    public var candidates: [ESZSL] {
        varied(\.featureRegulariser, over: [0.01, 0.1, 1, 10, 100, 1000, 10000]).varied(
            \.embeddingRegulariser, over: [0.001, 0.01, 0.1, 1, 10])
    }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("featureRegulariser", featureRegulariser, above: 0)
        problems.require("embeddingRegulariser", embeddingRegulariser, above: 0)
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        // XᵀY has the column 2·(sum of class c) − (sum of all rows) for class c.
        let sums = statistics.classSums
        var targets = sums
        for column in 0..<sums.columns {
            let total = (0..<sums.rows).reduce(0) { $0 + sums[$1, column] }
            for row in 0..<sums.rows { targets[row, column] = 2 * sums[row, column] - total }
        }
        let correlation = targets.times(statistics.seenEmbeddings, .firstTransposed)  // [x, a]
        let left = statistics.featureMoment.solving(correlation, shift: featureRegulariser)
        let map = statistics.classMoment.solving(left.transposed, shift: embeddingRegulariser).transposed
        return BaselineModel(map: map.single, prototypes: statistics.problem.classEmbeddings, similarity: .product)
    }
}

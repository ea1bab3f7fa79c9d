/// The scores there are, with their usual parameters. A new one is a new file and one line here.
public struct ScoreRegistry: Sendable {
    /// In the order in which tables list them.
    public let scores: [any OODScore]

    /// Traps when two scores have one name.
    public init(scores: [any OODScore]) {
        precondition(
            Set(scores.map(\.name)).count == scores.count,
            "two scores of one name among \(scores.map(\.name).joined(separator: ", "))")
        self.scores = scores
    }

    /// All of this library's.
    public static let standard = ScoreRegistry(scores: [
        MaximumProbability(), MaximumLogit(), EnergyScore(), NegativeEntropy(), TemperatureScaling(),
        ProbabilityMargin(), GeneralisedEntropy(),
        MahalanobisScore(), RelativeMahalanobisScore(), NearestNeighbourScore(), VirtualLogitMatching(), KLMatching(),
        CosineScore(),
    ])

    /// In the order in which tables list them.
    public var names: [String] { scores.map(\.name) }

    /// The score of that name, if there is one.
    public subscript(name: String) -> (any OODScore)? { scores.first { $0.name == name } }
}

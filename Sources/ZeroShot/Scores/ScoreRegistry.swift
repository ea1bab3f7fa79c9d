/// The out-of-distribution scores there are, with their usual parameters.
public typealias ScoreRegistry = Registry<any OODScore>

extension Registry where Element == any OODScore {
    /// A registry of some scores. Traps when two of them have one name.
    public init(_ scores: [any OODScore]) { self.init(scores, names: scores.map(\.name)) }

    /// All of this library's. A new one is a new file and one line here.
    public static var standard: Registry {
        Registry([
            MaximumProbability(), MaximumLogit(), EnergyScore(), NegativeEntropy(), TemperatureScaling(),
            ProbabilityMargin(), GeneralisedEntropy(),
            MahalanobisScore(), RelativeMahalanobisScore(), NearestNeighbourScore(), VirtualLogitMatching(),
            KLMatching(), CosineScore(),
        ])
    }
}

/// The largest logit.
public struct MaximumLogit: LogitScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "max-logit" }
    public var title: String { "Maximum logit" }
    public var source: String {
        "Hendrycks et al., Scaling out-of-distribution detection for real-world settings, ICML 2022"
    }

    public func score(_ row: LogitRow) -> Double { row.largest }

    public func gradient(_ row: LogitRow) -> [Double] {
        let top = row.top
        return row.logits.indices.map { $0 == top ? 1 : 0 }
    }
}

/// The negative free energy T·log Σ exp(v/T).
public struct EnergyScore: LogitScore, Codable, Hashable {
    /// T > 0.
    public var temperature = 1.0

    /// The score at a temperature.
    public init(temperature: Double = 1) { self.temperature = temperature }
    public var name: String { "energy" }
    public var title: String { "Energy" }
    public var source: String { "Liu, Wang, Owens, Li, Energy-based out-of-distribution detection, NeurIPS 2020" }

    public func validate(width: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("temperature", temperature, above: 0)
        return problems
    }

    public func score(_ row: LogitRow) -> Double { row.logSum(temperature: temperature) }

    public func gradient(_ row: LogitRow) -> [Double] { row.probabilities(temperature: temperature) }
}

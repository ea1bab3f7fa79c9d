import Foundation

/// The largest probability.
public struct MaximumProbability: LogitScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "msp" }
    public var title: String { "Maximum softmax probability" }
    public var source: String {
        "Hendrycks, Gimpel, A baseline for detecting misclassified and out-of-distribution examples in neural "
            + "networks, ICLR 2017"
    }

    public func score(_ row: LogitRow) -> Double { row.probabilities().max() ?? .nan }

    public func gradient(_ row: LogitRow) -> [Double] { row.probabilities().slope(ofEntry: row.top) }
}

/// The largest probability at a high temperature: ODIN without its perturbation of the input, which features do not
/// have.
public struct TemperatureScaling: LogitScore, Codable, Hashable {
    /// T > 0.
    public var temperature = 1000.0

    /// The score at a temperature.
    public init(temperature: Double = 1000) { self.temperature = temperature }
    public var name: String { "odin-temperature" }
    public var title: String { "ODIN’s temperature scaling" }
    public var source: String {
        "Liang, Li, Srikant, Enhancing the reliability of out-of-distribution image detection in neural networks, ICLR "
            + "2018"
    }

    public func validate(width: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("temperature", temperature, above: 0)
        return problems
    }

    public func score(_ row: LogitRow) -> Double { row.probabilities(temperature: temperature).max() ?? .nan }

    public func gradient(_ row: LogitRow) -> [Double] {
        row.probabilities(temperature: temperature).slope(ofEntry: row.top).map { $0 / temperature }
    }
}

/// The negative entropy Σ p·log p.
public struct NegativeEntropy: LogitScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "entropy" }
    public var title: String { "Negative entropy" }
    public var source: String {
        "Hendrycks, Gimpel, A baseline for detecting misclassified and out-of-distribution examples in neural "
            + "networks, ICLR 2017"
    }

    // From the logits: a probability may round to zero where its logarithm is finite.
    public func score(_ row: LogitRow) -> Double {
        let logSum = row.logSum()
        return zip(row.probabilities(), row.logits).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.0 * ($1.1 - logSum)) }
    }

    /// p_j(log p_j − s).
    public func gradient(_ row: LogitRow) -> [Double] {
        let (score, logSum) = (score(row), row.logSum())
        return zip(row.probabilities(), row.logits).map { $0 == 0 ? 0 : $0 * ($1 - logSum - score) }
    }
}

/// The largest probability less the second largest; of a single class, its probability.
public struct ProbabilityMargin: LogitScore, Codable, Hashable {
    /// The score, which has no settings.
    public init() {}
    public var name: String { "margin" }
    public var title: String { "Probability margin" }
    public var source: String {
        "Scheffer, Decomain, Wrobel, Active hidden Markov models for information extraction, IDA 2001"
    }

    public func score(_ row: LogitRow) -> Double {
        let sorted = row.probabilities().sorted(by: >)
        return sorted[0] - (sorted.count > 1 ? sorted[1] : 0)
    }

    public func gradient(_ row: LogitRow) -> [Double] {
        let p = row.probabilities()
        let top = row.top
        guard let second = p.indices.filter({ $0 != top }).max(by: { p[$0] < p[$1] }) else { return [0] }
        return zip(p.slope(ofEntry: top), p.slope(ofEntry: second)).map { $0 - $1 }
    }
}

/// The negative generalised entropy −Σ (p(1 − p))^γ, over all classes.
public struct GeneralisedEntropy: LogitScore, Codable, Hashable {
    /// 0 < γ < 1.
    public var gamma = 0.1

    /// The score with an exponent between 0 and 1.
    public init(gamma: Double = 0.1) { self.gamma = gamma }
    public var name: String { "gen" }
    public var title: String { "Generalised entropy" }
    public var source: String {
        "Liu, Lochman, Zach, GEN: Pushing the limits of softmax-based out-of-distribution detection, CVPR 2023"
    }

    public func validate(width: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require(gamma > 0 && gamma < 1, "gamma", "it is \(gamma), and has to lie between 0 and 1")
        return problems
    }

    public func score(_ row: LogitRow) -> Double {
        -row.probabilities().reduce(0) { $0 + pow(max($1 * (1 - $1), 0), gamma) }
    }

    /// With q_i = p_i·d(p(1 − p))^γ/dp at p_i it is −(q_j(1 − p_j) − p_j Σ q_i over the others).
    public func gradient(_ row: LogitRow) -> [Double] {
        let p = row.probabilities()
        // 1 − p from the other probabilities: near a probability of one the difference would be all rounding.
        let rest = p.indices.map { index in p.indices.reduce(0.0) { $1 == index ? $0 : $0 + p[$1] } }
        let slopes = p.indices.map {
            p[$0] == 0 || rest[$0] == 0 ? 0 : gamma * pow(p[$0] * rest[$0], gamma) * (rest[$0] - p[$0]) / rest[$0]
        }
        return p.indices.map { index in
            p.indices.reduce(-slopes[index] * rest[index]) { $1 == index ? $0 : $0 + p[index] * slopes[$1] }
        }
    }
}

extension [Double] {
    /// Of probabilities p, the slope p_k(e_k − p) of p_k by the logits.
    fileprivate func slope(ofEntry k: Int) -> [Double] { indices.map { self[k] * (($0 == k ? 1 : 0) - self[$0]) } }
}

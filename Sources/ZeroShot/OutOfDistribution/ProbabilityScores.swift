import Foundation

/// The largest probability.
public struct MaximumProbability: LogitScore, Codable, Hashable {
    public init() {}
    public var name: String { "msp" }
    public var title: String { "Maximum softmax probability" }
    public var source: String { "Hendrycks, Gimpel, A baseline for detecting misclassified and out-of-distribution examples in neural networks, ICLR 2017" }

    public func score(_ row: LogitRow) -> Double { row.probabilities().max() ?? .nan }
}

/// The largest probability at a high temperature: ODIN without its perturbation of the input, which features do not have.
public struct TemperatureScaling: LogitScore, Codable, Hashable {
    /// T > 0.
    public var temperature = 1000.0

    public init(temperature: Double = 1000) { self.temperature = temperature }
    public var name: String { "odin-temperature" }
    public var title: String { "ODIN’s temperature scaling" }
    public var source: String { "Liang, Li, Srikant, Enhancing the reliability of out-of-distribution image detection in neural networks, ICLR 2018" }

    public func score(_ row: LogitRow) -> Double { row.probabilities(temperature: temperature).max() ?? .nan }
}

/// The negative entropy Σ p·log p.
public struct NegativeEntropy: LogitScore, Codable, Hashable {
    public init() {}
    public var name: String { "entropy" }
    public var title: String { "Negative entropy" }
    public var source: String { "Hendrycks, Gimpel, A baseline for detecting misclassified and out-of-distribution examples in neural networks, ICLR 2017" }

    // From the logits: a probability may round to zero where its logarithm is finite.
    public func score(_ row: LogitRow) -> Double {
        let logSum = row.logSum()
        return zip(row.probabilities(), row.logits).reduce(0) { $0 + ($1.0 == 0 ? 0 : $1.0 * ($1.1 - logSum)) }
    }
}

/// The largest probability less the second largest; of a single class, its probability.
public struct ProbabilityMargin: LogitScore, Codable, Hashable {
    public init() {}
    public var name: String { "margin" }
    public var title: String { "Probability margin" }
    public var source: String { "Scheffer, Decomain, Wrobel, Active hidden Markov models for information extraction, IDA 2001" }

    public func score(_ row: LogitRow) -> Double {
        let sorted = row.probabilities().sorted(by: >)
        return sorted[0] - (sorted.count > 1 ? sorted[1] : 0)
    }
}

/// The negative generalised entropy −Σ (p(1 − p))^γ, over all classes.
public struct GeneralisedEntropy: LogitScore, Codable, Hashable {
    /// 0 < γ < 1.
    public var gamma = 0.1

    public init(gamma: Double = 0.1) { self.gamma = gamma }
    public var name: String { "gen" }
    public var title: String { "Generalised entropy" }
    public var source: String { "Liu, Lochman, Zach, GEN: Pushing the limits of softmax-based out-of-distribution detection, CVPR 2023" }

    public func score(_ row: LogitRow) -> Double {
        -row.probabilities().reduce(0) { $0 + pow(max($1 * (1 - $1), 0), gamma) }
    }
}

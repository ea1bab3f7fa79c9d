import Foundation

/// The logits of one row in Float64, and the probabilities they stand for.
public struct LogitRow: Sendable {
    /// At least one.
    public let logits: [Double]

    /// Takes logits over. Traps when there are none.
    public init(_ logits: some Collection<Float>) {
        precondition(!logits.isEmpty, "a row without logits")
        self.logits = logits.map { Double($0) }
    }

    /// The largest logit; what is not a number is passed on.
    public var largest: Double { logits.contains(where: \.isNaN) ? .nan : logits.max() ?? .nan }

    /// T·log Σ exp(v/T).
    public func logSum(temperature: Double = 1) -> Double {
        let top = largest
        return top + temperature * log(logits.reduce(0) { $0 + exp(($1 - top) / temperature) })
    }

    /// softmax(v/T).
    public func probabilities(temperature: Double = 1) -> [Double] {
        let top = largest
        let powers = logits.map { exp(($0 - top) / temperature) }
        let sum = powers.reduce(0, +)
        return powers.map { $0 / sum }
    }

    /// The place of the largest logit, the first of several.
    public var top: Int { logits.indices.reduce(0) { logits[$1] > logits[$0] ? $1 : $0 } }
}

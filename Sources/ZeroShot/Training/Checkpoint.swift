import Foundation
import Foundations
import Tensors

/// The state of a run between two epochs: parameters with their moments, optimisers, the order that batches are drawn from, and what has been reported.
///
/// Random numbers need no place here: their streams are named by epoch and step.
struct Checkpoint {
    /// What must agree for a run to go on from here.
    struct Identity: Codable, Hashable {
        let engine: String
        let configuration: TrainingConfiguration
        let seed: UInt64
        let problem: String
    }

    /// Whose parameters.
    enum Part: String {
        case generator, student, teacher
        case seenClassifier = "seen-classifier"
    }

    /// The texts of the file.
    private enum Key: String {
        case identity, epoch, history, best
    }

    private struct BestEpoch: Codable {
        let epoch: Int
        let metrics: Metrics
    }

    let identity: Identity
    let epoch: Int
    let history: [TrainingResult.HistoryPoint]
    private let bestEpoch: BestEpoch?
    private(set) var stored: SafeTensors

    init(identity: Identity, advance: Session.Advance) {
        self.identity = identity
        epoch = advance.epoch
        history = advance.history
        bestEpoch = advance.best.map { BestEpoch(epoch: $0.epoch, metrics: $0.metrics) }
        stored = SafeTensors()
        stored.metadata = [
            Key.identity.rawValue: JSON.text(identity), Key.epoch.rawValue: String(epoch),
            Key.history.rawValue: JSON.text(history), Key.best.rawValue: JSON.text(bestEpoch),
        ]
        if let scores = advance.best?.scores {
            stored.entries["best.seen"] = .init(scores.seen)
            stored.entries["best.unseen"] = .init(scores.unseen)
        }
    }

    /// nil for a file that is no checkpoint.
    init?(_ stored: SafeTensors) {
        func value<Value: Decodable>(_ key: Key) -> Value? {
            stored.metadata[key.rawValue].flatMap { try? JSON.value(Value.self, from: $0) }
        }
        guard let identity: Identity = value(.identity), let epoch: Int = value(.epoch),
            let history: [TrainingResult.HistoryPoint] = value(.history), let best: BestEpoch? = value(.best)
        else { return nil }
        self.identity = identity
        self.epoch = epoch
        self.history = history
        bestEpoch = best
        self.stored = stored
    }

    func best(for problem: Problem) -> Session.Best? {
        guard let bestEpoch else { return nil }
        return Session.Best(
            epoch: bestEpoch.epoch,
            scores: Scores(seen: self["best.seen"], unseen: self["best.unseen"], problem: problem),
            metrics: bestEpoch.metrics)
    }

    // MARK: Parts of the state

    mutating func keep(_ part: Part, _ parameters: [Parameter], withMoments: Bool) {
        for parameter in parameters {
            let name = "\(part.rawValue).\(parameter.name)"
            precondition(stored.entries[name] == nil, "two parameters are called \(name)")
            stored.entries[name] = .init(parameter.value)
            if withMoments {
                stored.entries[name + ".first-moment"] = .init(parameter.firstMoment)
                stored.entries[name + ".second-moment"] = .init(parameter.secondMoment)
            }
        }
    }

    func load(_ part: Part, into parameters: [Parameter], withMoments: Bool = false) {
        for parameter in parameters {
            let name = "\(part.rawValue).\(parameter.name)"
            parameter.value.assign(self[name])
            if withMoments {
                parameter.firstMoment.assign(self[name + ".first-moment"])
                parameter.secondMoment.assign(self[name + ".second-moment"])
            }
        }
    }

    mutating func keep(_ name: String, integers: [Int]) { stored.entries[name] = .init(integers) }
    mutating func keep(_ name: String, numbers: [Float]) {
        stored.entries[name] = .init(Matrix(rows: 1, columns: numbers.count, values: numbers))
    }

    func integers(_ name: String) -> [Int] {
        guard let integers = stored.integers(name) else { preconditionFailure("a checkpoint without '\(name)'") }
        return integers
    }

    func numbers(_ name: String) -> [Float] { self[name].values }

    /// The identity has been compared before, so an absent array is a mistake of this program.
    private subscript(name: String) -> Matrix {
        guard let matrix = stored.matrix(name) else { preconditionFailure("a checkpoint without '\(name)'") }
        return matrix
    }
}

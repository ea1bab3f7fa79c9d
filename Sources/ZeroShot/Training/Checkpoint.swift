import Foundations
import Tensors

/// The state of a run between two epochs: parameters with their moments, optimisers, the order that batches are drawn
/// from, and what has been reported.
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

    /// The texts of the file.
    private enum Key: String {
        case identity, epoch, history, best, checksum
    }

    private struct BestEpoch: Codable {
        let epoch: Int
        let metrics: Metrics
    }

    static let firstMoment = ".first-moment"
    static let secondMoment = ".second-moment"
    private static let bestPrefix = "best."

    let epoch: Int
    let history: [TrainingResult.HistoryPoint]
    private let bestEpoch: BestEpoch?
    let stored: SafeTensors

    init(identity: Identity, advance: TrainingLoop.Advance, arrays: [String: SafeTensors.Entry]) {
        epoch = advance.epoch
        history = advance.history
        bestEpoch = advance.best.map { BestEpoch(epoch: $0.epoch, metrics: $0.metrics) }
        var stored = SafeTensors(entries: arrays)
        if let best = advance.best {
            stored.entries[Self.bestPrefix + "seen"] = .init(best.scores.seen)
            stored.entries[Self.bestPrefix + "unseen"] = .init(best.scores.unseen)
            for (name, matrix) in best.arrays ?? [:] { stored.entries[Self.bestPrefix + name] = .init(matrix) }
        }
        stored.metadata = [
            Key.identity.rawValue: JSON.text(identity), Key.epoch.rawValue: String(epoch),
            Key.history.rawValue: JSON.text(history), Key.best.rawValue: JSON.text(bestEpoch),
        ]
        self.stored = Self.signed(stored)
    }

    /// With the checksum of everything else.
    static func signed(_ stored: SafeTensors) -> SafeTensors {
        var signed = stored
        signed.metadata[Key.checksum.rawValue] = nil
        signed.metadata[Key.checksum.rawValue] = signed.checksum
        return signed
    }

    /// Why a file is of no use to a run.
    enum Refusal: Error {
        /// It belongs to another run, or is no checkpoint.
        case stranger
        /// It was one of this run's own: a clause that says what is wrong.
        case damaged(String)
    }

    init(_ stored: SafeTensors, of identity: Identity) throws(Refusal) {
        guard let known = stored.metadata[Key.identity.rawValue], known == JSON.text(identity) else {
            throw .stranger
        }
        let key = Key.checksum.rawValue
        guard stored.metadata[key] == Self.signed(stored).metadata[key] else {
            throw .damaged("its checksum is wrong")
        }
        func value<Value: Decodable>(_ key: Key, _ type: Value.Type) throws(Refusal) -> Value {
            guard let value = stored.metadata[key.rawValue].flatMap({ try? JSON.value(type, from: $0) }) else {
                throw .damaged("it lacks '\(key.rawValue)'")
            }
            return value
        }
        epoch = try value(.epoch, Int.self)
        history = try value(.history, [TrainingResult.HistoryPoint].self)
        bestEpoch = try value(.best, BestEpoch?.self)
        guard (0...identity.configuration.epochs).contains(epoch) else {
            throw .damaged("it stands at epoch \(epoch) of \(identity.configuration.epochs)")
        }
        self.stored = stored
    }

    /// Every array of floats by its name.
    var arrays: [String: Matrix] { stored.matrices }

    /// What was to be reported by then.
    func best(for networks: RunNetworks) throws(NetworkMismatch) -> TrainingLoop.Best? {
        guard let bestEpoch else { return nil }
        let problem = networks.problem
        func scores(_ name: String, rows: Int) throws(NetworkMismatch) -> Matrix {
            try matrix(Self.bestPrefix + name, like: Matrix(rows: rows, columns: problem.classes))
        }
        var arrays: [String: Matrix]?
        if networks.configuration.selection == .testBest {
            var found: [String: Matrix] = [:]
            for (name, parameter) in networks.namedParameters {
                found[name] = try matrix(Self.bestPrefix + name, like: parameter.value)
            }
            arrays = found
        }
        return TrainingLoop.Best(
            epoch: bestEpoch.epoch,
            scores: Scores(
                seen: try scores("seen", rows: problem.testSeen.rows),
                unseen: try scores("unseen", rows: problem.testUnseen.rows), problem: problem),
            metrics: bestEpoch.metrics, arrays: arrays)
    }

    func matrix(_ name: String, like wanted: Matrix) throws(NetworkMismatch) -> Matrix {
        try NetworkMismatch.checked(stored.matrix(name), name, like: wanted)
    }

    func integers(_ name: String, count: Int) throws(NetworkMismatch) -> [Int] {
        guard let integers = stored.integers(name), integers.count == count else {
            throw NetworkMismatch("the array '\(name)' of \(count) whole numbers is missing")
        }
        return integers
    }

    func numbers(_ name: String, count: Int) throws(NetworkMismatch) -> [Float] {
        try matrix(name, like: Matrix(rows: 1, columns: count)).values
    }
}

extension SafeTensors {
    /// A sum over every name, shape, number and text: it shows what a disk or a copy has spoilt, not what somebody has
    /// forged.
    ///
    /// FNV-1a over words of eight bytes. Source: Fowler, Noll, Vo, draft-eastlake-fnv-17, section 2, with 64 bits.
    fileprivate var checksum: String {
        var sum = WordSum()
        for (name, text) in metadata.sorted(by: { $0.key < $1.key }) { sum.add("\(name)=\(text);") }
        for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
            sum.add("\(name)\(entry.shape);")
            switch entry.numbers {
            case .int64(let integers): for integer in integers { sum.add(UInt64(bitPattern: integer)) }
            case .float32(let matrix):
                for row in 0..<matrix.rows { sum.add(UnsafeBufferPointer(matrix.row(row))) }
            }
        }
        return String(sum.value, radix: 16)
    }
}

private struct WordSum {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ word: UInt64) {
        value = (value ^ word) &* 0x100_0000_01b3
        // The product carries nothing downwards; this brings the upper half into play.
        value ^= value >> 32
    }

    mutating func add(_ text: String) { for byte in text.utf8 { add(UInt64(byte)) } }

    mutating func add(_ numbers: UnsafeBufferPointer<Float>) {
        var index = 0
        while index + 1 < numbers.count {
            add(UInt64(numbers[index].bitPattern) << 32 | UInt64(numbers[index + 1].bitPattern))
            index += 2
        }
        if index < numbers.count { add(UInt64(numbers[index].bitPattern)) }
    }
}

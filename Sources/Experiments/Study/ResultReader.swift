import Runner

/// Why a record is not the result that its key promises.
package struct ResultDamage: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}

/// Reads a record by names, for the types that stand for results.
struct ResultReader {
    let record: Record
    /// Before every name.
    private let prefix: String

    init(_ record: Record, part: String? = nil) {
        self.record = record
        prefix = part.map { "\($0)." } ?? ""
    }

    func scalar(_ name: String) throws(ResultDamage) -> Double {
        guard let value = record.scalars[prefix + name] else { throw ResultDamage("no number '\(prefix)\(name)'") }
        return value
    }

    func optionalScalar(_ name: String) -> Double? { record.scalars[prefix + name] }

    func series(_ name: String) throws(ResultDamage) -> [Double] {
        guard let values = record.series[prefix + name] else { throw ResultDamage("no series '\(prefix)\(name)'") }
        return values
    }

    func integers(_ name: String) throws(ResultDamage) -> [Int] {
        try series(name).map { $0.isFinite && abs($0) < 1e15 ? Int($0) : 0 }
    }

    func array(_ name: String) throws(ResultDamage) -> StoredArray {
        guard let array = record.arrays[prefix + name] else { throw ResultDamage("no array '\(prefix)\(name)'") }
        return array
    }

    /// The rows of an array of two dimensions.
    ///
    /// - Parameter width: how many columns it has to have; any number when nil.
    func rows(_ name: String, width: Int? = nil) throws(ResultDamage) -> [[Double]] {
        let array = try array(name)
        guard array.shape.count == 2, width == nil || array.shape[1] == width else {
            throw ResultDamage("array '\(prefix)\(name)' has the shape \(array.shape)")
        }
        let columns = array.shape[1]
        return (0..<array.shape[0]).map { row in
            array.values[row * columns..<(row + 1) * columns].map(Double.init)
        }
    }

    func text(_ name: String) throws(ResultDamage) -> String {
        guard let text = record.texts[prefix + name] else { throw ResultDamage("no text '\(prefix)\(name)'") }
        return text
    }

    func has(_ name: String) -> Bool {
        let key = prefix + name
        return record.scalars[key] != nil || record.series[key] != nil || record.arrays[key] != nil
            || record.texts[key] != nil
    }
}

/// Writes a record by names.
struct ResultWriter {
    private(set) var record = Record()
    private let prefix: String

    init(_ record: Record = Record(), part: String? = nil) {
        self.record = record
        prefix = part.map { "\($0)." } ?? ""
    }

    mutating func add(_ name: String, _ value: Double?) { record.scalars[prefix + name] = value }
    mutating func add(_ name: String, series: [Double]) { record.series[prefix + name] = series }
    mutating func add(_ name: String, text: String) { record.texts[prefix + name] = text }

    /// Rows of equal length, as 32-bit numbers.
    mutating func add(_ name: String, rows: [[Double]], width: Int) {
        record.arrays[prefix + name] = StoredArray(
            shape: [rows.count, width], values: rows.flatMap { $0.map { Float($0) } })
    }
}

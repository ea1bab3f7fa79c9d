import Tensors

/// Row numbers for mini-batches, drawn without replacement from 0 ..< rows.
///
/// A value: a copy goes on drawing what the original would have drawn. After the first call nothing is allocated as long as the
/// caller hands the same array in again.
public struct Batches: Sendable {
    /// How one batch relates to those before it.
    public enum Order: Sendable, Hashable, Codable {
        /// Every row once before any comes again; the last batch of an epoch may be shorter.
        case epochs
        /// Every batch is drawn afresh, as the first `size` numbers of a new permutation would be.
        case independent
    }

    public let rows: Int
    public let size: Int
    public let order: Order
    /// Epochs begun, counted in whole passes over `rows`; stays 0 for `independent`.
    public private(set) var epoch = 0

    private var stream: RandomStream
    private var permutation: [Int]
    private var used: Int

    /// Traps unless both numbers are positive. A batch never holds more than `rows` numbers.
    public init(rows: Int, size: Int, order: Order = .independent, stream: RandomStream) {
        precondition(rows > 0 && size > 0, "batches of \(size) from \(rows) rows")
        self.rows = rows
        self.size = min(size, rows)
        self.order = order
        self.stream = stream
        permutation = Array(0..<rows)
        used = order == .epochs ? rows : 0
    }

    /// Replaces the numbers in `batch` by those of the next one.
    public mutating func next(into batch: inout [Int]) {
        batch.removeAll(keepingCapacity: true)
        switch order {
        case .independent: used = 0
        case .epochs:
            if used == rows {
                used = 0
                epoch += 1
            }
        }
        // A step of Fisher–Yates at a time: whatever order the rest was left in, the chosen numbers are uniform.
        for _ in 0..<min(size, rows - used) {
            permutation.swapAt(used, used + stream.integer(below: rows - used))
            batch.append(permutation[used])
            used += 1
        }
    }
}

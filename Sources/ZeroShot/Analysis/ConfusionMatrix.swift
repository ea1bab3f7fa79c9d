/// How often rows of each true class were taken for each class, over one or several runs.
public struct ConfusionMatrix: Sendable, Hashable {
    /// How the rows of some classes were classified, in percent, each class counting the same. The three add up to 100.
    public struct Shares: Sendable, Hashable {
        /// Percent of its rows that were given the class itself.
        public let right: Double
        /// Percent that were given another seen class.
        public let otherSeen: Double
        /// Percent that were given another unseen class.
        public let otherUnseen: Double
    }

    /// The classes of rows and columns: seen ones first, then unseen ones.
    public let classes: [Int]
    /// How many of the classes, at the beginning of the order, are seen.
    public let seenCount: Int
    /// percent[i][j]: of the rows of class i, how many were taken for class j. Means over runs; nil for a class without
    /// rows.
    public let percent: [[Double]?]

    /// - Parameters:
    ///   - counts: one matrix a run; row and column are classes in the data set's order.
    public init(counts: [[[Double]]], seen: [Int], unseen: [Int]) {
        classes = seen + unseen
        seenCount = seen.count
        percent = classes.map { [classes] label -> [Double]? in
            let shares = counts.compactMap { counts -> [Double]? in
                let row = classes.map { counts[label][$0] }
                let total = row.reduce(0, +)
                return total > 0 ? row.map { 100 * $0 / total } : nil
            }
            guard let first = shares.first else { return nil }
            return first.indices.map { column in shares.reduce(0) { $0 + $1[column] } / Double(shares.count) }
        }
    }

    /// Of the rows of seen classes; nil where there are none.
    public var ofSeen: Shares? { shares(of: 0..<seenCount) }
    /// Of the rows of unseen classes: `otherSeen` is the seen bias.
    public var ofUnseen: Shares? { shares(of: seenCount..<classes.count) }

    private func shares(of rows: Range<Int>) -> Shares? {
        let present = rows.compactMap { row in percent[row].map { (row, $0) } }
        guard !present.isEmpty else { return nil }
        func mean(_ share: (Int, [Double]) -> Double) -> Double {
            present.reduce(0) { $0 + share($1.0, $1.1) } / Double(present.count)
        }
        func others(_ columns: Range<Int>) -> Double {
            mean { row, values in columns.reduce(0) { $1 == row ? $0 : $0 + values[$1] } }
        }
        return Shares(
            right: mean { $1[$0] }, otherSeen: others(0..<seenCount), otherUnseen: others(seenCount..<classes.count))
    }
}

/// The places of some values among each other, from 1 for the smallest. Equal values share the mean of their places.
public struct Ranks: Sendable, Hashable {
    /// One for each value.
    public let values: [Double]
    /// How many values share a place, of every place that several share.
    public let ties: [Int]

    /// - Parameters:
    ///   - numbers: finite.
    ///   - tolerance: neighbours at most so far apart are equal but for rounding.
    public init(of numbers: [Double], tolerance: Double = 0) {
        precondition(numbers.allSatisfy(\.isFinite), "ranks of numbers that are not finite")
        let order = numbers.indices.sorted { numbers[$0] < numbers[$1] }
        var ranks = [Double](repeating: 0, count: numbers.count)
        var ties: [Int] = []
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, numbers[order[end]] - numbers[order[end - 1]] <= tolerance { end += 1 }
            // Places start + 1 … end.
            for place in start..<end { ranks[order[place]] = Double(start + 1 + end) / 2 }
            if end - start > 1 { ties.append(end - start) }
            start = end
        }
        values = ranks
        self.ties = ties
    }

    /// Σ (t³ − t) over the groups of ties, by which variances of rank sums shrink.
    var tieSum: Double { ties.reduce(0) { $0 + Double($1 * $1 * $1 - $1) } }

    /// Numbers of this size differ by more than this, or by rounding alone.
    static func tolerance(for numbers: some Sequence<Double>) -> Double {
        numbers.reduce(0) { max($0, abs($1)) } * 1e-12
    }
}

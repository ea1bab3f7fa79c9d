/// Histograms of a score over in-distribution rows and others, in bins of their own, as densities: for drawing.
public struct ScoreDensity: Hashable, Sendable {
    public struct Bin: Hashable, Sendable {
        public let centre: Double
        /// Share of the seen rows in the bin, divided by its width.
        public let seen: Double
        public let unseen: Double
    }

    public let bins: [Bin]

    /// The part of all rows that is left out at either end: a few rows far away would push all others into one bin.
    private static let tail = 0.02

    /// Scores that are not finite are left out. Traps when there are none of either kind.
    public init(seen: [Double], unseen: [Double], bins count: Int = 24) {
        let all = (seen + unseen).filter(\.isFinite).sorted()
        precondition(
            !all.isEmpty && !seen.isEmpty && !unseen.isEmpty && count > 0,
            "\(count) bins of \(seen.count) and \(unseen.count) rows")
        let left = Int(Double(all.count) * Self.tail)
        let (lower, upper) = (all[left], all[all.count - 1 - left])
        let width = upper > lower ? (upper - lower) / Double(count) : 1
        func densities(_ scores: [Double]) -> [Double] {
            var counts = [Double](repeating: 0, count: count)
            for score in scores where score >= lower && score <= upper {
                counts[min(count - 1, Int((score - lower) / width))] += 1
            }
            return counts.map { $0 / (Double(scores.count) * width) }
        }
        bins = zip(densities(seen), densities(unseen)).enumerated().map {
            Bin(centre: lower + (Double($0) + 0.5) * width, seen: $1.0, unseen: $1.1)
        }
    }
}

/// Histograms of a score over in-distribution rows and others, in bins of their own, as densities: for drawing.
public struct ScoreDensity: Hashable, Sendable {
    /// One bar of the histogram.
    public struct Bin: Hashable, Sendable {
        /// The score in the middle of the bin.
        public let centre: Double
        /// Share of the seen rows in the bin, divided by its width.
        public let seen: Double
        /// Share of the unseen rows in the bin, divided by its width.
        public let unseen: Double
    }

    /// Ascending; none where no score is finite.
    public let bins: [Bin]

    /// The part of all rows that is left out at either end: a few rows far away would push all others into one bin.
    private static let tail = 0.02

    /// - Parameters:
    ///   - seen: scores that are not finite are in no bin, and count as rows.
    ///   - count: at least 1.
    public init(seen: [Double], unseen: [Double], bins count: Int = 24) {
        precondition(count > 0, "\(count) bins")
        let all = (seen + unseen).filter(\.isFinite).sorted()
        guard !all.isEmpty else {
            bins = []
            return
        }
        let left = Int(Double(all.count) * Self.tail)
        let (lower, upper) = (all[left], all[all.count - 1 - left])
        // The distance of two finite numbers need not be finite, nor its reciprocal.
        let part =
            (upper - lower).isFinite ? (upper - lower) / Double(count) : upper / Double(count) - lower / Double(count)
        let width = part >= .leastNormalMagnitude ? part : 1
        func densities(_ scores: [Double]) -> [Double] {
            var counts = [Double](repeating: 0, count: count)
            for score in scores where score >= lower && score <= upper {
                let distance = score - lower
                let place = distance.isFinite ? distance / width : score / width - lower / width
                counts[Int(min(max(place, 0), Double(count - 1)))] += 1
            }
            return counts.map { scores.isEmpty ? 0 : $0 / (Double(scores.count) * width) }
        }
        bins = zip(densities(seen), densities(unseen)).enumerated().map {
            // In two steps: the way from the first bin to the last need not be finite either.
            let half = (Double($0) + 0.5) / 2 * width
            return Bin(centre: lower + half + half, seen: $1.0, unseen: $1.1)
        }
    }
}

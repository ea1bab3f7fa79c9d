import Tensors

extension Benchmark {
    /// A size that the time of a step may depend on.
    package enum Axis: String, CaseIterable, Codable, Hashable, Sendable {
        /// Real rows a step.
        case batch
        /// Columns of the hidden layers and of the embedding.
        case width
        /// Seen and unseen classes, four to one.
        case classes
        /// Real rows to draw from.
        case rows
        /// Columns of a feature row.
        case features

        /// Sizes whose steps take from a fraction of a millisecond to some tens.
        var values: [Int] {
            switch self {
            case .batch: [16, 32, 64, 128, 256, 512]
            case .width: [64, 128, 256, 512, 1024]
            case .classes: [25, 50, 100, 200, 400]
            case .rows: [1000, 4000, 16_000, 64_000]
            case .features: [128, 256, 512, 1024, 2048]
            }
        }

        /// The small networks, with this size at `value`.
        func dimensions(_ value: Int) -> StepDimensions {
            var dimensions = StepDimensions.small
            switch self {
            case .batch: dimensions.batch = value
            case .width: (dimensions.hidden, dimensions.embedding) = (value, value)
            case .classes: (dimensions.seenClasses, dimensions.unseenClasses) = (value / 5 * 4, value / 5)
            case .rows: dimensions.trainingRows = value
            case .features: dimensions.features = value
            }
            return dimensions
        }
    }

    /// Critic steps of small networks that differ in one size.
    func steps(along axis: Axis, workers: Workers, peer: Peer?) throws -> [Measurement] {
        try axis.values.map { value in
            var measurement = try step(
                "critic step by \(axis.rawValue), \(value)", axis.dimensions(value), phases: ["critic"],
                workers: workers, peer: peer)
            measurement.point = .init(axis, value)
            return measurement
        }
    }
}

import Tensors

/// A method that classifies without generated rows: its hyper-parameters, and how it is fitted.
///
/// A baseline is a value. It reads training rows, their labels and the class embeddings; test rows reach a fitted model only.
public protocol Baseline: Codable, Hashable, Sendable {
    /// The name that a notebook writes.
    static var name: String { get }
    /// The name that a reader knows.
    static var title: String { get }
    /// Where the method was published.
    static var source: String { get }

    /// Default hyper-parameters.
    init()

    /// Settings worth trying on validation classes, in a fixed order.
    var candidates: [Self] { get }

    /// Fits on the training rows behind `statistics`. Whatever is random is drawn from `seed`.
    func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel
}

extension Baseline {
    /// Fits on the training rows of `problem`.
    public func fit(_ problem: Problem, seed: UInt64 = 0, workers: Workers) -> BaselineModel {
        fit(BaselineStatistics(problem, workers: workers), seed: seed)
    }

    public var name: String { Self.name }
    public var title: String { Self.title }
    public var source: String { Self.source }
}

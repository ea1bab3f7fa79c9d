import Tensors

/// A method that classifies without generated rows: its hyper-parameters, and how it is fitted.
///
/// A baseline is a value. It reads training rows, their labels and the class embeddings; test rows reach a fitted model
/// only.
public protocol Baseline: Described, Codable, Hashable {
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

    /// What hinders the method from being fitted with its hyper-parameters as they are.
    func validate() -> [SettingProblem]

    /// What hinders the method from being fitted on the training rows of `problem`, `validate()` included.
    func validate(for problem: Problem) -> [SettingProblem]

    /// Fits on the training rows behind `statistics`. Whatever is random is drawn from `seed`.
    ///
    /// Where there is nothing to learn, as from features that never vary, the model gives all classes equal scores or
    /// its starting values'. Numbers beyond what a float32 can hold come out as scores that are not finite, which
    /// `Scores` reports.
    func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel
}

extension Baseline {
    /// Nothing: no hyper-parameter could be wrong.
    public func validate() -> [SettingProblem] { [] }

    /// Whatever the problem, what `validate()` says.
    public func validate(for problem: Problem) -> [SettingProblem] { validate() }

    /// Fits on the training rows of `problem`. Traps where `validate(for:)` has something to say.
    public func fit(_ problem: Problem, seed: UInt64 = 0, workers: Workers) -> BaselineModel {
        SettingProblem.trap(on: validate(for: problem))
        return fit(BaselineStatistics(problem, workers: workers), seed: seed)
    }

    public var name: String { Self.name }
    public var title: String { Self.title }
    public var source: String { Self.source }
}

extension Baseline {
    /// This baseline with each of some values of a hyper-parameter, in their order. Calls in a row make a grid, whose
    /// last axis varies fastest.
    func varied<Value>(_ parameter: WritableKeyPath<Self, Value>, over values: [Value]) -> [Self] {
        values.map { value in
            var candidate = self
            candidate[keyPath: parameter] = value
            return candidate
        }
    }
}

extension Array where Element: Baseline {
    /// Every one of these with each of some values of a hyper-parameter.
    func varied<Value>(_ parameter: WritableKeyPath<Element, Value>, over values: [Value]) -> [Element] {
        flatMap { $0.varied(parameter, over: values) }
    }
}

/// The baselines there are, with default hyper-parameters. A new one is a new file and one line here.
public struct BaselineRegistry: Sendable {
    /// In the order in which tables list them.
    public let baselines: [any Baseline]

    /// Traps when two baselines have one name.
    public init(baselines: [any Baseline]) {
        precondition(
            Set(baselines.map { $0.name }).count == baselines.count,
            "two baselines of one name among \(baselines.map { $0.name })")
        self.baselines = baselines
    }

    /// All of this library's.
    public static let standard = BaselineRegistry(baselines: [
        ALE(), DAP(), ESZSL(), RidgeToSemantics(), RidgeToFeatures(), SAE(),
    ])

    /// In alphabetical order.
    public var names: [String] { baselines.map { $0.name }.sorted() }

    /// The baseline of that name, if there is one.
    public subscript(name: String) -> (any Baseline)? { baselines.first { $0.name == name } }
}

/// The baselines there are, with their default hyper-parameters.
public typealias BaselineRegistry = Registry<any Baseline>

extension Registry where Element == any Baseline {
    /// A registry of some baselines. Traps when two of them have one name.
    public init(_ baselines: [any Baseline]) { self.init(baselines, names: baselines.map { $0.name }) }

    /// All of this library's. A new one is a new file and one line here.
    public static var standard: Registry {
        Registry([ALE(), DAP(), ESZSL(), RidgeToSemantics(), RidgeToFeatures(), SAE()])
    }
}

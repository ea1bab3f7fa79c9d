import Foundations
import Notebook
import Runner
import ZeroShot

/// One computation as a value: together with a data set and a seed it determines its result.
///
/// Encoded, it is part of the key of the result, and all that another process or machine needs to compute it.
/// A new kind is a type that conforms and one line in `ExperimentRegistry.standard`.
package protocol Experiment: Codable, Hashable, Sendable {
    associatedtype Result: ExperimentResult

    /// Which kind of computation this is: part of the key, and what a request names it by.
    static var kind: String { get }

    /// A timing: what decides it is the machine rather than data and seed, and it runs alone.
    static var isMeasurement: Bool { get }

    /// Relative to other experiments, for one seed.
    var estimatedCost: Double { get }

    /// Experiments on the same seed whose results this one reads.
    func inputs(on dataset: DataSelection) -> [ExperimentInput]

    /// Experiments that hold this one's result among others: where one of them is computed anyway, this one costs
    /// nothing.
    func shortcuts(on dataset: DataSelection) -> [ExperimentInput]

    /// What hinders this from being computed whatever the data: asked by a notebook's check.
    func validate(in workspace: Workspace) -> [SettingProblem]

    /// What hinders it from being computed on the data at hand, a data set that is sound in itself: asked before
    /// `compute`, which may trap where it is not heeded.
    func validate(in context: ExperimentContext) throws -> [SettingProblem]

    /// The result: a function of the experiment, the data and the seed, whatever the number of workers.
    func compute(in context: ExperimentContext) throws -> Result
}

extension Experiment {
    package static var isMeasurement: Bool { false }
    package func inputs(on dataset: DataSelection) -> [ExperimentInput] { [] }
    package func shortcuts(on dataset: DataSelection) -> [ExperimentInput] { [] }
    package func validate(in workspace: Workspace) -> [SettingProblem] { [] }
    package func validate(in context: ExperimentContext) throws -> [SettingProblem] { [] }
}

/// What an experiment reads: the result of another one, perhaps on another part of the data.
package struct ExperimentInput: Sendable {
    /// What is computed.
    package let experiment: any Experiment
    /// What it is computed on.
    package let dataset: DataSelection

    /// An experiment on data.
    package init(_ experiment: any Experiment, on dataset: DataSelection) {
        self.experiment = experiment
        self.dataset = dataset
    }
}

/// A typed result, and how the store keeps it. The names in a record are known to this type alone.
package protocol ExperimentResult: Sendable {
    /// - Throws: what a record of another shape lacks.
    init(_ record: Record) throws(ResultDamage)
    var record: Record { get }
    /// Numbers by the names of metrics, as tables and expressions ask for them.
    ///
    /// - Parameter part: which of several results that were computed together; nil where there is one alone.
    func measured(part: String?) -> [String: Double]
}

extension ExperimentResult {
    package func measured(part: String?) -> [String: Double] { [:] }
}

/// What an experiment sees of the world while it is computed.
package struct ExperimentContext: Sendable {
    /// The data, read.
    package let data: LoadedDataset
    /// Which data they are.
    package let dataset: DataSelection
    /// What every random number is drawn from.
    package let seed: Int
    /// The methods there are.
    package let workspace: Workspace
    /// How far the unit is, and whether it shall end.
    package let unit: UnitContext
    /// The digest of another request's key.
    let digest: @Sendable (ExperimentInput, Int) throws -> String

    /// The result of an input; nil for a shortcut that is not computed beside this unit.
    func input<E: Experiment>(_ experiment: E, on dataset: DataSelection? = nil) throws -> E.Result? {
        let digest = try digest(ExperimentInput(experiment, on: dataset ?? self.dataset), seed)
        return try unit.input(digest).map(E.Result.init)
    }

    var workers: Int { unit.workers }
}

/// The kinds of experiments that a request may name.
package struct ExperimentRegistry: Sendable {
    /// In the order of the list.
    package let types: [any Experiment.Type]

    /// Kinds of experiments.
    package init(_ types: [any Experiment.Type]) { self.types = types }

    /// The kind of that name, if there is one.
    package subscript(kind: String) -> (any Experiment.Type)? { types.first { $0.kind == kind } }
}

/// Why an experiment cannot be computed on its data, in words for the cell that asked for it.
struct ExperimentFailure: Error, CustomStringConvertible {
    let problems: [SettingProblem]

    /// - Precondition: there is a problem.
    init(_ problems: [SettingProblem]) {
        precondition(!problems.isEmpty, "a failure without a reason")
        self.problems = problems
    }

    var description: String { problems.map(\.description).unique.joined(separator: "; ") }
}

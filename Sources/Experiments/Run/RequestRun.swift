import Foundation
import Foundations
import Runner

/// Gets the result of single requests, from the store or by computing them: without a notebook, in any process that has
/// the data.
struct RequestRun {
    let workspace: Workspace
    let data: DataShelf
    /// Where results are kept.
    let storeFolder: String

    init(_ workspace: Workspace, store: String) {
        self.workspace = workspace
        data = DataShelf(workspace.catalogue)
        storeFolder = store
    }

    /// The typed result of an experiment.
    ///
    /// - Throws: why there is none, or what is wrong with the store.
    func result<E: Experiment>(
        of experiment: E, on dataset: DataSelection, seed: Int, title: String, cores: Int? = nil,
        events: any EventSink
    ) throws -> E.Result {
        let (outcome, _) = try outcome(
            of: UnitRequest(experiment, on: dataset, seed: seed), title: title, cores: cores, events: events,
            cancellation: Cancellation())
        switch outcome {
        case .fromStore(let record), .finished(let record): return try E.Result(record)
        case .failed(let message): throw LaboratoryFailure(message)
        case .skipped(let reason): throw LaboratoryFailure(reason)
        case .cancelled: throw LaboratoryFailure("it was interrupted")
        }
    }

    /// How the unit of a request ended, and its digest.
    func outcome(
        of request: UnitRequest, title: String, cores: Int?, events: any EventSink, cancellation: Cancellation
    ) throws -> (outcome: UnitOutcome, digest: String) {
        let store = try Store(root: storeFolder)
        var plan = UnitPlan(data: data, workspace: workspace, isStored: store.contains)
        let digest = try plan.add(request, title: title, cells: [])
        let outcomes = LocalExecutor(cores: cores, limits: .ofMachine).run(
            plan.units(), store: store, events: events, cancellation: cancellation)
        return (outcomes[digest] ?? .cancelled, digest)
    }
}

extension Laboratory {
    /// Computes the request that a file holds, and what it reads, into the store: a unit of work for another process or
    /// machine.
    ///
    /// - Returns: a line with the digest of the result and how it came about.
    /// - Throws: what is wrong with the file, or why there is no result.
    package func compute(
        requestFile: String, cores: Int?, onInterrupt: @escaping @Sendable () -> Void
    ) throws(LaboratoryFailure) -> String {
        try Self.translating {
            let request = try UnitRequest(
                json: FileBytes.read(requestFile), kinds: .standard, methods: workspace.generators)
            let cancellation = Cancellation()
            cancellation.handleSignals(onFirst: onInterrupt)
            let title = "\(request.kind) · \(request.dataset.name) · seed \(request.seed)"
            let (outcome, digest) = try RequestRun(workspace, store: resultsFolder).outcome(
                of: request, title: title, cores: cores, events: StandardProgress(), cancellation: cancellation)
            switch outcome {
            case .fromStore: return "\(digest) from the store"
            case .finished: return "\(digest) computed"
            case .failed(let message): throw LaboratoryFailure("\(title) failed: \(message)")
            case .skipped(let reason): throw LaboratoryFailure("\(title) was skipped because \(reason)")
            case .cancelled: throw LaboratoryFailure("\(title) was interrupted")
            }
        }
    }

    /// Every request of some notebooks as a line of JSON, each once: what `compute` takes.
    package func requests(of checked: CheckedNotebooks) -> [String] {
        let all = checked.studies.flatMap { $0.blocks.flatMap { $0.conditions.flatMap(\.requests) } }
        return all.unique.map { JSON.text($0) }
    }
}

import Foundations
import Runner

/// What has to be computed for some requests: they themselves, and what they read, as units for an executor.
struct UnitPlan {
    private let data: DataShelf
    private let workspace: Workspace
    private let isStored: (UnitKey) -> Bool
    private var wanted: [String: Wanted] = [:]
    /// Digests in the order of their first mention.
    private var order: [String] = []

    private struct Wanted {
        let request: UnitRequest
        let key: UnitKey
        var title: String
        var cells: [String]
        /// Of the notebook that asked first, in the order of reading.
        var rank: Int
        var inputs: [String] = []
    }

    /// - Parameter isStored: whether a result is there already: what it was made from is then not needed.
    init(data: DataShelf, workspace: Workspace, isStored: @escaping (UnitKey) -> Bool) {
        self.data = data
        self.workspace = workspace
        self.isStored = isStored
    }

    /// Adds a request with all that it reads.
    ///
    /// - Returns: the digest of its key.
    /// - Throws: where its data cannot be used.
    @discardableResult
    mutating func add(
        _ request: UnitRequest, title: String, cells: [String], rank: Int = 0
    ) throws(EnvironmentError) -> String {
        let key = request.key(data: try data.digest(request))
        if wanted[key.digest] != nil {
            wanted[key.digest]!.cells += cells.filter { !wanted[key.digest]!.cells.contains($0) }
            wanted[key.digest]!.rank = min(rank, wanted[key.digest]!.rank)
            return key.digest
        }
        wanted[key.digest] = Wanted(request: request, key: key, title: title, cells: cells, rank: rank)
        order.append(key.digest)
        guard !isStored(key) else { return key.digest }
        for input in request.experiment.inputs(on: request.dataset) {
            let needed = UnitRequest(input.experiment, on: input.dataset, seed: request.seed)
            let digest = try add(needed, title: "\(title), \(needed.kind)", cells: cells, rank: rank)
            wanted[key.digest]!.inputs.append(digest)
        }
        return key.digest
    }

    /// Every unit once.
    func units() -> [WorkUnit] {
        order.map { digest in
            let unit = wanted[digest]!
            let request = unit.request
            // A shortcut is taken only where it is computed anyway.
            let shortcuts = request.experiment.shortcuts(on: request.dataset).compactMap { input -> String? in
                let other = UnitRequest(input.experiment, on: input.dataset, seed: request.seed)
                return (try? data.digest(other)).map { other.key(data: $0).digest }.flatMap {
                    wanted[$0] == nil ? nil : $0
                }
            }
            return WorkUnit(
                key: unit.key, title: unit.title, cells: unit.cells,
                estimatedCost: shortcuts.isEmpty ? request.experiment.estimatedCost : 0.01,
                dependencies: unit.inputs + shortcuts, runsAlone: request.isMeasurement, rank: unit.rank,
                work: Self.work(request, data, workspace))
        }
    }

    private static func work(
        _ request: UnitRequest, _ data: DataShelf, _ workspace: Workspace
    ) -> @Sendable (UnitContext) throws -> Record {
        { unit in
            let loaded = try data.load(request.dataset)
            let context = ExperimentContext(
                data: loaded, dataset: request.dataset, seed: request.seed,
                workspace: workspace, unit: unit
            ) { input, seed in
                let other = UnitRequest(input.experiment, on: input.dataset, seed: seed)
                return other.key(data: try data.digest(other)).digest
            }
            // A measurement brings its own numbers, and is made on no data set.
            var problems = request.experiment.validate(in: workspace) + (request.isMeasurement ? [] : loaded.problems)
            if problems.isEmpty { problems = try request.experiment.validate(in: context) }
            guard problems.isEmpty else { throw ExperimentFailure(problems) }
            return try request.experiment.compute(in: context).record
        }
    }
}

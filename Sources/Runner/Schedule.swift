/// Which units of a graph wait, run and have ended, and what to start next. It knows neither threads nor clocks.
struct Schedule: Sendable {
    let graph: UnitGraph
    private(set) var outcomes: [UnitOutcome?]
    /// The cores that each running unit holds.
    private(set) var running: [Int: Int] = [:]
    private var freeCores: Int
    /// How many dependencies of each unit have given no record yet.
    private var missing: [Int]

    init(_ graph: UnitGraph, cores: Int) {
        precondition(cores > 0, "a schedule needs a core, not \(cores)")
        self.graph = graph
        outcomes = graph.units.map { _ in nil }
        missing = graph.dependencies.map(\.count)
        freeCores = cores
    }

    var isFinished: Bool { outcomes.allSatisfy { $0 != nil } }

    /// The unit to start now and the cores to give it; `nil` where nothing is ready or no core is free.
    ///
    /// The most urgent comes first: what is read first, and of that the longest. Cores that would find no unit go to
    /// those that are started, in equal shares. Units that run alone wait until no other is ready, and none runs.
    mutating func start() -> (unit: Int, workers: Int)? {
        var ready = outcomes.indices.filter { outcomes[$0] == nil && running[$0] == nil && missing[$0] == 0 }
        let company = ready.filter { !graph.units[$0].runsAlone }
        if !company.isEmpty || !running.isEmpty {
            ready = company
        } else {
            ready = Array(ready.prefix(1))
        }
        // The earliest of equally urgent ones: `max` would take the last.
        guard freeCores > 0, let unit = ready.min(by: { graph.isMoreUrgent($0, than: $1) }) else { return nil }
        let workers = max(1, (freeCores + ready.count - 1) / ready.count)
        freeCores -= workers
        running[unit] = workers
        return (unit, workers)
    }

    /// Notes how a unit ended.
    ///
    /// - Returns: the units that have ended with it, because they needed its record.
    @discardableResult
    mutating func settle(_ unit: Int, _ outcome: UnitOutcome) -> [Int] {
        precondition(outcomes[unit] == nil, "“\(graph.units[unit].title)” ends twice")
        outcomes[unit] = outcome
        freeCores += running.removeValue(forKey: unit) ?? 0
        let heirs = graph.dependants[unit]
        if outcome.record != nil {
            for heir in heirs { missing[heir] -= 1 }
            return []
        }
        let consequence = consequence(of: outcome, of: graph.units[unit].title)
        return heirs.flatMap { heir -> [Int] in
            // One that is in the store needs nobody.
            outcomes[heir] == nil ? [heir] + settle(heir, consequence) : []
        }
    }

    private func consequence(of outcome: UnitOutcome, of title: String) -> UnitOutcome {
        switch outcome {
        case .skipped, .cancelled: outcome  // the first cause, however long the chain
        case .failed(let message): .skipped(because: "“\(title)” failed: \(message)")
        case .fromStore, .finished: preconditionFailure("a record has no bad consequence")
        }
    }

    /// The records that a unit's work may read, by digest.
    func inputs(of unit: Int) -> [String: Record] {
        var records: [String: Record] = [:]
        for dependency in graph.dependencies[unit] {
            records[graph.units[dependency].digest] = outcomes[dependency]?.record
        }
        return records
    }
}

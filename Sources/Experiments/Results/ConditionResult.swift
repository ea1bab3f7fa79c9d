import Foundations
import Notebook
import Runner

/// What came of one condition: a typed result for each seed that has one.
package struct ConditionResult: Sendable {
    /// A result with where, when and how long it was computed.
    package struct Computed: Sendable {
        /// What the unit left.
        package let result: any ExperimentResult
        /// How long it took.
        package let seconds: Double
        /// When, in universal time.
        package let finished: String
        /// What it was computed on.
        package let machine: String
        /// Whether it was there before this run.
        package let isStored: Bool
    }

    /// What became of one seed.
    package enum Run: Sendable {
        case computed(Computed)
        case failed(String)
        case skipped(String)
        case cancelled

        /// The result, if there is one.
        package var computed: Computed? { if case .computed(let computed) = self { computed } else { nil } }
    }

    /// What was computed.
    package let condition: Condition
    /// The digest of the data set; nil when it could not be loaded.
    package let data: LoadedDataset?
    /// Why there is no data, if there is none.
    package let absence: EnvironmentError?
    /// In the order of the seeds; empty without data.
    package let runs: [(seed: Int, run: Run)]
    /// Digests of its units, one a seed; empty without data.
    let units: [String]

    /// What came of the units of a condition.
    init(
        condition: Condition, data: LoadedDataset?, absence: EnvironmentError?, runs: [(seed: Int, run: Run)],
        units: [String] = []
    ) {
        self.condition = condition
        self.data = data
        self.absence = absence
        self.runs = runs
        self.units = units
    }

    /// What was computed, seed by seed.
    package var computed: [(seed: Int, computed: Computed)] {
        runs.compactMap { seed, run in run.computed.map { (seed, $0) } }
    }

    /// Whether every seed has a result.
    package var isComplete: Bool { !runs.isEmpty && computed.count == runs.count }

    /// The seeds' results of one type, for a view that shows what this type alone has.
    package func results<R: ExperimentResult>(_ type: R.Type = R.self) -> [(seed: Int, result: R)] {
        computed.compactMap { seed, computed in (computed.result as? R).map { (seed, $0) } }
    }

    /// A metric seed by seed, over the seeds that have it; nil when none has.
    package func quantity(_ metric: String) -> Quantity? {
        let values = computed.compactMap { seed, computed in
            (metric == "seconds" ? computed.seconds : computed.result.measured(part: condition.part)[metric])
                .map { (seed: seed, value: $0) }
        }
        return values.isEmpty ? nil : Quantity(bySeed: values)
    }

    /// The first thing that went wrong, in words.
    package var problem: String? {
        if let absence { return absence.reason }
        for (seed, run) in runs {
            switch run {
            case .computed: continue
            case .failed(let message): return "seed \(seed) failed: \(message)"
            case .skipped(let reason): return reason
            case .cancelled: return "interrupted"
            }
        }
        return nil
    }
}

extension ConditionResult.Run {
    /// Reads an outcome as the result that the experiment promises.
    init<E: Experiment>(_ outcome: UnitOutcome?, of experiment: E) {
        switch outcome {
        case .fromStore(let record): self.init(record, of: experiment, isStored: true)
        case .finished(let record): self.init(record, of: experiment, isStored: false)
        case .failed(let message): self = .failed(message)
        case .skipped(let reason): self = .skipped(reason)
        case .cancelled, nil: self = .cancelled
        }
    }

    private init<E: Experiment>(_ record: Record, of experiment: E, isStored: Bool) {
        do throws(ResultDamage) {
            self = .computed(
                .init(
                    result: try E.Result(record), seconds: record.seconds, finished: record.finished,
                    machine: record.machine, isStored: isStored))
        } catch {
            self = .failed("its stored result cannot be read: \(error.description)")
        }
    }
}

extension [ConditionResult] {
    /// One of those whose results come from the same units, so that runs and seconds are counted once.
    var ofDistinctUnits: [ConditionResult] {
        var met: Set<[String]> = []
        return filter { $0.units.isEmpty || met.insert($0.units).inserted }
    }
}

import Foundations
import Notebook
import Runner

/// What came of one condition: a record for each seed that has one.
package struct ConditionResult: Sendable {
    package enum Run: Sendable {
        case record(Record, isStored: Bool)
        case failed(String)
        case skipped(String)
        case cancelled

        var record: Record? { if case .record(let record, _) = self { record } else { nil } }
    }

    package let condition: Condition
    /// What the data set is in the results; nil when it could not be loaded.
    package let data: LoadedDataset?
    /// Why there is no data, if there is none.
    package let absence: EnvironmentError?
    /// In the order of the seeds; empty without data.
    package let runs: [(seed: Int, run: Run)]

    package var records: [(seed: Int, record: Record)] {
        runs.compactMap { seed, run in run.record.map { (seed, $0) } }
    }

    package var isComplete: Bool { !runs.isEmpty && records.count == runs.count }

    /// What a number, series or array is called in the records.
    package func key(_ name: String) -> String { condition.part.map { "\($0).\(name)" } ?? name }

    /// A metric seed by seed, over the seeds that have it; nil when none has.
    package func quantity(_ metric: String) -> Quantity? {
        let values = records.compactMap { metric == "seconds" ? $0.record.seconds : $0.record.scalars[key(metric)] }
        return values.isEmpty ? nil : Quantity(values)
    }

    /// Digests of its units, one a seed.
    var units: [String] {
        data.map { data in condition.seeds.map { condition.key(data: data, seed: $0).digest } } ?? []
    }

    /// The first thing that went wrong, in words.
    package var problem: String? {
        if let absence { return absence.reason }
        for (seed, run) in runs {
            switch run {
            case .record: continue
            case .failed(let message): return "seed \(seed) failed: \(message)"
            case .skipped(let reason): return reason
            case .cancelled: return "interrupted"
            }
        }
        return nil
    }
}

extension [ConditionResult] {
    /// One of those whose results come from the same units, so that runs and seconds are counted once.
    var ofDistinctUnits: [ConditionResult] {
        var met: Set<[String]> = []
        return filter { $0.units.isEmpty || met.insert($0.units).inserted }
    }
}

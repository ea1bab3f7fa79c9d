import Glibc

/// How much of a run is done and how long the rest will take, from the units' estimated costs and the speed so far.
struct TimeEstimate {
    private struct Running {
        let cost: Double
        let start: Double
        var fraction = 0.0
    }

    private var waiting: [String: Double] = [:]
    private var running: [String: Running] = [:]
    private var total = 0.0
    /// Cost of what has ended, whether it gave a record or not.
    private var ended = 0.0
    /// Cost that has been worked off, and the seconds that units spent on it.
    private var worked = (cost: 0.0, seconds: 0.0)

    mutating func receive(_ event: Event, now: Double) {
        switch event {
        case .planned(_, _, let pending):
            // A cost of nothing would make a plan of nothing else a division by zero.
            for unit in pending { waiting[unit.digest] = max(unit.estimatedCost, .leastNormalMagnitude) }
            total = waiting.values.sorted().reduce(0, +)
        case .started(let unit, _):
            if let cost = waiting.removeValue(forKey: unit.digest) {
                running[unit.digest] = Running(cost: cost, start: now)
            }
        case .progressed(let unit, let fraction, _): running[unit.digest]?.fraction = fraction
        case .finished(let unit, _):
            if let done = running[unit.digest] {
                worked.cost += done.cost
                worked.seconds += now - done.start
            }
            end(unit)
        case .found(let unit), .failed(let unit, _), .skipped(let unit, _), .cancelled(let unit): end(unit)
        case .warning, .note, .ended: break
        }
    }

    /// From 0 to 1.
    var fraction: Double {
        total > 0 ? min(1, (ended + running.values.map { $0.cost * $0.fraction }.reduce(0, +)) / total) : 1
    }

    /// Seconds to go; `nil` while there is too little to go by.
    func remaining(now: Double) -> Double? {
        let cost = worked.cost + running.values.map { $0.cost * $0.fraction }.reduce(0, +)
        let seconds = worked.seconds + running.values.map { now - $0.start }.reduce(0, +)
        guard seconds >= 2, cost > 0, cost >= 0.02 * total / Double(max(1, running.count)), !running.isEmpty else {
            return nil
        }
        let speed = cost / seconds  // of one unit, with the cores it has
        let left = running.values.map { $0.cost * (1 - $0.fraction) }
        let rest = (left + waiting.values).reduce(0, +)
        // The end of a run has fewer units than cores: the longest of them decides.
        return max(rest / Double(running.count), left.max() ?? 0, waiting.values.max() ?? 0) / speed
    }

    private mutating func end(_ unit: UnitLabel) {
        ended += running.removeValue(forKey: unit.digest)?.cost ?? waiting.removeValue(forKey: unit.digest) ?? 0
    }
}

/// Seconds on a clock that nobody sets.
package enum MonotonicClock {
    /// Time since some moment in the past, which nobody sets back.
    package static var seconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
}

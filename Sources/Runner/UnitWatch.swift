import Foundations
import Synchronization

/// Looks after the units that run, and asks those to stop that use more than they may.
final class UnitWatch: Sendable {
    private struct Watched {
        let context: UnitContext
        let start: ContinuousClock.Instant
        var asked: ContinuousClock.Instant?
    }

    private let limits: UnitLimits
    private let grace: Duration
    private let watched = Mutex<[Int: Watched]>([:])

    init(_ limits: UnitLimits, grace: Duration) {
        self.limits = limits
        self.grace = grace
    }

    func watching<Result>(_ unit: Int, _ context: UnitContext, work: () throws -> Result) rethrows -> Result {
        watched.withLock { $0[unit] = Watched(context: context, start: .now) }
        defer { watched.withLock { $0[unit] = nil } }
        return try work()
    }

    /// Asks units that are over a limit to stop.
    ///
    /// - Returns: those that have not heeded within the grace, with the reason. They are watched no longer.
    func enforce() -> [(unit: Int, reason: String)] {
        guard limits != .none else { return [] }
        let now = ContinuousClock.now
        return watched.withLock { watched in
            for (unit, one) in watched {
                if let reason = limits.timeProblem(after: (now - one.start).seconds) {
                    ask(unit, because: reason, now, &watched)
                }
            }
            // One at a time: its memory comes back only when it ends.
            if watched.values.allSatisfy({ $0.asked == nil }),
                let reason = limits.memoryProblem(holding: ProcessMemory.resident),
                let last = watched.max(by: { ($0.value.start, $0.key) < ($1.value.start, $1.key) })
            {
                ask(last.key, because: reason, now, &watched)
            }
            let deaf = watched.filter { $0.value.asked.map { now >= $0 + grace } ?? false }.sorted { $0.key < $1.key }
            for (unit, _) in deaf { watched[unit] = nil }
            return deaf.map { ($0.key, "\($0.value.context.stopReason ?? ""), and did not stop when it was asked to") }
        }
    }

    private func ask(
        _ unit: Int, because reason: String, _ now: ContinuousClock.Instant, _ watched: inout [Int: Watched]
    ) {
        guard watched[unit]?.asked == nil else { return }
        watched[unit]?.asked = now
        watched[unit]?.context.stop(because: reason)
    }
}

import Dispatch
import Foundation
import Foundations
import Synchronization

/// One execution of a plan on this machine.
///
/// The caller's thread starts units and waits; every unit has its own thread, which looks once more into the store,
/// works, saves and reports. All of them meet in the schedule, under one lock.
final class LocalRun: Sendable {
    private let graph: UnitGraph
    private let executor: LocalExecutor
    private let store: Store
    private let cancellation: Cancellation
    private let events: Announcer
    private let schedule: Mutex<Schedule>
    private let watch: UnitWatch
    private let change = DispatchSemaphore(value: 0)
    private let hasWarnedOfStore = Atomic<Bool>(false)
    private let begin = ContinuousClock.now
    private let ended: UnitObserver

    init(
        _ graph: UnitGraph, executor: LocalExecutor, store: Store, events: any EventSink, cancellation: Cancellation,
        ended: @escaping UnitObserver
    ) {
        self.ended = ended
        self.graph = graph
        self.executor = executor
        self.store = store
        self.cancellation = cancellation
        self.events = Announcer(events)
        schedule = Mutex(Schedule(graph, cores: executor.cores))
        watch = UnitWatch(executor.limits, grace: executor.grace)
    }

    func complete() -> [String: UnitOutcome] {
        takeFromStore()
        var deadline: ContinuousClock.Instant?
        while !schedule.withLock({ $0.isFinished }) {
            if cancellation.isRequested {
                deadline = deadline ?? .now + executor.grace
                cancel(includingRunning: .now >= deadline!)
            } else {
                startReadyUnits()
            }
            for (index, reason) in watch.enforce() { settle(index, .failed(message: reason)) }
            if change.wait(timeout: .now() + .milliseconds(100)) == .timedOut { events.refresh() }
        }
        let outcomes = schedule.withLock { $0.outcomes.map { $0! } }
        events.close(with: .ended(EventTally(outcomes, seconds: (ContinuousClock.now - begin).seconds)))
        return Dictionary(uniqueKeysWithValues: zip(graph.units.map(\.digest), outcomes))
    }

    private func takeFromStore() {
        var pending: [UnitLabel] = []
        for (index, unit) in graph.units.enumerated() {
            switch store.lookUp(unit.key) {
            case .found(let record): schedule.withLock { _ = $0.settle(index, .fromStore(record)) }
            case .absent: pending.append(unit.label)
            case .damaged(let reason):
                events.send(.warning("\(reason); “\(unit.title)” is computed again"))
                pending.append(unit.label)
            }
        }
        events.send(.planned(total: graph.units.count, cached: graph.units.count - pending.count, pending: pending))
        // Whoever has run this before wonders why everything is computed again.
        if pending.count == graph.units.count, let count = store.uselessRecords(for: graph.units.map(\.key)) {
            let results = count == 1 ? "the result" : "all \(count) results"
            events.send(
                .warning(
                    "\(results) in \(store.root) \(count == 1 ? "comes" : "come") from another version of the program "
                        + "or another kind of processor, and cannot be used; 'cache clear' makes room"))
        }
        // Nothing is measured yet: what is made of records may take every core.
        let known = schedule.withLock { $0.outcomes }
        DispatchQueue.concurrentPerform(iterations: known.count) { index in
            if let outcome = known[index] { ended(graph.units[index].digest, outcome, events.send) }
        }
    }

    private func startReadyUnits() {
        while let (index, workers, inputs) = schedule.withLock({ schedule in
            schedule.start().map { ($0.unit, $0.workers, schedule.inputs(of: $0.unit)) }
        }) {
            let thread = Thread { [self] in
                let outcome = outcome(of: index, workers, inputs)
                if outcome.record != nil { ended(graph.units[index].digest, outcome, events.send) }
                settle(index, outcome)
            }
            thread.stackSize = 16 << 20
            thread.name = graph.units[index].title
            thread.start()
        }
    }

    private func outcome(of index: Int, _ workers: Int, _ inputs: [String: Record]) -> UnitOutcome {
        let unit = graph.units[index]
        if case .found(let record) = store.lookUp(unit.key) { return .fromStore(record) }
        let label = unit.label
        events.send(.started(label, workers: workers))
        let context = UnitContext(
            title: unit.title, workers: workers, dependencies: inputs, cancellation: cancellation,
            interval: executor.progressInterval
        ) { [events] fraction, status in
            events.send(.progressed(label, fraction: fraction, status: status))
        } workFolder: { [store] in
            store.workFolder(for: unit.key)
        }
        let start = ContinuousClock.now
        do {
            let record = try watch.watching(index, context) { try unit.work(context) }.stamped(
                seconds: (ContinuousClock.now - start).seconds, machine: Machine.current.description)
            save(record, of: unit)
            return .finished(record)
        } catch is CancellationError {
            return context.stopReason.map { .failed(message: $0) } ?? .cancelled
        } catch {
            return .failed(message: (error as? any LocalizedError)?.errorDescription ?? "\(error)")
        }
    }

    /// A store that cannot be written costs the next run time; it must not cost this one its results.
    private func save(_ record: Record, of unit: WorkUnit) {
        do throws(EnvironmentError) {
            try store.save(record, for: unit.key, title: unit.title)
            store.discardWork(for: unit.key)
        } catch {
            let isFirst = !hasWarnedOfStore.exchange(true, ordering: .relaxed)
            if isFirst { events.send(.warning("\(error). This run goes on without saving its results.")) }
        }
    }

    private func cancel(includingRunning: Bool) {
        let waiting = schedule.withLock { schedule in
            schedule.outcomes.indices.filter {
                schedule.outcomes[$0] == nil && (includingRunning || schedule.running[$0] == nil)
            }
        }
        for index in waiting { settle(index, .cancelled) }
    }

    /// Notes an outcome and tells of it, unless the unit has been given up before.
    private func settle(_ index: Int, _ outcome: UnitOutcome) {
        events.sequence { send in
            let ended = schedule.withLock { schedule -> [Int] in
                guard schedule.outcomes[index] == nil else { return [] }
                return [index] + schedule.settle(index, outcome)
            }
            for index in ended { send(event(for: index)) }
        }
        change.signal()
    }

    private func event(for index: Int) -> Event {
        let label = graph.units[index].label
        return switch schedule.withLock({ $0.outcomes[index]! }) {
        case .fromStore: .found(label)
        case .finished(let record): .finished(label, seconds: record.seconds)
        case .failed(let message): .failed(label, message: message)
        case .skipped(let reason): .skipped(label, because: reason)
        case .cancelled: .cancelled(label)
        }
    }
}

extension Duration {
    var seconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) * 1e-18
    }
}

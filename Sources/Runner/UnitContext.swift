import Synchronization

/// What running work may see of the world: its share of the machine, its inputs, and a way to say how far it is.
package final class UnitContext: Sendable {
    /// How many cores the work may keep busy.
    package let workers: Int
    private let title: String
    private let makeWorkFolder: @Sendable () -> String?
    private let dependencies: [String: Record]
    private let cancellation: Cancellation
    private let report: @Sendable (_ fraction: Double, _ status: String) -> Void
    private let interval: Duration
    private let reasonToStop = Mutex<String?>(nil)
    private let lastReport = Mutex<ContinuousClock.Instant?>(nil)

    /// - Parameter interval: progress that follows sooner than this after the last is dropped.
    package init(
        title: String = "", workers: Int = 1, dependencies: [String: Record] = [:],
        cancellation: Cancellation = Cancellation(), interval: Duration = .zero,
        report: @escaping @Sendable (_ fraction: Double, _ status: String) -> Void = { _, _ in },
        workFolder: @escaping @Sendable () -> String? = { nil }
    ) {
        self.title = title
        makeWorkFolder = workFolder
        self.workers = workers
        self.dependencies = dependencies
        self.cancellation = cancellation
        self.interval = interval
        self.report = report
    }

    /// The record of a unit that this one depends on.
    ///
    /// - Precondition: `digest` is among the unit's `dependencies`.
    package func dependency(_ digest: String) -> Record {
        guard let record = dependencies[digest] else {
            preconditionFailure("“\(title)” reads unit \(digest), which it does not declare as a dependency")
        }
        return record
    }

    /// The same, or nil for a unit that was not computed beside this one.
    package func input(_ digest: String) -> Record? { dependencies[digest] }

    /// Says how much of the work is done, from 0 to 1, and how it stands ("epoch 12/40 · H 41.2"). Cheap enough
    /// for every step. A fraction of nothing, which is NaN, counts as 0.
    package func progress(_ fraction: Double, _ status: String = "") {
        let isDue = lastReport.withLock { last in
            let now = ContinuousClock.now
            if let last, last + interval > now { return false }
            last = now
            return true
        }
        if isDue { report(fraction.isNaN ? 0 : min(max(fraction, 0), 1), status) }
    }

    /// A folder for what this unit needs to go on after it was interrupted: the next attempt finds it as it was left.
    /// It is gone once the unit has a result; nil where there is no place for one.
    package func workFolder() -> String? { makeWorkFolder() }

    /// True once the run has been cancelled, or this unit has used more than it may.
    package var isCancelled: Bool { cancellation.isRequested || stopReason != nil }

    /// - Throws: `CancellationError` where `isCancelled`; work lets it through.
    package func checkCancellation() throws {
        if isCancelled { throw CancellationError() }
    }

    /// Why this unit alone has to stop.
    var stopReason: String? { reasonToStop.withLock { $0 } }

    /// The first reason stays.
    func stop(because reason: String) { reasonToStop.withLock { $0 = $0 ?? reason } }
}

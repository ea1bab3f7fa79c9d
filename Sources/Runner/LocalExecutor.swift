import Foundations

/// Runs units on the cores of this machine, several at once, each on a thread of its own.
///
/// One unit per core is better than several cores per unit, so a unit gets a second core only when it starts
/// while cores would otherwise be idle.
package struct LocalExecutor: Executor {
    /// How many units run at once, at most.
    package let cores: Int
    /// What a unit may take.
    package let limits: UnitLimits
    /// How long running work may take to heed a wish to stop before it is left behind.
    package let grace: Duration
    /// Progress of one unit is passed on no more often than this.
    package let progressInterval: Duration

    /// - Parameter cores: how many cores to use; by default all that this process may use.
    /// - Precondition: `cores` is positive.
    package init(
        cores: Int? = nil, limits: UnitLimits = .none, grace: Duration = .seconds(5),
        progressInterval: Duration = .milliseconds(50)
    ) {
        precondition(cores.map { $0 > 0 } ?? true, "units cannot run on \(cores ?? 0) cores")
        self.cores = cores ?? Machine.availableCores
        self.limits = limits
        self.grace = grace
        self.progressInterval = progressInterval
    }

    package func run(
        _ units: [WorkUnit], store: Store, events: any EventSink, cancellation: Cancellation,
        ended: @escaping UnitObserver
    ) -> [String: UnitOutcome] {
        LocalRun(
            UnitGraph(units), executor: self, store: store, events: events, cancellation: cancellation, ended: ended
        ).complete()
    }
}

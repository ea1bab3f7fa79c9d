/// Runs units of work, on this machine or elsewhere.
package protocol Executor: Sendable {
    /// Gets the record of every unit, from the store where it is there, and returns when all that can be done is done.
    ///
    /// Units with equal keys are one unit. A unit that fails takes those that depend on it along; the others go on.
    ///
    /// - Parameter ended: told of every unit that ended with a record, as soon as it has, on any thread; the unit keeps
    ///   its cores until this returns, so that what is made of records then disturbs no measurement. `tell` passes an
    ///   event on.
    /// - Returns: an outcome for every unit, by digest.
    /// - Precondition: the dependencies of every unit are among `units`, without a cycle.
    func run(
        _ units: [WorkUnit], store: Store, events: any EventSink, cancellation: Cancellation,
        ended: @escaping UnitObserver
    ) -> [String: UnitOutcome]
}

extension Executor {
    package func run(
        _ units: [WorkUnit], store: Store, events: any EventSink, cancellation: Cancellation
    ) -> [String: UnitOutcome] {
        run(units, store: store, events: events, cancellation: cancellation) { _, _, _ in }
    }
}

/// Told of every unit as soon as its outcome is known.
package typealias UnitObserver =
    @Sendable (_ digest: String, _ outcome: UnitOutcome, _ tell: (Event) -> Void) -> Void

/// Runs units of work, on this machine or elsewhere.
package protocol Executor: Sendable {
    /// Gets the record of every unit, from the store where it is there, and returns when all that can be done is done.
    ///
    /// Units with equal keys are one unit. A unit that fails takes those that depend on it along; the others go on.
    ///
    /// - Returns: an outcome for every unit, by digest.
    /// - Precondition: the dependencies of every unit are among `units`, without a cycle.
    func run(
        _ units: [WorkUnit], store: Store, events: any EventSink, cancellation: Cancellation
    ) -> [String: UnitOutcome]
}

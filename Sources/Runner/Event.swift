/// What an executor says while it works.
package enum Event: Hashable, Sendable {
    /// The first event: how many different units there are, how many of them are in the store, and what is to be done.
    case planned(total: Int, cached: Int, pending: [UnitLabel])
    case started(UnitLabel, workers: Int)
    /// `fraction` is from 0 to 1.
    case progressed(UnitLabel, fraction: Double, status: String)
    case finished(UnitLabel, seconds: Double)
    /// Another process has put the record into the store since the plan was made.
    case found(UnitLabel)
    case failed(UnitLabel, message: String)
    case skipped(UnitLabel, because: String)
    case cancelled(UnitLabel)
    case warning(String)
    /// Something that concerns no unit, such as a report that has been written.
    case note(String)
    /// The last event.
    case ended(EventTally)
}

/// How many units ended in which way.
package struct EventTally: Hashable, Sendable, Codable {
    /// Units whose result was there.
    package var fromStore = 0
    /// Units that were computed.
    package var finished = 0
    /// Units that failed.
    package var failed = 0
    /// Units that were not tried, because another had failed.
    package var skipped = 0
    /// Units that were stopped.
    package var cancelled = 0
    /// Time that units took together.
    package var seconds = 0.0

    /// A tally of its parts.
    package init(
        fromStore: Int = 0, finished: Int = 0, failed: Int = 0, skipped: Int = 0, cancelled: Int = 0,
        seconds: Double = 0
    ) {
        self.fromStore = fromStore
        self.finished = finished
        self.failed = failed
        self.skipped = skipped
        self.cancelled = cancelled
        self.seconds = seconds
    }

    /// A tally of the outcomes of some units.
    package init(_ outcomes: some Sequence<UnitOutcome>, seconds: Double) {
        self.seconds = seconds
        for outcome in outcomes {
            switch outcome {
            case .fromStore: fromStore += 1
            case .finished: finished += 1
            case .failed: failed += 1
            case .skipped: skipped += 1
            case .cancelled: cancelled += 1
            }
        }
    }
}

/// How a unit of a plan ended.
package enum UnitOutcome: Sendable {
    /// The record was there already.
    case fromStore(Record)
    /// The record was computed now; it is in the store too, unless a message said that it could not be saved.
    case finished(Record)
    case failed(message: String)
    /// A unit that this one depends on did not give a record.
    case skipped(because: String)
    case cancelled

    /// The result, where there is one.
    package var record: Record? {
        switch self {
        case .fromStore(let record), .finished(let record): record
        case .failed, .skipped, .cancelled: nil
        }
    }
}

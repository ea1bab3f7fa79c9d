/// How the computation behind a cell went.
package enum CellStatus: Sendable, Hashable {
    /// The cell only shows what others computed.
    case shown
    /// Some runs were made now, in so many seconds of computation.
    case trained(runs: Int, stored: Int, seconds: Double)
    /// Every run was in the store.
    case stored(runs: Int)
    /// Something it needs is not there.
    case skipped(String)
    case failed(String)
    /// Interrupted with so many of its runs done.
    case cancelled(done: Int, of: Int)

    /// One word, as machines read it.
    package var name: String {
        switch self {
        case .shown: "shown"
        case .trained: "trained"
        case .stored: "from the store"
        case .skipped: "skipped"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    /// A few words for a reader.
    package var summary: String {
        switch self {
        case .shown: "shown"
        case .trained(let runs, let stored, _):
            stored == 0 ? "\(Self.runs(runs)) trained" : "\(Self.runs(runs)) trained, \(stored) from the store"
        case .stored(let runs): "\(Self.runs(runs)) from the store"
        case .skipped(let reason): "skipped because \(reason)"
        case .failed(let message): "failed: \(message)"
        case .cancelled(let done, let all): "interrupted after \(done) of \(all) runs"
        }
    }

    /// Why there is no complete result; nil when there is one.
    package var problem: String? {
        switch self {
        case .shown, .trained, .stored: nil
        case .skipped, .failed, .cancelled: summary
        }
    }

    private static func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }
}

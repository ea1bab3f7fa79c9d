import Foundations

/// What an event is in words, the same on a terminal and in a log.
struct EventWording {
    enum Mark {
        case note, start, good, bad, passed, warning
    }

    let mark: Mark
    let text: String

    /// - Parameter status: the unit's last status.
    /// - Returns: `nil` for events that are not worth a line.
    init?(_ event: Event, status: String = "") {
        switch event {
        case .planned(let total, let cached, let pending): self.init(.note, Self.plan(total, cached, pending.count))
        case .started(let unit, let workers):
            self.init(.start, unit.title + (workers > 1 ? " on \(workers) cores" : ""))
        case .progressed: return nil
        case .finished(let unit, let seconds):
            self.init(
                .good, "\(unit.title): done in \(DurationText.exact(seconds))\(status.isEmpty ? "" : ", \(status)")")
        case .found(let unit): self.init(.good, "\(unit.title): put into the store by another process")
        case .failed(let unit, let message): self.init(.bad, "\(unit.title): failed: \(message)")
        case .skipped(let unit, let reason): self.init(.passed, "\(unit.title): skipped because \(reason)")
        case .cancelled(let unit): self.init(.passed, "\(unit.title): cancelled")
        case .warning(let text): self.init(.warning, "warning: \(text)")
        case .note(let text): self.init(.note, text)
        case .ended(let tally):
            guard let text = Self.end(tally) else { return nil }
            self.init(.note, text)
        }
    }

    private init(_ mark: Mark, _ text: String) {
        self.mark = mark
        self.text = TerminalText.line(text)
    }

    private static func plan(_ total: Int, _ cached: Int, _ pending: Int) -> String {
        if total == 0 { return "Nothing to train: no cell asks for it." }
        let results = total == 1 ? "the one result is" : "all \(total) results are"
        if pending == 0 { return "Nothing to train: \(results) in the store." }
        return "\(pending) of \(total) \(total == 1 ? "result" : "results") to compute, \(cached) in the store."
    }

    private static func end(_ tally: EventTally) -> String? {
        let parts = [
            (tally.finished, "computed"), (tally.failed, "failed"), (tally.skipped, "skipped"),
            (tally.cancelled, "cancelled"),
        ].filter { $0.0 > 0 }
        // With everything from the store, the plan has said it all.
        guard !parts.isEmpty else { return nil }
        let stored = tally.fromStore > 0 ? [(tally.fromStore, "from the store")] : []
        let list = (parts + stored).map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        return "\(list), in \(DurationText.exact(tally.seconds))."
    }
}

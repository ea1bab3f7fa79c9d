import Foundations

/// Every event as one line of JSON, for programs that follow a run.
package struct JSONEventLog: EventSink {
    private struct Line: Encodable {
        var event: String
        var unit: UnitLabel?
        var total: Int?
        var cached: Int?
        var pending: [UnitLabel]?
        var workers: Int?
        var fraction: Double?
        var status: String?
        var seconds: Double?
        var message: String?
        var tally: EventTally?
    }

    private let outlet: TextOutlet

    /// A log that writes to an outlet, one object to a line.
    package init(outlet: TextOutlet) { self.outlet = outlet }

    package func receive(_ event: Event) {
        outlet.write(JSON.text(line(for: event)) + "\n")
    }

    private func line(for event: Event) -> Line {
        switch event {
        case .planned(let total, let cached, let pending):
            Line(event: "planned", total: total, cached: cached, pending: pending)
        case .started(let unit, let workers): Line(event: "started", unit: unit, workers: workers)
        case .progressed(let unit, let fraction, let status):
            Line(event: "progressed", unit: unit, fraction: fraction, status: status)
        case .finished(let unit, let seconds): Line(event: "finished", unit: unit, seconds: seconds)
        case .found(let unit): Line(event: "found", unit: unit)
        case .failed(let unit, let message): Line(event: "failed", unit: unit, message: message)
        case .skipped(let unit, let reason): Line(event: "skipped", unit: unit, message: reason)
        case .cancelled(let unit): Line(event: "cancelled", unit: unit)
        case .warning(let text): Line(event: "warning", message: text)
        case .note(let text): Line(event: "note", message: text)
        case .ended(let tally): Line(event: "ended", tally: tally)
        }
    }
}

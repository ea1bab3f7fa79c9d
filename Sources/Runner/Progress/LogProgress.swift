import Foundations
import Synchronization

/// Progress as plain lines, for files and pipes: one when a unit starts, one when it ends, few in between.
package final class LogProgress: EventSink {
    private struct State {
        var begin: Double?
        var estimate = TimeEstimate()
        var lastLine: [String: Double] = [:]
        var status: [String: String] = [:]
    }

    private let outlet: TextOutlet
    private let interval: Double
    private let now: @Sendable () -> Double
    private let state = Mutex(State())

    /// - Parameters:
    ///   - interval: seconds between two lines on the progress of one unit.
    ///   - now: a clock in seconds that only goes forward.
    package init(
        outlet: TextOutlet = .standardError, interval: Double = 30,
        now: @escaping @Sendable () -> Double = { MonotonicClock.seconds }
    ) {
        self.outlet = outlet
        self.interval = interval
        self.now = now
    }

    package func receive(_ event: Event) {
        let time = now()
        state.withLock { state in
            state.begin = state.begin ?? time
            state.estimate.receive(event, now: time)
            guard let text = line(for: event, &state, time) else { return }
            let clock = DurationText.clock(time - state.begin!)
            outlet.write("[\(String(repeating: " ", count: max(0, 5 - clock.count)))\(clock)] \(text)\n")
        }
    }

    private func line(for event: Event, _ state: inout State, _ time: Double) -> String? {
        switch event {
        case .started(let unit, _):
            state.lastLine[unit.digest] = time
            return EventWording(event).map { "\($0.text): started" }
        case .progressed(let unit, let fraction, let status):
            state.status[unit.digest] = status
            guard time - state.lastLine[unit.digest, default: -.infinity] >= interval else { return nil }
            state.lastLine[unit.digest] = time
            let left = state.estimate.remaining(now: time).map { ", \(DurationText.estimate($0)) left for all" } ?? ""
            return TerminalText.line(
                "\(unit.title): \(Int(fraction * 100)) %\(status.isEmpty ? "" : ", \(status)")\(left)")
        case .finished(let unit, _): return EventWording(event, status: state.status[unit.digest] ?? "")?.text
        default: return EventWording(event)?.text
        }
    }
}

import Synchronization

/// Hands the events of many threads to a sink one at a time, and none after the last.
final class Announcer: Sendable {
    private let sink: any EventSink
    private let isClosed = Mutex(false)

    init(_ sink: any EventSink) { self.sink = sink }

    func send(_ event: Event) { sequence { $0(event) } }

    /// Lets `body` send several events with none of another thread's in between.
    func sequence(_ body: (_ send: (Event) -> Void) -> Void) {
        isClosed.withLock { isClosed in
            // Work that was left behind on cancellation may still talk.
            body { event in if !isClosed { sink.receive(event) } }
        }
    }

    func refresh() { isClosed.withLock { if !$0 { sink.refresh() } } }

    func close(with event: Event) {
        isClosed.withLock { isClosed in
            sink.receive(event)
            isClosed = true
        }
    }
}

/// Something that listens to a run: a terminal, a log, a file.
///
/// An executor calls it from several threads, but never from two at once.
public protocol EventSink: Sendable {
    func receive(_ event: Event)
    /// Called a few times a second while units run, so that clocks on a screen go on.
    func refresh()
}

extension EventSink {
    public func refresh() {}
}

/// Passes every event on to several sinks, in order.
public struct EventBroadcast: EventSink {
    public let sinks: [any EventSink]

    public init(_ sinks: [any EventSink]) { self.sinks = sinks }

    public func receive(_ event: Event) { for sink in sinks { sink.receive(event) } }
    public func refresh() { for sink in sinks { sink.refresh() } }
}

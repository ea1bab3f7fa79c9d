/// Something that listens to a run: a terminal, a log, a file.
///
/// An executor calls it from several threads, but never from two at once.
package protocol EventSink: Sendable {
    func receive(_ event: Event)
    /// Called a few times a second while units run, so that clocks on a screen go on.
    func refresh()
}

extension EventSink {
    package func refresh() {}
}

/// Passes every event on to several sinks, in order.
package struct EventBroadcast: EventSink {
    /// Who is told.
    package let sinks: [any EventSink]

    /// Tells everything to each of some sinks, in order.
    package init(_ sinks: [any EventSink]) { self.sinks = sinks }

    package func receive(_ event: Event) { for sink in sinks { sink.receive(event) } }
    package func refresh() { for sink in sinks { sink.refresh() } }
}

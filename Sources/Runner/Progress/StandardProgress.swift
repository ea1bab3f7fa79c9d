import Foundation
import Foundations

/// Progress on standard error in the form that suits what is there: bars on a terminal, lines anywhere else.
package struct StandardProgress: EventSink {
    private let sink: any EventSink

    /// The progress display that suits standard error and the environment's wishes.
    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        sink =
            TerminalStyle.canDraw(on: .standardError, environment: environment)
            ? TerminalProgress(style: TextStyle(environment: environment)) : LogProgress()
    }

    package func receive(_ event: Event) { sink.receive(event) }
    package func refresh() { sink.refresh() }
}

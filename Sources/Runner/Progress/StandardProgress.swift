import Foundation
import Glibc

/// Progress on standard error in the form that suits what is there: bars on a terminal, lines anywhere else.
package struct StandardProgress: EventSink {
    private let sink: any EventSink

    package init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        sink =
            Self.isTerminal(STDERR_FILENO, environment)
            ? TerminalProgress(style: TextStyle(environment: environment)) : LogProgress()
    }

    package func receive(_ event: Event) { sink.receive(event) }
    package func refresh() { sink.refresh() }

    /// True where lines can be redrawn.
    static func isTerminal(_ descriptor: Int32, _ environment: [String: String]) -> Bool {
        let kind = environment["TERM", default: ""]
        return isatty(descriptor) == 1 && !kind.isEmpty && kind != "dumb"
    }
}

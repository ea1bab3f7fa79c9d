import Foundation
import Glibc

/// Progress on standard error in the form that suits what is there: bars on a terminal, lines anywhere else.
public struct StandardProgress: EventSink {
    private let sink: any EventSink

    public init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        sink =
            Self.isTerminal(STDERR_FILENO, environment)
            ? TerminalProgress(style: TextStyle(environment: environment)) : LogProgress()
    }

    public func receive(_ event: Event) { sink.receive(event) }
    public func refresh() { sink.refresh() }

    /// True where lines can be redrawn.
    static func isTerminal(_ descriptor: Int32, _ environment: [String: String]) -> Bool {
        let kind = environment["TERM", default: ""]
        return isatty(descriptor) == 1 && !kind.isEmpty && kind != "dumb"
    }
}

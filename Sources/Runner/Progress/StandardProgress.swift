import Foundation
import Foundations
import Glibc

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

/// Where progress is written: a closure, so that tests can read along.
package struct TextOutlet: Sendable {
    /// Takes a text.
    package let write: @Sendable (String) -> Void

    /// An outlet that is a function.
    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Writes to an open file descriptor. What cannot be written is lost: progress must never stop a run.
    package static func descriptor(_ descriptor: Int32) -> TextOutlet {
        TextOutlet { text in _ = OutputDescriptor(descriptor).write(text) }
    }

    /// The stream for messages.
    package static let standardError = descriptor(STDERR_FILENO)
}

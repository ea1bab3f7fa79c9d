import Foundations
import Glibc

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

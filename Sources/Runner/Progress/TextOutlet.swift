import Foundations
import Glibc

/// Where progress is written: a closure, so that tests can read along.
package struct TextOutlet: Sendable {
    package let write: @Sendable (String) -> Void

    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Writes to an open file descriptor. What cannot be written is lost: progress must never stop a run.
    package static func descriptor(_ descriptor: Int32) -> TextOutlet {
        TextOutlet { text in _ = OutputDescriptor(descriptor).write(text) }
    }

    package static let standardError = descriptor(STDERR_FILENO)
}

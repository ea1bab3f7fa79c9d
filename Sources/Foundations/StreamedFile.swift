import Glibc
import Synchronization

/// A file that grows while its reader looks on, such as a log of events. Nothing of it is held back.
///
/// A link is followed; a device, a FIFO or an open file of this process is written to as it is.
public final class StreamedFile: Sendable {
    private struct State {
        var descriptor: Int32?
        var problem: EnvironmentError?
    }

    /// The file that is read.
    public let path: String
    private let state: Mutex<State>

    /// Opens the file; a regular one is emptied.
    /// - Throws: `diskFull`, or `unwritable` with the system's reason.
    public init(_ path: String) throws(EnvironmentError) {
        self.path = path
        let descriptor =
            switch try OutputTarget(path) {
            case .open(let number): fcntl(number, F_DUPFD_CLOEXEC, 0)
            case .special(let place): Glibc.open(place, O_WRONLY | O_CLOEXEC | O_NOCTTY)
            case .file(let place, _): Glibc.open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o666)
            }
        guard descriptor >= 0 else { throw .cannotWrite(path, errno: errno) }
        state = Mutex(State(descriptor: descriptor))
    }

    deinit { try? close() }

    /// Appends a text. After a failure nothing more is written; `close` tells of it.
    public func write(_ text: String) {
        state.withLock { state in
            guard let descriptor = state.descriptor, state.problem == nil else { return }
            if let number = OutputDescriptor(descriptor).write(text) {
                state.problem = .cannotWrite(path, errno: number)
            }
        }
    }

    /// Closes the file.
    /// - Throws: the first failure of writing or closing.
    public func close() throws(EnvironmentError) {
        let problem = state.withLock { state -> EnvironmentError? in
            guard let descriptor = state.descriptor else { return nil }
            state.descriptor = nil
            if Glibc.close(descriptor) != 0, errno != EINTR, state.problem == nil {
                state.problem = .cannotWrite(path, errno: errno)
            }
            return state.problem
        }
        if let problem { throw problem }
    }
}

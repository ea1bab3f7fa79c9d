import Glibc

/// An open file, pipe or terminal to write to, for as long as somebody else keeps it open.
public struct OutputDescriptor: Sendable, Hashable {
    /// The stream for results.
    public static let standardOutput = OutputDescriptor(STDOUT_FILENO)
    /// The stream for messages.
    public static let standardError = OutputDescriptor(STDERR_FILENO)

    /// The system's number of the open file.
    public let number: Int32

    /// An open file by its number, which has to stay open.
    public init(_ number: Int32) { self.number = number }

    /// Writes all of it. A pipe whose reader has gone is an error, never a signal that ends the process.
    /// - Returns: the system's error number; nil when everything was written.
    public func write(_ bytes: UnsafeRawBufferPointer) -> Int32? {
        BrokenPipe.withoutSignal {
            Self.writeAll(bytes, wait: waitUntilReady) { Glibc.write(number, $0.baseAddress, $0.count) }
        }
    }

    /// Writes all of it in UTF-8. A pipe whose reader has gone is an error, never a signal that ends the process.
    /// - Returns: the system's error number; nil when everything was written.
    public func write(_ text: String) -> Int32? {
        var text = text
        return text.withUTF8 { write(UnsafeRawBufferPointer($0)) }
    }

    /// The loop around `write(2)`, which may take a part, nothing, or be interrupted.
    static func writeAll(
        _ bytes: UnsafeRawBufferPointer, wait: () -> Void = {}, using write: (UnsafeRawBufferPointer) -> Int
    ) -> Int32? {
        var rest = bytes
        while !rest.isEmpty {
            let count = write(rest)
            // Only a negative count sets `errno`: after a write of nothing it is some older call's.
            if count == 0 { return EIO }
            if count > 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            } else if errno == EAGAIN {
                wait()
            } else if errno != EINTR {
                return errno
            }
        }
        return nil
    }

    /// Another program may have made a shared pipe or terminal non-blocking.
    private func waitUntilReady() {
        var request = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        poll(&request, 1, 1000)
    }
}

/// The signal that a write to a pipe without reader sends.
enum BrokenPipe {
    /// Keeps the signal from this thread while `body` runs; the write itself says what happened.
    static func withoutSignal<Result>(_ body: () -> Result) -> Result {
        var pipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        sigpending(&pending)
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        let result = body()
        // One that was pending before is somebody else's.
        if sigismember(&pending, SIGPIPE) == 0 {
            var now = timespec()
            while sigtimedwait(&pipe, nil, &now) < 0 && errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
        return result
    }
}

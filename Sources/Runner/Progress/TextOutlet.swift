import Glibc

/// Where progress is written: a closure, so that tests can read along.
package struct TextOutlet: Sendable {
    package let write: @Sendable (String) -> Void

    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// Writes to an open file descriptor. What cannot be written is lost: progress must never stop a run.
    package static func descriptor(_ descriptor: Int32) -> TextOutlet {
        TextOutlet { text in
            withoutBrokenPipeSignal {
                let bytes = Array(text.utf8)
                var start = 0
                while start < bytes.count {
                    let written = bytes.withUnsafeBytes {
                        Glibc.write(descriptor, $0.baseAddress! + start, $0.count - start)
                    }
                    if written < 0 && errno == EINTR { continue }
                    guard written > 0 else { return }
                    start += written
                }
            }
        }
    }

    /// A pipe whose reader has gone, such as `head`, would by default end the process with a signal to this thread.
    private static func withoutBrokenPipeSignal(_ body: () -> Void) {
        var pipe = sigset_t()
        var before = sigset_t()
        var pending = sigset_t()
        sigemptyset(&pipe)
        sigaddset(&pipe, SIGPIPE)
        sigpending(&pending)
        pthread_sigmask(SIG_BLOCK, &pipe, &before)
        body()
        // One that was pending before is somebody else's.
        if sigismember(&pending, SIGPIPE) == 0 {
            var now = timespec()
            while sigtimedwait(&pipe, nil, &now) < 0 && errno == EINTR {}
        }
        pthread_sigmask(SIG_SETMASK, &before, nil)
    }

    package static let standardError = descriptor(STDERR_FILENO)
}

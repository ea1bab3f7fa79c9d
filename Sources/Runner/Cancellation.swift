import Dispatch
import Glibc
import Synchronization

/// A wish to stop, shared by whoever may express it and whatever can heed it. It cannot be taken back.
package final class Cancellation: Sendable {
    private let requested = Atomic<Bool>(false)
    private let sources = Mutex<[any DispatchSourceSignal]>([])

    /// Not requested yet.
    package init() {}

    /// Whether somebody asked for the work to end.
    package var isRequested: Bool { requested.load(ordering: .acquiring) }

    /// Asks for the work to end. It may be called from any thread, and more than once.
    package func request() { requested.store(true, ordering: .releasing) }

    /// From now on, the first interrupt (Ctrl-C) or termination signal requests cancellation, so that what is done is
    /// kept and reported; a second one ends the process at once, with the shell's code for that signal.
    ///
    /// - Parameter onFirst: called on the first signal, to tell the person who waits.
    package func handleSignals(onFirst: @escaping @Sendable () -> Void = {}) {
        let queue = DispatchQueue(label: "d3gzsl.signals")
        let registered = DispatchGroup()
        sources.withLock { sources in
            for number in [SIGINT, SIGTERM] {
                signal(number, SIG_IGN)  // the default action would end the process before the source sees the signal
                let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
                registered.enter()
                source.setRegistrationHandler { registered.leave() }
                source.setEventHandler { [self] in
                    guard requested.exchange(true, ordering: .acquiringAndReleasing) else { return onFirst() }
                    _exit(128 + number)
                }
                source.resume()
                sources.append(source)
            }
        }
        // A signal between this and the registration would be ignored for good.
        registered.wait()
    }
}

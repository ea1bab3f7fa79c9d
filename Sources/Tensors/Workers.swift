import Glibc

/// A few threads that share out numbered pieces of work.
///
/// How work is cut into pieces depends on the shape of the work alone, never on the number of workers, so results have the
/// same bits for any number. With one worker everything runs on the calling thread.
public final class Workers: @unchecked Sendable {
    /// Threads that take pieces, the calling one included.
    public let count: Int
    /// Floating-point operations of the matrix products asked for so far: two for every multiplication and addition.
    public internal(set) var productOperations = 0

    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private let done = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var threads: [pthread_t] = []
    // All below is guarded by `mutex`.
    private var job: ((Int) -> Void)?
    private var next = 0
    private var total = 0
    private var running = 0
    private var generation = 0
    private var isStopping = false

    public init(count: Int = 1) {
        precondition(count >= 1, "\(count) workers")
        self.count = count
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(wake, nil)
        pthread_cond_init(done, nil)
        for _ in 1..<max(count, 1) {
            var thread = pthread_t()
            let box = Unmanaged.passUnretained(self).toOpaque()
            let status = pthread_create(&thread, nil, { Unmanaged<Workers>.fromOpaque($0!).takeUnretainedValue().serve(); return nil }, box)
            precondition(status == 0, "a worker thread could not be started (\(status))")
            threads.append(thread)
        }
    }

    deinit {
        pthread_mutex_lock(mutex)
        isStopping = true
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
        for thread in threads { pthread_join(thread, nil) }
        pthread_cond_destroy(wake)
        pthread_cond_destroy(done)
        pthread_mutex_destroy(mutex)
        wake.deallocate()
        done.deallocate()
        mutex.deallocate()
    }

    /// Calls `body(0)` … `body(pieces − 1)`, each once, on any of the workers, and returns when all have ended.
    public func run(pieces: Int, _ body: (Int) -> Void) {
        if count == 1 || pieces <= 1 {
            for piece in 0..<pieces { body(piece) }
            return
        }
        // The closure outlives no call: this function returns only after the last piece has ended.
        withoutActuallyEscaping(body) { shared in
            pthread_mutex_lock(mutex)
            job = shared
            next = 0
            total = pieces
            generation &+= 1
            pthread_cond_broadcast(wake)
            takePieces(shared)
            while running > 0 { pthread_cond_wait(done, mutex) }
            job = nil
            pthread_mutex_unlock(mutex)
        }
    }

    /// Works until no piece is left. Called, and returns, with the mutex held.
    private func takePieces(_ body: (Int) -> Void) {
        running += 1
        while next < total {
            let piece = next
            next += 1
            pthread_mutex_unlock(mutex)
            body(piece)
            pthread_mutex_lock(mutex)
        }
        running -= 1
        if running == 0 { pthread_cond_signal(done) }
    }

    private func serve() {
        var seen = 0
        pthread_mutex_lock(mutex)
        while !isStopping {
            if generation != seen, let body = job {
                seen = generation
                takePieces(body)
            } else {
                pthread_cond_wait(wake, mutex)
            }
        }
        pthread_mutex_unlock(mutex)
    }
}

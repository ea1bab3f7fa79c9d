import COpenBLAS
import Glibc
import Synchronization

/// A few threads that share out numbered pieces of work.
///
/// How work is cut into pieces depends on the shape of the work alone, never on the number of workers, so results have
/// the same bits for any number. With one worker everything runs on the calling thread.
///
/// A training step is some hundred calls, many of a few millionths of a second. Waking a thread takes longer than that,
/// so threads look out for more work for a moment before they go to sleep; and what two threads write is never on one
/// cache line.
public final class Workers: @unchecked Sendable {
    /// Threads that take pieces, the calling one included.
    public let count: Int
    /// Floating-point operations of the matrix products asked for so far: two for every multiplication and addition.
    public var productOperations: Int { operations.load(ordering: .relaxed) }
    private let operations = Atomic(0)

    /// How long a thread without work looks out for some before it sleeps.
    private static let patienceInNanoseconds: UInt64 = 200_000

    private let shares: UnsafeMutablePointer<WorkerShare>
    /// What all workers have ended, once the call under way is over.
    private var asked = 0
    /// Whether whole tasks are under way, each on one thread.
    private var isApart = false
    private var threads: [pthread_t] = []
    private let sleepers = Atomic(0)
    private let isStopping = Atomic(false)
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let wake = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// So many workers, the calling thread included. Traps below 1.
    public init(count: Int = 1) {
        precondition(count >= 1, "\(count) workers")
        self.count = count
        shares = WorkerShare.allocate(count)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(wake, nil)
        for worker in 1..<max(count, 1) {
            var thread = pthread_t()
            let start = Unmanaged.passRetained(Start(workers: self, worker: worker)).toOpaque()
            let status = pthread_create(
                &thread, nil,
                {
                    Unmanaged<Start>.fromOpaque($0!).takeRetainedValue().run()
                    return nil
                }, start)
            precondition(status == 0, "a worker thread could not be started (\(status))")
            threads.append(thread)
        }
    }

    deinit {
        isStopping.store(true, ordering: .sequentiallyConsistent)
        wakeSleepers()
        for thread in threads { pthread_join(thread, nil) }
        pthread_cond_destroy(wake)
        pthread_mutex_destroy(mutex)
        wake.deallocate()
        mutex.deallocate()
        shares.deinitialize(count: count)
        shares.deallocate()
    }

    /// Calls `body(0)` … `body(pieces − 1)`, each once, in any order, on any of the workers, and returns when all have
    /// ended.
    ///
    /// Called by one thread at a time, and not from within a piece. A closure that captures one object and nothing else
    /// is no object of its own: operations, which run at every step, hand over such closures, or methods, so that a
    /// step takes no memory.
    public func run(pieces: Int, _ body: @escaping (Int) -> Void) { run(Work(pieces: pieces, body)) }

    /// The same for tasks that have nothing to do with each other: what a task hands to these workers, it does itself,
    /// on the thread that it runs on. Tasks of a few thousandths of a second so wait for each other once, and not after
    /// every pass over their numbers.
    public func runApart(tasks: Int, _ body: @escaping (Int) -> Void) {
        isApart = true
        defer { isApart = false }
        share(Work(pieces: tasks, body))
    }

    func run(_ work: Work) {
        if isApart { for piece in 0..<work.pieces { work.run(piece) } } else { share(work) }
    }

    func count(operations: Int) { self.operations.add(operations, ordering: .relaxed) }

    private func share(_ work: Work) {
        let pieces = work.pieces
        if count == 1 || pieces <= 1 {
            for piece in 0..<pieces { work.run(piece) }
            return
        }
        // The pointer does not outlive the call: it returns only after the last piece has ended.
        withUnsafePointer(to: work) { work in
            asked &+= pieces
            for worker in (0..<count).reversed() {
                shares[worker].offer((worker * pieces / count)..<((worker + 1) * pieces / count), of: work)
            }
            // Whoever is about to sleep has either said so by now, or will see its share.
            if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wakeSleepers() }
            takePieces(0)
            waitForOthers()
        }
    }

    /// Takes a worker's own share, then what others have not come to. Calls of one shape that follow each other so give
    /// the same rows to the same processor, which has them at hand.
    private func takePieces(_ worker: Int) {
        for distance in 0..<count {
            let owner = worker + distance < count ? worker + distance : worker + distance - count
            while shares[owner].runPiece() { shares[worker].countEnded() }
        }
    }

    /// Others are in the middle of their last pieces. One whose processor has been taken away gets it back sooner if
    /// this thread yields.
    private func waitForOthers() {
        var rounds = 0
        while (0..<count).reduce(0, { $0 &+ shares[$1].endedPieces }) != asked {
            rounds += 1
            if rounds < 10_000 { d3_pause() } else { sched_yield() }
        }
    }

    // MARK: The other threads

    /// What a new thread is handed.
    private final class Start {
        private unowned(unsafe) let workers: Workers
        private let worker: Int

        init(workers: Workers, worker: Int) {
            self.workers = workers
            self.worker = worker
        }

        func run() { workers.serve(worker) }
    }

    private func serve(_ worker: Int) {
        while !isStopping.load(ordering: .relaxed) {
            if shares[worker].hasPieces { takePieces(worker) } else if !lookOut(worker) { sleep(worker) }
        }
    }

    /// Looks out for work; false when patience is at an end.
    private func lookOut(_ worker: Int) -> Bool {
        let end = Self.nanoseconds() + Self.patienceInNanoseconds
        repeat {
            for _ in 0..<32 {
                if shares[worker].hasPieces || isStopping.load(ordering: .relaxed) { return true }
                d3_pause()
            }
        } while Self.nanoseconds() < end
        return false
    }

    private static func nanoseconds() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
    }

    private func sleep(_ worker: Int) {
        pthread_mutex_lock(mutex)
        sleepers.add(1, ordering: .sequentiallyConsistent)
        while !shares[worker].hasPieces, !isStopping.load(ordering: .sequentiallyConsistent) {
            pthread_cond_wait(wake, mutex)
        }
        sleepers.subtract(1, ordering: .sequentiallyConsistent)
        pthread_mutex_unlock(mutex)
    }

    private func wakeSleepers() {
        pthread_mutex_lock(mutex)
        pthread_cond_broadcast(wake)
        pthread_mutex_unlock(mutex)
    }
}

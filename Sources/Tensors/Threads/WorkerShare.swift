import Synchronization

/// One worker's share of the pieces of a call, on one cache line, and how many pieces the worker has ended, on another.
struct WorkerShare: ~Copyable {
    private typealias FiveWords = (Int, Int, Int, Int, Int)
    private typealias SevenWords = (Int, Int, Int, Int, Int, Int, Int)

    /// Whoever lowers it from n > 0 has taken piece n − 1 of the share, and may look at what stands beside it until
    /// that piece is counted as ended. At 0 or below there is nothing to take.
    private let untaken = Atomic(0)
    private let first = Atomic(0)
    private let work = Atomic<UnsafePointer<Work>?>(nil)
    private let restOfLine: FiveWords = (0, 0, 0, 0, 0)
    /// Pieces that this worker has ended in its life, of its own share and of others'. It alone writes it.
    private let ended = Atomic(0)
    private let restOfNext: SevenWords = (0, 0, 0, 0, 0, 0, 0)

    static func allocate(_ count: Int) -> UnsafeMutablePointer<WorkerShare> {
        let size = MemoryLayout<WorkerShare>.stride
        precondition(size == 128, "shares of \(size) bytes lie across cache lines")
        let shares = UnsafeMutableRawPointer.allocate(byteCount: count * size, alignment: size).bindMemory(
            to: WorkerShare.self, capacity: count)
        for worker in 0..<count { (shares + worker).initialize(to: WorkerShare()) }
        return shares
    }

    var hasPieces: Bool { untaken.load(ordering: .sequentiallyConsistent) > 0 }
    var endedPieces: Int { ended.load(ordering: .acquiring) }

    /// Offers new pieces. All that were there before have ended.
    func offer(_ pieces: Range<Int>, of work: UnsafePointer<Work>) {
        first.store(pieces.lowerBound, ordering: .relaxed)
        self.work.store(work, ordering: .relaxed)
        untaken.store(pieces.count, ordering: .sequentiallyConsistent)
    }

    /// Runs one piece of the share, if one is left.
    func runPiece() -> Bool {
        guard untaken.load(ordering: .relaxed) > 0 else { return false }
        let left = untaken.subtract(1, ordering: .acquiring).newValue
        guard left >= 0, let work = work.load(ordering: .relaxed) else { return false }
        work.pointee.run(first.load(ordering: .relaxed) + left)
        return true
    }

    func countEnded() { ended.store(ended.load(ordering: .relaxed) &+ 1, ordering: .releasing) }
}

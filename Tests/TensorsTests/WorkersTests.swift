import Foundation
import Synchronization
import Testing

@testable import Tensors

@Suite struct WorkersTests {
    /// More and fewer pieces than workers, one call after the other.
    @Test(arguments: [1, 2, 3, 5])
    func everyPieceOnce(_ count: Int) {
        let workers = Workers(count: count)
        for pieces in [0, 1, 2, 3, 4, 7, 16, 101, 3, 2, 64] {
            let calls = (0..<128).map { _ in Atomic64() }
            workers.run(pieces: pieces) { calls[$0].value.add(1, ordering: .relaxed) }
            #expect(
                calls.map { $0.value.load(ordering: .relaxed) } == (0..<128).map { $0 < pieces ? 1 : 0 },
                "\(pieces) pieces, \(count) workers")
        }
    }

    private final class Atomic64: Sendable {
        let value = Atomic(0)
    }

    /// The other thread is in the middle of a piece that waits for the rest of its share: somebody else has to take
    /// that.
    @Test func piecesOfABusyWorkerAreTaken() {
        let workers = Workers(count: 2)
        let hasRun = (0..<4).map { _ in Atomic64() }
        let waited = Atomic64()
        workers.run(pieces: 4) { piece in
            hasRun[piece].value.store(1, ordering: .releasing)
            // Shares are taken from their end: 3 before 2.
            guard piece == 3 else { return }
            let end = Date(timeIntervalSinceNow: 20)
            while hasRun[2].value.load(ordering: .acquiring) == 0, Date() < end { usleep(50) }
            waited.value.store(hasRun[2].value.load(ordering: .acquiring), ordering: .relaxed)
        }
        #expect(waited.value.load(ordering: .relaxed) == 1)
    }

    /// Threads go to sleep when nothing comes for a while, and wake again.
    @Test func pausesBetweenCalls() {
        let workers = Workers(count: 3)
        let target = Matrix(rows: 6, columns: 16)
        for pause in [0, 300, 2_000, 0, 20_000, 0] as [UInt32] {
            usleep(pause)
            for _ in 0..<20 { workers.run(pieces: 6) { target.pointer(row: $0)[0] += 1 } }
        }
        #expect((0..<6).allSatisfy { target[$0, 0] == 120 })
    }

    @Test func manyComeAndGo() {
        let target = Matrix(rows: 4, columns: 16)
        for _ in 0..<50 { Workers(count: 4).run(pieces: 4) { target.pointer(row: $0)[0] += 1 } }
        #expect((0..<4).allSatisfy { target[$0, 0] == 50 })
    }

    /// Ranges cover rows, and columns, once and in order, whatever the sizes.
    @Test(arguments: [(0, 5), (1, 1), (3, 100_000), (178, 50), (1_000, 3), (129, 257), (40, 0)])
    func ranges(_ rows: Int, _ columns: Int) {
        let workers = Workers()
        for cost in [1, 4, 100] {
            var (covered, single): ([Int], [Int]) = ([], [])
            workers.eachRange(ofRows: rows, columns: columns, cost: cost) { covered += Array($0) }
            workers.eachRow(rows, columns: columns, cost: cost) { single.append($0) }
            #expect(covered == Array(0..<rows) && single == covered, "\(rows)×\(columns), cost \(cost)")
        }
        var covered: [Int] = []
        workers.eachRange(ofColumns: columns) { covered += Array($0) }
        #expect(covered == Array(0..<columns))
    }
}

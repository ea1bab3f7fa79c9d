import Datasets
import Tensors
import Testing

struct BatchesTests {
    private func stream(_ seed: UInt64 = 3) -> RandomStream { RandomStream(seed: seed)["batches"] }

    private func drawn(_ count: Int, from batches: inout Batches) -> [[Int]] {
        (0..<count).map { _ in
            var batch: [Int] = []
            batches.next(into: &batch)
            return batch
        }
    }

    @Test func everyRowComesOnceAnEpoch() {
        var batches = Batches(rows: 10, size: 4, order: .epochs, stream: stream())
        var earlier: [Int] = []
        for epoch in 1...5 {
            let parts = drawn(3, from: &batches)
            #expect(parts.map(\.count) == [4, 4, 2])
            #expect(parts.flatMap { $0 }.sorted() == Array(0..<10))
            #expect(batches.epoch == epoch)
            #expect(parts.flatMap { $0 } != earlier, "an epoch repeats the order of the last")
            earlier = parts.flatMap { $0 }
        }
    }

    @Test func independentBatchesHoldNoRowTwice() {
        var batches = Batches(rows: 7, size: 5, stream: stream())
        let all = drawn(200, from: &batches)
        #expect(all.allSatisfy { Set($0).count == 5 && $0.allSatisfy((0..<7).contains) })
        #expect(batches.epoch == 0)
        // Each row is expected 1000/7 ≈ 143 times, with a standard deviation of 6.4.
        for row in 0..<7 { #expect((110...176).contains(all.count { $0.contains(row) })) }
    }

    @Test(arguments: [Batches.Order.epochs, .independent]) func aCopyGoesOnAsTheOriginal(_ order: Batches.Order) {
        var original = Batches(rows: 23, size: 5, order: order, stream: stream())
        _ = drawn(7, from: &original)
        var copy = original
        let expected = drawn(9, from: &original)
        #expect(drawn(9, from: &copy) == expected)
    }

    @Test func theStreamDecides() {
        var (one, same, other) = (Batches(rows: 50, size: 8, stream: stream()), Batches(rows: 50, size: 8, stream: stream()), Batches(rows: 50, size: 8, stream: stream(4)))
        let expected = drawn(4, from: &one)
        #expect(drawn(4, from: &same) == expected)
        #expect(drawn(4, from: &other) != expected)
    }

    @Test func aBatchIsNeverLargerThanTheData() {
        var batches = Batches(rows: 3, size: 64, order: .epochs, stream: stream())
        #expect(batches.size == 3)
        #expect(drawn(2, from: &batches).map { $0.sorted() } == [[0, 1, 2], [0, 1, 2]])
    }

    @Test func whatABatchHeldBeforeIsGone() {
        var batches = Batches(rows: 9, size: 2, stream: stream())
        var batch = [100, 200, 300]
        batches.next(into: &batch)
        #expect(batch.count == 2 && batch.allSatisfy { $0 < 9 })
    }
}

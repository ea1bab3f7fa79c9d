import Testing

@testable import Tensors

@Suite struct RandomStreamTests {
    /// The vectors published with the generator (Random123, kat_vectors, philox4x32-10).
    @Test func publishedVectors() {
        func block(_ counter: Philox.Block, _ key: SIMD2<UInt32>) -> Philox.Block { Philox(key: key).block(counter) }
        #expect(block([0, 0, 0, 0], [0, 0]) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
        let ones = UInt32.max
        #expect(
            block([ones, ones, ones, ones], [ones, ones]) == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
        #expect(
            block([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]) == [
                0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1,
            ])
    }

    /// Eight counters at once are eight counters one by one, also where the lower word overflows.
    @Test(arguments: [0, 5, UInt64(UInt32.max) - 3, UInt64.max - 2])
    func blocksSideBySide(_ position: UInt64) {
        let philox = Philox(key: [0xa409_3822, 0x299f_31d0])
        let blocks = philox.blocks(from: position)
        for lane in 0..<8 {
            let counter = position &+ UInt64(lane)
            let block = philox.block(
                Philox.Block(UInt32(truncatingIfNeeded: counter), UInt32(truncatingIfNeeded: counter >> 32), 0, 0))
            #expect(Philox.Block(blocks.x[lane], blocks.y[lane], blocks.z[lane], blocks.w[lane]) == block)
        }
    }

    /// However many are asked for at once, and from wherever, the numbers are the same, and so is what follows.
    @Test(arguments: [1, 2, 31, 32, 33, 1_023, 1_024, 1_025, 1_027, 5_000, 8_194])
    func normalNumbersInParts(_ count: Int) {
        func numbers(_ fill: (inout RandomStream, UnsafeMutableBufferPointer<Float>) -> Void) -> ([Float], UInt64) {
            var stream = RandomStream(seed: 5)["parts"]
            var values = [Float](repeating: 0, count: count)
            values.withUnsafeMutableBufferPointer { fill(&stream, $0) }
            return (values, stream.next())
        }
        let whole = numbers { $0.fillNormal($1) }
        for size in [4, 64, 1_024] {
            let parts = numbers { stream, target in
                for start in stride(from: 0, to: count, by: size) {
                    stream.normals(
                        from: start,
                        into: UnsafeMutableBufferPointer(rebasing: target[start..<min(count, start + size)]))
                }
                stream.fillNormal(target)
            }
            #expect(parts == whole)
        }
        let pairs = numbers { stream, target in
            for start in stride(from: 0, to: count, by: 2) {
                stream.fillNormal(UnsafeMutableBufferPointer(rebasing: target[start..<min(count, start + 2)]))
            }
        }
        #expect(pairs == whole)
    }

    @Test func namesDecideAlone() {
        let root = RandomStream(seed: 7)
        var first = root["critic"]["epoch", 3]
        var other = root["generator"]
        _ = other.next()
        var again = RandomStream(seed: 7)["critic"]["epoch"][3]
        #expect((0..<10).map { _ in first.next() } == (0..<10).map { _ in again.next() })
        var neighbours = [
            root["critic"], root["critic"][0], root["critic"][1], root["Critic"], RandomStream(seed: 8)["critic"], root,
        ]
        #expect(Set(neighbours.indices.map { neighbours[$0].next() }).count == neighbours.count)
    }

    /// Moments and tails of what training draws most.
    @Test func normalNumbers() {
        var stream = RandomStream(seed: 1)["normal"]
        let count = 200_001
        var values = [Float](repeating: 0, count: count)
        values.withUnsafeMutableBufferPointer { stream.fillNormal($0) }
        let mean = values.reduce(0) { $0 + Double($1) } / Double(count)
        let variance = values.reduce(0) { $0 + Double($1) * Double($1) } / Double(count)
        let kurtosis = values.reduce(0) { $0 + Double($1) * Double($1) * Double($1) * Double($1) } / Double(count)
        #expect(abs(mean) < 0.01 && abs(variance - 1) < 0.015 && abs(kurtosis - 3) < 0.1)
        let beyondTwo = Double(values.count { abs($0) > 2 }) / Double(count)
        #expect(abs(beyondTwo - 0.0455) < 0.002)
        let neighbours = zip(values, values.dropFirst()).reduce(0) { $0 + Double($1.0) * Double($1.1) } / Double(count)
        #expect(abs(neighbours) < 0.01)
    }

    @Test func integersAreUniformAndPermutationsComplete() {
        var stream = RandomStream(seed: 3)
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[stream.integer(below: 7)] += 1 }
        #expect(counts.allSatisfy { abs($0 - 10_000) < 450 })
        #expect(stream.permutation(1_000).sorted() == Array(0..<1_000))
        #expect(stream.permutation(0).isEmpty)
    }
}

import Tensors
import Testing

@Suite struct ProductTests {
    static func random(_ rows: Int, _ columns: Int, _ name: String) -> Matrix {
        var stream = RandomStream(seed: 11)[name]
        let matrix = Matrix(rows: rows, columns: columns)
        stream.fillNormal(UnsafeMutableBufferPointer(start: matrix.pointer, count: matrix.count))
        return matrix
    }

    /// Every layout on awkward sizes, on windows that are not contiguous, against three loops.
    @Test(arguments: [(1, 1, 1), (3, 5, 7), (17, 1, 33), (64, 65, 31), (130, 70, 129)])
    func naiveTwin(_ size: (Int, Int, Int)) {
        let (m, n, k) = size
        for layout in [Product.Layout.plain, .secondTransposed, .firstTransposed] {
            let wideA = Self.random(layout == .firstTransposed ? k : m, (layout == .firstTransposed ? m : k) + 3, "a")
            let wideB = Self.random(layout == .secondTransposed ? n : k, (layout == .secondTransposed ? k : n) + 2, "b")
            let a = wideA.columns(2..<(wideA.columns - 1))
            let b = wideB.columns(1..<(wideB.columns - 1))
            let wide = Self.random(m, n + 5, "c")
            let target = wide.columns(4..<(n + 4))
            var expected: [Double] = []
            for i in 0..<m {
                for j in 0..<n {
                    var sum = 0.5 * Double(target[i, j])
                    for l in 0..<k {
                        sum +=
                            2 * Double(layout == .firstTransposed ? a[l, i] : a[i, l])
                            * Double(layout == .secondTransposed ? b[j, l] : b[l, j])
                    }
                    expected.append(sum)
                }
            }
            let border = wide.columns(0..<4).values
            Product.apply(a, b, layout, into: target, alpha: 2, beta: 0.5, workers: Workers())
            #expect(
                zip(target.values, expected).allSatisfy { abs(Double($0) - $1) < 1e-5 * Double(k + 4) },
                "\(layout) \(size)")
            #expect(wide.columns(0..<4).values == border)
        }
    }

    /// Panels are cut by shape alone: one worker and three give the same bits.
    @Test func workersLeaveNoTrace() {
        let a = Self.random(700, 513, "a")
        let b = Self.random(650, 513, "b")
        let targets = [1, 2, 3].map { count in
            let target = Matrix(rows: 700, columns: 650)
            Product.apply(a, b, .secondTransposed, into: target, workers: Workers(count: count))
            return target.values
        }
        #expect(targets[0] == targets[1] && targets[0] == targets[2])
    }

    @Test func workersRunEveryPieceOnce() {
        let workers = Workers(count: 4)
        let counts = Indices(count: 1_000)
        for round in 1...50 {
            workers.run(pieces: 1_000) { counts.pointer[$0] += 1 }
            #expect(counts.values.allSatisfy { $0 == round })
        }
        workers.run(pieces: 0) { _ in Issue.record("a piece of nothing") }
    }
}

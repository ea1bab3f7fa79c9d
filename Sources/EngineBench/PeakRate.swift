import Dispatch
import Tensors

/// The fastest that matrix products have been seen to run, in operations a second.
///
/// It is measured again around every item, since a machine that others use has good and bad moments.
struct PeakRate {
    private static let size = 2048
    private(set) var rate: Double = 0
    private let a = Matrix(rows: size, columns: size)
    private let b = Matrix(rows: size, columns: size)
    private let target = Matrix(rows: size, columns: size)
    private let workers: Workers

    init(workers: Workers) {
        self.workers = workers
        a.fillUniformly(RandomStream(seed: 1)["a"])
        b.fillUniformly(RandomStream(seed: 1)["b"])
    }

    mutating func measure() {
        let operations = 2 * Double(Self.size) * Double(Self.size) * Double(Self.size)
        for _ in 0..<4 {
            let start = DispatchTime.now()
            Product.apply(a, b, .secondTransposed, into: target, workers: workers)
            rate = max(rate, operations / Benchmark.seconds(since: start))
        }
    }

    /// A measured product may have been faster still.
    mutating func meet(_ measurement: Measurement) {
        guard let operations = measurement.operations, let best = measurement.bestSeconds else { return }
        rate = max(rate, operations / best)
    }
}

extension Matrix {
    /// Fills with numbers from [0, 1).
    func fillUniformly(_ stream: RandomStream) {
        var stream = stream
        for row in 0..<rows { stream.fillUniform(self.row(row)) }
    }
}

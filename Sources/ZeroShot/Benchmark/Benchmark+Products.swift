import Tensors

extension Benchmark {
    /// Rows of a batch, inner dimension, outputs.
    static let productSizes = [(64, 2360, 4096), (256, 2360, 4096), (2048, 2048, 2048)]

    /// x·Wᵀ as a linear layer takes it.
    func products(workers: Workers, peer: Peer?) throws -> [Measurement] {
        try Self.productSizes.map { rows, inner, outputs in
            var measurement = Measurement(name: "product", dimensions: "\(rows)×\(inner)×\(outputs)")
            measurement.operations = 2 * Double(rows) * Double(inner) * Double(outputs)
            let x = Matrix(rows: rows, columns: inner)
            let weight = Matrix(rows: outputs, columns: inner)
            let target = Matrix(rows: rows, columns: outputs)
            x.fillUniformly(RandomStream(seed: 1)["x"])
            weight.fillUniformly(RandomStream(seed: 1)["weight"])
            try time(&measurement, peer: peer, peerWork: ["product", "\(workers.count)", "\(rows)", "\(inner)", "\(outputs)"]) {
                Product.apply(x, weight, .secondTransposed, into: target, workers: workers)
            }
            return measurement
        }
    }
}

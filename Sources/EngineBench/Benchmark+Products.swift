import Tensors

extension Benchmark {
    /// Rows of a batch, inner dimension, outputs.
    static let productSizes = [(64, 2360, 4096), (256, 2360, 4096), (2048, 2048, 2048)]

    /// x·Wᵀ as a linear layer takes it.
    func products(workers: Workers, peer: Peer?) throws -> [Measurement] {
        try Self.productSizes.map { rows, inner, outputs in
            var measurement = Measurement(name: "product", dimensions: "\(rows)×\(inner)×\(outputs)")
            measurement.operations = 2 * Double(rows) * Double(inner) * Double(outputs)
            let (x, weight, target) = Self.factors(rows, inner, outputs)
            try time(
                &measurement, peer: peer,
                peerWork: ["product", "\(workers.count)", "\(rows)", "\(inner)", "\(outputs)"]
            ) {
                Product.apply(x, weight, .secondTransposed, into: target, workers: workers)
            }
            return measurement
        }
    }

    /// x [rows, inner], W [outputs, inner], both random, and room for their product.
    static func factors(_ rows: Int, _ inner: Int, _ outputs: Int) -> (x: Matrix, weight: Matrix, target: Matrix) {
        let x = Matrix(rows: rows, columns: inner)
        let weight = Matrix(rows: outputs, columns: inner)
        x.fillUniformly(RandomStream(seed: 1)["x"])
        weight.fillUniformly(RandomStream(seed: 1)["weight"])
        return (x, weight, Matrix(rows: rows, columns: outputs))
    }
}

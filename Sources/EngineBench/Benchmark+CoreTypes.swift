import Tensors

extension Benchmark {
    /// Every product as we take it, on one worker, in turns with one plain call to every set of kernels that the
    /// installed OpenBLAS has for this processor. What is left to gain from choosing other kernels is the last ratio's
    /// distance from 1.
    func coreTypes() -> [Measurement] {
        let workers = Workers()
        let libraries = BLAS.variants()
        return Self.productSizes.map { rows, inner, outputs in
            var measurement = Measurement(
                name: "product by core type",
                dimensions: "\(rows)×\(inner)×\(outputs), 1 worker, \(BLAS.loaded.coreType)")
            measurement.operations = 2 * Double(rows) * Double(inner) * Double(outputs)
            let (x, weight, target) = Self.factors(rows, inner, outputs)
            let contenders =
                [{ Product.apply(x, weight, .secondTransposed, into: target, workers: workers) }]
                + libraries.map { library in
                    { Product.applyWhole(x, weight, .secondTransposed, into: target, library: library) }
                }
            let times = turns(contenders)
            let best = times.map { $0.min() ?? .infinity }
            measurement.seconds = times[0].median!
            measurement.bestSeconds = best[0]
            measurement.repeats = times[0].count
            measurement.ratios = zip(libraries, best.dropFirst()).map {
                .init("\($0.coreType) over own, fastest", $1 / best[0])
            }
            if let fastest = best.dropFirst().min() {
                measurement.ratios.append(.init("own over the best core type, fastest", best[0] / fastest))
            }
            return measurement
        }
    }
}

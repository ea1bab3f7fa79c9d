/// What the second output of a variational encoder means.
public enum Spread: Hashable, Sendable {
    /// log σ²
    case logVariance
    /// σ itself
    case deviation
}

extension Tape {
    /// A sample of N(μ, σ²) that depends on μ and σ smoothly: μ + σ ⊙ ε, [n, d]; ε is `noise`, N(0, I).
    ///
    /// Source: Kingma, Welling, "Auto-encoding variational Bayes", ICLR 2014, section 2.4.
    public func reparameterised(
        mean: Variable, spread: Variable, as kind: Spread = .logVariance, noise: Variable
    ) -> Variable {
        precondition(
            mean.rows == spread.rows && mean.columns == spread.columns && mean.rows == noise.rows
                && mean.columns == noise.columns,
            "mean \(mean.rows)×\(mean.columns), spread \(spread.rows)×\(spread.columns), noise "
                + "\(noise.rows)×\(noise.columns)"
        )
        let output = result(rows: mean.rows, columns: mean.columns, from: [mean, spread])
        record(
            ReparameterisationOperation(
                mean: mean, spread: spread, kind: kind, noise: noise, output: output, workers: workers),
            reading: [mean, spread], and: [noise])
        return output
    }

    /// KL(N(μ, σ²) ‖ N(0, I)), summed over columns, mean over rows: −½ Σ(1 + log σ² − μ² − σ²).
    ///
    /// Source: Kingma, Welling, ICLR 2014, appendix B.
    public func gaussianDivergence(_ name: String, mean: Variable, logVariance: Variable, weight: Float) -> Loss {
        precondition(
            mean.rows == logVariance.rows && mean.columns == logVariance.columns,
            "mean \(mean.rows)×\(mean.columns), log variance \(logVariance.rows)×\(logVariance.columns)")
        let loss = loss(name, weight: weight)
        record(
            GaussianDivergenceOperation(mean: mean, logVariance: logVariance, loss: loss, workers: workers),
            reading: [mean, logVariance])
        return loss
    }
}

final class ReparameterisationOperation: Operation {
    private let mean: Variable
    private let spread: Variable
    private let kind: Spread
    private let noise: Variable
    private let output: Variable
    /// σ; where the spread is not σ itself.
    private let deviation: Matrix
    private let workers: Workers

    init(mean: Variable, spread: Variable, kind: Spread, noise: Variable, output: Variable, workers: Workers) {
        self.mean = mean
        self.spread = spread
        self.kind = kind
        self.noise = noise
        self.output = output
        self.workers = workers
        deviation = kind == .logVariance ? Matrix(rows: spread.rows, columns: spread.columns) : spread.value
    }

    var scratchBytes: Int { kind == .logVariance ? deviation.count * MemoryLayout<Float>.stride : 0 }

    func forward() {
        workers.eachRow(mean.rows, columns: mean.columns, cost: kind == .logVariance ? Workers.elementaryCost : 1, draw)
    }

    private func draw(_ row: Int) {
        let m = mean.value.pointer(row: row)
        let s = deviation.pointer(row: row)
        let e = noise.value.pointer(row: row)
        let z = output.value.pointer(row: row)
        if kind == .logVariance {
            RowKernel.scale(spread.value.pointer(row: row), by: 0.5, into: s, mean.columns)
            _ = RowKernel.exponential(s, minus: 0, into: s, mean.columns)
        }
        for index in 0..<mean.columns { z[index] = m[index] + s[index] * e[index] }
    }

    func backward() {
        if output.gradient != nil { workers.eachRow(mean.rows, columns: mean.columns, pass) }
    }

    private func pass(_ row: Int) {
        guard let g = output.gradient?.pointer(row: row) else { return }
        if let t = mean.gradient?.pointer(row: row) {
            let keep = mean.keep
            for index in 0..<mean.columns { t[index] = keep * t[index] + g[index] }
        }
        if let t = spread.gradient?.pointer(row: row) {
            let (e, s, keep) = (noise.value.pointer(row: row), deviation.pointer(row: row), spread.keep)
            switch kind {
            case .logVariance:
                for index in 0..<mean.columns { t[index] = keep * t[index] + 0.5 * g[index] * e[index] * s[index] }
            case .deviation: for index in 0..<mean.columns { t[index] = keep * t[index] + g[index] * e[index] }
            }
        }
    }
}

final class GaussianDivergenceOperation: Operation {
    private let mean: Variable
    private let logVariance: Variable
    private let loss: Loss
    private let variance: Matrix
    /// Σ(1 + log σ² − μ² − σ²) of every row.
    private let terms: Matrix
    private let workers: Workers

    init(mean: Variable, logVariance: Variable, loss: Loss, workers: Workers) {
        self.mean = mean
        self.logVariance = logVariance
        self.loss = loss
        self.workers = workers
        variance = Matrix(rows: mean.rows, columns: mean.columns)
        terms = Matrix(rows: 1, columns: mean.rows)
    }

    var scratchBytes: Int { (variance.count + terms.count) * MemoryLayout<Float>.stride }

    func forward() {
        workers.eachRow(mean.rows, columns: mean.columns, cost: Workers.elementaryCost, forward)
        var total: Double = 0
        for row in 0..<mean.rows { total -= 0.5 * Double(terms.pointer[row]) }
        loss.value = Float(total / Double(mean.rows))
    }

    private func forward(_ row: Int) {
        let (m, s, v) = (mean.value.pointer(row: row), logVariance.value.pointer(row: row), variance.pointer(row: row))
        _ = RowKernel.exponential(s, minus: 0, into: v, mean.columns)
        var sum: Float = 0
        for index in 0..<mean.columns { sum += 1 + s[index] - m[index] * m[index] - v[index] }
        terms.pointer[row] = sum
    }

    func backward() { workers.eachRow(mean.rows, columns: mean.columns, backward) }

    private func backward(_ row: Int) {
        let scale = loss.weight / Float(mean.rows)
        if let t = mean.gradient?.pointer(row: row) {
            let (m, keep) = (mean.value.pointer(row: row), mean.keep)
            for index in 0..<mean.columns { t[index] = keep * t[index] + scale * m[index] }
        }
        if let t = logVariance.gradient?.pointer(row: row) {
            let (v, keep) = (variance.pointer(row: row), logVariance.keep)
            for index in 0..<mean.columns { t[index] = keep * t[index] + 0.5 * scale * (v[index] - 1) }
        }
    }
}

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
    public func reparameterised(mean: Variable, spread: Variable, as kind: Spread = .logVariance, noise: Variable) -> Variable {
        precondition(mean.rows == spread.rows && mean.columns == spread.columns && mean.rows == noise.rows && mean.columns == noise.columns, "mean \(mean.rows)×\(mean.columns), spread \(spread.rows)×\(spread.columns), noise \(noise.rows)×\(noise.columns)")
        let output = result(rows: mean.rows, columns: mean.columns, from: [mean, spread])
        record(ReparameterisationOperation(mean: mean, spread: spread, kind: kind, noise: noise, output: output), reading: [mean, spread])
        return output
    }

    /// KL(N(μ, σ²) ‖ N(0, I)), summed over columns, mean over rows: −½ Σ(1 + log σ² − μ² − σ²).
    ///
    /// Source: Kingma, Welling, ICLR 2014, appendix B.
    public func gaussianDivergence(_ name: String, mean: Variable, logVariance: Variable, weight: Float) -> Loss {
        precondition(mean.rows == logVariance.rows && mean.columns == logVariance.columns, "mean \(mean.rows)×\(mean.columns), log variance \(logVariance.rows)×\(logVariance.columns)")
        let loss = loss(name, weight: weight)
        record(GaussianDivergenceOperation(mean: mean, logVariance: logVariance, loss: loss), reading: [mean, logVariance])
        return loss
    }
}

final class ReparameterisationOperation: Operation {
    private let mean: Variable
    private let spread: Variable
    private let kind: Spread
    private let noise: Variable
    private let output: Variable

    init(mean: Variable, spread: Variable, kind: Spread, noise: Variable, output: Variable) {
        self.mean = mean
        self.spread = spread
        self.kind = kind
        self.noise = noise
        self.output = output
    }

    func forward() {
        for row in 0..<mean.rows {
            let m = mean.value.pointer(row: row)
            let s = spread.value.pointer(row: row)
            let e = noise.value.pointer(row: row)
            let z = output.value.pointer(row: row)
            switch kind {
            case .logVariance: for index in 0..<mean.columns { z[index] = m[index] + RowKernel.exponential(0.5 * s[index]) * e[index] }
            case .deviation: for index in 0..<mean.columns { z[index] = m[index] + s[index] * e[index] }
            }
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        for row in 0..<mean.rows {
            let g = gradient.pointer(row: row)
            if let target = mean.gradient {
                let t = target.pointer(row: row)
                for index in 0..<mean.columns { t[index] = mean.keep * t[index] + g[index] }
            }
            if let target = spread.gradient {
                let t = target.pointer(row: row)
                let e = noise.value.pointer(row: row)
                let s = spread.value.pointer(row: row)
                switch kind {
                case .logVariance: for index in 0..<mean.columns { t[index] = spread.keep * t[index] + 0.5 * g[index] * e[index] * RowKernel.exponential(0.5 * s[index]) }
                case .deviation: for index in 0..<mean.columns { t[index] = spread.keep * t[index] + g[index] * e[index] }
                }
            }
        }
    }
}

final class GaussianDivergenceOperation: Operation {
    private let mean: Variable
    private let logVariance: Variable
    private let loss: Loss

    init(mean: Variable, logVariance: Variable, loss: Loss) {
        self.mean = mean
        self.logVariance = logVariance
        self.loss = loss
    }

    func forward() {
        var total: Double = 0
        for row in 0..<mean.rows {
            let m = mean.value.pointer(row: row)
            let s = logVariance.value.pointer(row: row)
            var sum: Float = 0
            for index in 0..<mean.columns { sum += 1 + s[index] - m[index] * m[index] - RowKernel.exponential(s[index]) }
            total -= 0.5 * Double(sum)
        }
        loss.value = Float(total / Double(mean.rows))
    }

    func backward() {
        let scale = loss.weight / Float(mean.rows)
        for row in 0..<mean.rows {
            if let target = mean.gradient {
                let t = target.pointer(row: row)
                let m = mean.value.pointer(row: row)
                for index in 0..<mean.columns { t[index] = mean.keep * t[index] + scale * m[index] }
            }
            if let target = logVariance.gradient {
                let t = target.pointer(row: row)
                let s = logVariance.value.pointer(row: row)
                for index in 0..<mean.columns { t[index] = logVariance.keep * t[index] + 0.5 * scale * (RowKernel.exponential(s[index]) - 1) }
            }
        }
    }
}

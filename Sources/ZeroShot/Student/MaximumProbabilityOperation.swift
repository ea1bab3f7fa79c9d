import Tensors

extension Tape {
    /// The largest probability of every row of logits, or its logarithm: [n, 1]. Higher is more in-distribution.
    ///
    /// Source: Hendrycks, Gimpel, "A baseline for detecting misclassified and out-of-distribution examples in neural
    /// networks", ICLR 2017.
    public func maximumProbability(_ logits: Variable, logarithm: Bool) -> Variable {
        let output = result(rows: logits.rows, columns: 1, from: [logits])
        record(
            MaximumProbabilityOperation(logits: logits, output: output, isLogarithm: logarithm, workers: workers),
            reading: [logits])
        return output
    }
}

/// The score that D³GZSL is stated with, in Float32 and without allocating: every step runs it.
final class MaximumProbabilityOperation: Operation {
    private let logits: Variable
    private let output: Variable
    private let isLogarithm: Bool
    private let probabilities: Matrix
    private let top: Indices
    private let workers: Workers

    init(logits: Variable, output: Variable, isLogarithm: Bool, workers: Workers) {
        self.logits = logits
        self.output = output
        self.isLogarithm = isLogarithm
        self.workers = workers
        probabilities = Matrix(rows: logits.rows, columns: logits.columns)
        top = Indices(count: logits.rows)
    }

    var scratchBytes: Int { probabilities.count * MemoryLayout<Float>.stride }

    func forward() { workers.eachRow(logits.rows, columns: logits.columns, cost: Workers.elementaryCost, forward) }

    private func forward(_ row: Int) {
        let p = probabilities.pointer(row: row)
        RowKernel.softmax(logits.value.pointer(row: row), into: p, logits.columns)
        var best = 0
        for column in 1..<logits.columns where p[column] > p[best] { best = column }
        top[row] = best
        output.value.pointer(row: row)[0] = isLogarithm ? RowKernel.logarithm(p[best]) : p[best]
    }

    func backward() {
        guard output.gradient != nil, logits.gradient != nil else { return }
        workers.eachRow(logits.rows, columns: logits.columns, backward)
    }

    private func backward(_ row: Int) {
        guard let gradient = output.gradient, let t = logits.gradient?.pointer(row: row) else { return }
        // ∂ max p = p_k(e_k − p); ∂ max log p = e_k − p
        let p = probabilities.pointer(row: row)
        let best = top[row]
        let scale = gradient.pointer(row: row)[0] * (isLogarithm ? 1 : p[best])
        let keep = logits.keep
        for column in 0..<logits.columns { t[column] = keep * t[column] - scale * p[column] }
        t[best] += scale
    }
}

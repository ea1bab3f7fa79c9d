extension Tape {
    /// softmax or log softmax of every row.
    public func softmax(_ input: Variable, logarithm: Bool = false) -> Variable {
        let output = result(rows: input.rows, columns: input.columns, from: [input])
        record(
            SoftmaxOperation(input: input, output: output, isLogarithm: logarithm, workers: workers), reading: [input])
        return output
    }
}

final class SoftmaxOperation: Operation {
    private let input: Variable
    private let output: Variable
    private let isLogarithm: Bool
    private let probabilities: Matrix
    private let workers: Workers

    init(input: Variable, output: Variable, isLogarithm: Bool, workers: Workers) {
        self.input = input
        self.output = output
        self.isLogarithm = isLogarithm
        self.workers = workers
        probabilities = isLogarithm ? Matrix(rows: input.rows, columns: input.columns) : output.value
    }

    func forward() { workers.eachRow(input.rows, columns: input.columns, cost: Workers.elementaryCost, forward) }

    private func forward(_ row: Int) {
        let count = input.columns
        let x = input.value.pointer(row: row)
        let p = probabilities.pointer(row: row)
        let top = RowKernel.maximum(x, count)
        let sum = RowKernel.exponential(x, minus: top, into: p, count)
        RowKernel.scale(p, by: 1 / sum, into: p, count)
        if isLogarithm {
            let shift = top + RowKernel.logarithm(sum)
            let y = output.value.pointer(row: row)
            for index in 0..<count { y[index] = x[index] - shift }
        }
    }

    func backward() {
        guard output.gradient != nil, input.gradient != nil else { return }
        workers.eachRow(input.rows, columns: input.columns, backward)
    }

    private func backward(_ row: Int) {
        guard let g = output.gradient?.pointer(row: row), let t = input.gradient?.pointer(row: row) else { return }
        let (count, keep) = (input.columns, input.keep)
        let p = probabilities.pointer(row: row)
        if isLogarithm {
            // ∂ log p_j: g − p Σg
            let sum = RowKernel.sum(g, count)
            for index in 0..<count { t[index] = keep * t[index] + g[index] - p[index] * sum }
        } else {
            // p ⊙ (g − Σ p g)
            let dot = RowKernel.dot(p, g, count)
            for index in 0..<count { t[index] = keep * t[index] + p[index] * (g[index] - dot) }
        }
    }
}

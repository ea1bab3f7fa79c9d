extension Tape {
    /// Every row scaled to unit length: x/‖x‖₂, [n, d]. A row of zeros stays one.
    public func normalised(_ input: Variable) -> Variable {
        let output = result(rows: input.rows, columns: input.columns, from: [input])
        record(RowNormalisationOperation(input: input, output: output, workers: workers), reading: [input])
        return output
    }
}

final class RowNormalisationOperation: Operation {
    /// Below this a row is taken for zero, as PyTorch's `normalize` does.
    static let shortest: Float = 1e-12
    private let input: Variable
    private let output: Variable
    private let norms: Matrix
    private let workers: Workers

    init(input: Variable, output: Variable, workers: Workers) {
        self.input = input
        self.output = output
        self.workers = workers
        norms = Matrix(rows: 1, columns: input.rows)
    }

    func forward() { workers.eachRow(input.rows, columns: input.columns, forward) }

    private func forward(_ row: Int) {
        let x = input.value.pointer(row: row)
        let norm = max(RowKernel.dot(x, x, input.columns).squareRoot(), Self.shortest)
        norms.pointer[row] = norm
        RowKernel.scale(x, by: 1 / norm, into: output.value.pointer(row: row), input.columns)
    }

    func backward() {
        guard output.gradient != nil, input.gradient != nil else { return }
        workers.eachRow(input.rows, columns: input.columns, backward)
    }

    /// (g − u⟨u, g⟩)/‖x‖
    private func backward(_ row: Int) {
        guard let g = output.gradient?.pointer(row: row), let t = input.gradient?.pointer(row: row) else { return }
        let u = output.value.pointer(row: row)
        let (keep, inverse) = (input.keep, 1 / norms.pointer[row])
        let along = RowKernel.dot(u, g, input.columns)
        for index in 0..<input.columns { t[index] = keep * t[index] + (g[index] - u[index] * along) * inverse }
    }
}

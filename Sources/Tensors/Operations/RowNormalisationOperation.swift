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

    func forward() {
        workers.eachRow(input.rows, columns: input.columns) { row in
            let x = input.value.pointer(row: row)
            let norm = max(RowKernel.dot(x, x, input.columns).squareRoot(), Self.shortest)
            norms.pointer[row] = norm
            RowKernel.scale(x, by: 1 / norm, into: output.value.pointer(row: row), input.columns)
        }
    }

    /// (g − u⟨u, g⟩)/‖x‖
    func backward() {
        guard let gradient = output.gradient, let target = input.gradient else { return }
        let keep = input.keep
        workers.eachRow(input.rows, columns: input.columns) { row in
            let g = gradient.pointer(row: row)
            let u = output.value.pointer(row: row)
            let t = target.pointer(row: row)
            let along = RowKernel.dot(u, g, input.columns)
            let inverse = 1 / norms.pointer[row]
            for index in 0..<input.columns { t[index] = keep * t[index] + (g[index] - u[index] * along) * inverse }
        }
    }
}

extension Matrix {
    /// Every row scaled to unit length, in memory of its own. A row of zeros stays one; what is not finite
    /// becomes what is no number.
    public var unitRows: Matrix {
        let result = copy()
        for row in 0..<rows {
            let x = result.pointer(row: row)
            let square = RowKernel.dot(x, x, columns)
            if square == .infinity || square < .leastNormalMagnitude {
                // The squares leave the range of a float32, perhaps: the row is brought to a length about 1 first.
                let largest = (0..<columns).reduce(Float(0)) { max($0, abs(x[$1])) }
                guard largest > 0 else { continue }
                for column in 0..<columns { x[column] /= largest }
            }
            _ = RowKernel.unit(x, into: x, least: .leastNormalMagnitude, columns)
        }
        return result
    }
}

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
        norms.pointer[row] = RowKernel.unit(
            input.value.pointer(row: row), into: output.value.pointer(row: row), least: Self.shortest, input.columns)
    }

    func backward() {
        guard output.gradient != nil, input.gradient != nil else { return }
        workers.eachRow(input.rows, columns: input.columns, backward)
    }

    private func backward(_ row: Int) {
        guard let g = output.gradient?.pointer(row: row), let t = input.gradient?.pointer(row: row) else { return }
        RowKernel.throughUnit(
            g, unit: output.value.pointer(row: row), length: norms.pointer[row], keep: input.keep, into: t,
            input.columns)
    }
}

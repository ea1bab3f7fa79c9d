import Glibc

extension Tape {
    /// a·x + b·y, number by number.
    public func combined(_ x: Variable, times a: Float, _ y: Variable, times b: Float) -> Variable {
        precondition(x.rows == y.rows && x.columns == y.columns, "\(x.rows)×\(x.columns) and \(y.rows)×\(y.columns)")
        let output = result(rows: x.rows, columns: x.columns, from: [x, y])
        record(CombinationOperation(x: x, a: a, y: y, b: b, output: output, workers: workers), reading: [x, y])
        return output
    }

    /// φ(x ⊙ scale + shift), where scale and shift are fixed rows [1, d].
    public func scaled(
        _ input: Variable, by scale: Matrix, shift: Matrix, _ activation: Activation = .identity
    ) -> Variable {
        precondition(
            scale.rows == 1 && shift.rows == 1 && scale.columns == input.columns && shift.columns == input.columns,
            "scale \(scale.rows)×\(scale.columns), shift \(shift.rows)×\(shift.columns) of \(input.columns) columns")
        let output = result(rows: input.rows, columns: input.columns, from: [input])
        record(
            ScalingOperation(
                input: input, scale: scale, shift: shift, activation: activation, output: output, workers: workers),
            reading: [input])
        return output
    }

    /// φ(x), number by number.
    public func activated(_ input: Variable, _ activation: Activation) -> Variable {
        let scale = Matrix(rows: 1, columns: input.columns)
        scale.fill(1)
        return scaled(input, by: scale, shift: Matrix(rows: 1, columns: input.columns), activation)
    }

    /// The numbers of `parts`, one after the other, copied anew at every replay.
    public func stacked(_ parts: [Indices]) -> Indices {
        let output = Indices(count: parts.reduce(0) { $0 + $1.count })
        record(IndexStackOperation(parts: parts, output: output), reading: [])
        return output
    }
}

final class CombinationOperation: Operation {
    private let x: Variable
    private let a: Float
    private let y: Variable
    private let b: Float
    private let output: Variable
    private let workers: Workers

    init(x: Variable, a: Float, y: Variable, b: Float, output: Variable, workers: Workers) {
        self.x = x
        self.a = a
        self.y = y
        self.b = b
        self.output = output
        self.workers = workers
    }

    func forward() { workers.eachRow(output.rows, columns: output.columns, combine) }

    private func combine(_ row: Int) {
        let (p, q, target) = (x.value.pointer(row: row), y.value.pointer(row: row), output.value.pointer(row: row))
        for index in 0..<output.columns { target[index] = a * p[index] + b * q[index] }
    }

    /// One source after the other: they may be one.
    func backward() {
        guard output.gradient != nil else { return }
        if x.gradient != nil {
            workers.eachRow(output.rows, columns: output.columns) { [self] in pass($0, to: x, times: a) }
        }
        if y.gradient != nil {
            workers.eachRow(output.rows, columns: output.columns) { [self] in pass($0, to: y, times: b) }
        }
    }

    private func pass(_ row: Int, to source: Variable, times factor: Float) {
        guard let g = output.gradient?.pointer(row: row), let t = source.gradient?.pointer(row: row) else { return }
        let keep = source.keep
        for index in 0..<output.columns { t[index] = keep * t[index] + factor * g[index] }
    }
}

final class ScalingOperation: Operation {
    private let input: Variable
    private let scale: Matrix
    private let shift: Matrix
    private let activation: Activation
    private let output: Variable
    private let workers: Workers

    init(input: Variable, scale: Matrix, shift: Matrix, activation: Activation, output: Variable, workers: Workers) {
        self.input = input
        self.scale = scale
        self.shift = shift
        self.activation = activation
        self.output = output
        self.workers = workers
    }

    func forward() { workers.eachRow(input.rows, columns: input.columns, scale) }

    private func scale(_ row: Int) {
        let (x, y, factors) = (input.value.pointer(row: row), output.value.pointer(row: row), scale.pointer)
        for index in 0..<input.columns { y[index] = x[index] * factors[index] }
        ActivationKernel.forward(
            output.value, rows: row..<(row + 1), columns: 0..<input.columns, bias: shift, activation)
    }

    func backward() {
        guard output.gradient != nil, input.gradient != nil else { return }
        workers.eachRow(input.rows, columns: input.columns, reverse)
    }

    private func reverse(_ row: Int) {
        guard let gradient = output.gradient, let t = input.gradient?.pointer(row: row) else { return }
        let (g, factors, keep) = (gradient.pointer(row: row), scale.pointer, input.keep)
        ActivationKernel.backward(gradient, value: output.value, rows: row..<(row + 1), activation)
        for index in 0..<input.columns { t[index] = keep * t[index] + g[index] * factors[index] }
    }
}

final class IndexStackOperation: Operation {
    private let parts: [Indices]
    private let output: Indices

    init(parts: [Indices], output: Indices) {
        self.parts = parts
        self.output = output
    }

    func forward() {
        var position = 0
        for part in parts {
            memcpy(output.pointer + position, part.pointer, part.count * MemoryLayout<Int32>.stride)
            position += part.count
        }
    }

    func backward() {}
}

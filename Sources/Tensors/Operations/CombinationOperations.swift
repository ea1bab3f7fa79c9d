import Glibc

extension Tape {
    /// a·x + b·y, number by number.
    public func combined(_ x: Variable, times a: Float, _ y: Variable, times b: Float) -> Variable {
        precondition(x.rows == y.rows && x.columns == y.columns, "\(x.rows)×\(x.columns) and \(y.rows)×\(y.columns)")
        let output = result(rows: x.rows, columns: x.columns, from: [x, y])
        record(CombinationOperation(x: x, a: a, y: y, b: b, output: output), reading: [x, y])
        return output
    }

    /// The columns of `parts`, side by side.
    public func joined(_ parts: [Variable]) -> Variable {
        precondition(!parts.isEmpty && Set(parts.map(\.rows)).count == 1, "joining columns of \(parts.map(\.rows)) rows")
        let output = result(rows: parts[0].rows, columns: parts.reduce(0) { $0 + $1.columns }, from: parts)
        record(JoinOperation(parts: parts, output: output), reading: parts)
        return output
    }

    /// φ(x ⊙ scale + shift), where scale and shift are fixed rows [1, d].
    public func scaled(_ input: Variable, by scale: Matrix, shift: Matrix, _ activation: Activation = .identity) -> Variable {
        precondition(scale.rows == 1 && shift.rows == 1 && scale.columns == input.columns && shift.columns == input.columns, "scale \(scale.rows)×\(scale.columns), shift \(shift.rows)×\(shift.columns) of \(input.columns) columns")
        let output = result(rows: input.rows, columns: input.columns, from: [input])
        record(ScalingOperation(input: input, scale: scale, shift: shift, activation: activation, output: output, workers: workers), reading: [input])
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

    init(x: Variable, a: Float, y: Variable, b: Float, output: Variable) {
        self.x = x
        self.a = a
        self.y = y
        self.b = b
        self.output = output
    }

    func forward() {
        for row in 0..<output.rows {
            let (p, q, target) = (x.value.pointer(row: row), y.value.pointer(row: row), output.value.pointer(row: row))
            for index in 0..<output.columns { target[index] = a * p[index] + b * q[index] }
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        pass(gradient, to: x, times: a)
        pass(gradient, to: y, times: b)
    }

    private func pass(_ gradient: Matrix, to source: Variable, times factor: Float) {
        guard let target = source.gradient else { return }
        for row in 0..<output.rows {
            let (g, t) = (gradient.pointer(row: row), target.pointer(row: row))
            for index in 0..<output.columns { t[index] = source.keep * t[index] + factor * g[index] }
        }
    }
}

final class JoinOperation: Operation {
    private let parts: [Variable]
    private let output: Variable

    init(parts: [Variable], output: Variable) {
        self.parts = parts
        self.output = output
    }

    func forward() {
        var column = 0
        for part in parts {
            output.value.columns(column..<(column + part.columns)).assign(part.value)
            column += part.columns
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        var column = 0
        for part in parts {
            if let target = part.gradient {
                for row in 0..<part.rows {
                    let (g, t) = (gradient.pointer(row: row) + column, target.pointer(row: row))
                    for index in 0..<part.columns { t[index] = part.keep * t[index] + g[index] }
                }
            }
            column += part.columns
        }
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

    func forward() {
        for row in 0..<input.rows {
            let (x, y) = (input.value.pointer(row: row), output.value.pointer(row: row))
            for index in 0..<input.columns { y[index] = x[index] * scale.pointer[index] }
        }
        ActivationKernel.forward(output.value, bias: shift, gathered: nil, overwrites: false, activation, workers: workers)
    }

    func backward() {
        guard let gradient = output.gradient, let target = input.gradient else { return }
        ActivationKernel.backward(gradient, value: output.value, activation, workers: workers)
        for row in 0..<input.rows {
            let (g, t) = (gradient.pointer(row: row), target.pointer(row: row))
            for index in 0..<input.columns { t[index] = input.keep * t[index] + g[index] * scale.pointer[index] }
        }
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

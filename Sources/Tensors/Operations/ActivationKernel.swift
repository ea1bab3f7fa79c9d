/// The passes over a layer's output that are not a product.
enum ActivationKernel {
    static let rowsPerPiece = 32
    static let columnsPerPiece = 256

    /// z ← φ(z + b + gathered), in place and in one pass. With `overwrites`, z holds nothing yet.
    static func forward(_ z: Matrix, bias: Matrix, gathered: GatheredProduct?, overwrites: Bool, _ activation: Activation, workers: Workers) {
        let columns = z.columns
        workers.run(pieces: (z.rows + rowsPerPiece - 1) / rowsPerPiece) { piece in
            for row in (piece * rowsPerPiece)..<min(z.rows, (piece + 1) * rowsPerPiece) {
                let target = z.pointer(row: row)
                let shift = bias.pointer
                if let extra = gathered?.pointer(outputRow: row) {
                    if overwrites {
                        for index in 0..<columns { target[index] = shift[index] + extra[index] }
                    } else {
                        for index in 0..<columns { target[index] += shift[index] + extra[index] }
                    }
                } else {
                    for index in 0..<columns { target[index] += shift[index] }
                }
                apply(activation, target, columns)
            }
        }
    }

    @inline(__always) private static func apply(_ activation: Activation, _ x: UnsafeMutablePointer<Float>, _ count: Int) {
        switch activation {
        case .identity: break
        // What is not a number stays so: a run that has diverged must not look like one that has learnt nothing.
        case .relu: for index in 0..<count { x[index] = x[index] < 0 ? 0 : x[index] }
        case .leaky(let slope): for index in 0..<count { x[index] = x[index] > 0 ? x[index] : slope * x[index] }
        case .sigmoid:
            var index = 0
            while index + 8 <= count {
                x.store(1 / (1 + Elementary.exp(-x.lanes(at: index))), at: index)
                index += 8
            }
            while index < count { x[index] = RowKernel.sigmoid(x[index]); index += 1 }
        }
    }

    /// g ← g ⊙ φ'(z), in place, from the activated value.
    static func backward(_ gradient: Matrix, value: Matrix, _ activation: Activation, workers: Workers) {
        if activation == .identity { return }
        let columns = gradient.columns
        workers.run(pieces: (gradient.rows + rowsPerPiece - 1) / rowsPerPiece) { piece in
            for row in (piece * rowsPerPiece)..<min(gradient.rows, (piece + 1) * rowsPerPiece) {
                let g = gradient.pointer(row: row)
                let y = value.pointer(row: row)
                switch activation {
                case .identity: break
                case .relu: for index in 0..<columns { g[index] = y[index] > 0 ? g[index] : 0 }
                case .leaky(let slope): for index in 0..<columns { g[index] = y[index] > 0 ? g[index] : slope * g[index] }
                case .sigmoid: for index in 0..<columns { g[index] *= y[index] * (1 - y[index]) }
                }
            }
        }
    }

    /// target ← keep·target + Σ rows. The rows are added in their order whatever the number of workers.
    static func columnSums(_ x: Matrix, into target: Matrix, keep: Float, workers: Workers) {
        workers.run(pieces: (x.columns + columnsPerPiece - 1) / columnsPerPiece) { piece in
            let start = piece * columnsPerPiece
            let width = min(columnsPerPiece, x.columns - start)
            let sum = target.pointer + start
            for index in 0..<width { sum[index] *= keep }
            for row in 0..<x.rows { RowKernel.add(x.pointer(row: row) + start, times: 1, to: sum, width) }
        }
    }
}

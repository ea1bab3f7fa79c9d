/// The passes over a layer's output that are not a product.
enum ActivationKernel {
    /// A panel of z ← φ(z + b + Σ gathered), in place. With `overwrites`, z holds nothing yet.
    static func forward(
        _ z: Matrix, rows: Range<Int>, columns: Range<Int>, bias: Matrix, gathered: [GatheredProduct] = [],
        overwrites: Bool = false, _ activation: Activation
    ) {
        let (first, count) = (columns.lowerBound, columns.count)
        let shift = bias.pointer + first
        for row in rows {
            let target = z.pointer(row: row) + first
            if overwrites { target.update(repeating: 0, count: count) }
            for product in gathered {
                RowKernel.add(product.pointer(outputRow: row) + first, times: 1, to: target, count)
            }
            for index in 0..<count { target[index] += shift[index] }
            apply(activation, target, count)
        }
    }

    @inline(__always) private static func apply(
        _ activation: Activation, _ x: UnsafeMutablePointer<Float>, _ count: Int
    ) {
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
            while index < count {
                x[index] = RowKernel.sigmoid(x[index])
                index += 1
            }
        }
    }

    /// Rows of g ← g ⊙ φ'(z), from the activated value.
    static func backward(_ gradient: Matrix, value: Matrix, rows: Range<Int>, _ activation: Activation) {
        for row in rows {
            let g = gradient.pointer(row: row)
            backwardRow(g, value: value.pointer(row: row), activation, into: g, gradient.columns)
        }
    }

    /// g ⊙ φ'(z) of one row; the target may be g or the value.
    @inline(__always) static func backwardRow(
        _ g: UnsafeMutablePointer<Float>, value y: UnsafeMutablePointer<Float>, _ activation: Activation,
        into target: UnsafeMutablePointer<Float>, _ count: Int
    ) {
        switch activation {
        case .identity: for index in 0..<count { target[index] = g[index] }
        case .relu: for index in 0..<count { target[index] = y[index] > 0 ? g[index] : 0 }
        case .leaky(let slope): for index in 0..<count { target[index] = y[index] > 0 ? g[index] : slope * g[index] }
        case .sigmoid: for index in 0..<count { target[index] = g[index] * (y[index] * (1 - y[index])) }
        }
    }

    /// Columns of g ← g ⊙ φ'(z) and sums ← keep·sums + Σ rows of it, in one pass. The rows are added in their order.
    static func backward(
        _ gradient: Matrix, value: Matrix, columns: Range<Int>, _ activation: Activation, sums: Matrix, keep: Float
    ) {
        let (first, count) = (columns.lowerBound, columns.count)
        let sum = sums.pointer + first
        RowKernel.scale(sum, by: keep, into: sum, count)
        for row in 0..<gradient.rows {
            let g = gradient.pointer(row: row) + first
            if activation != .identity {
                backwardRow(g, value: value.pointer(row: row) + first, activation, into: g, count)
            }
            RowKernel.add(g, times: 1, to: sum, count)
        }
    }

    /// Columns of sums ← keep·sums + Σ rows.
    static func columnSums(_ x: Matrix, columns: Range<Int>, into sums: Matrix, keep: Float) {
        backward(x, value: x, columns: columns, .identity, sums: sums, keep: keep)
    }
}

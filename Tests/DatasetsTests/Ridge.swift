import Tensors

/// Ridge regression from features to targets: enough of a learner to see whether a data set can be learnt from.
struct Ridge {
    private let weights: [[Double]]

    /// Fits `targets` (n × t) to `features` (n × x) with a constant, penalty `strength` on every weight.
    init(_ features: Matrix, _ targets: Matrix, strength: Double) {
        let inputs = Self.withConstant(features)
        let workers = Workers()
        let gram = Matrix(rows: inputs.columns, columns: inputs.columns)
        Product.apply(inputs, inputs, .firstTransposed, into: gram, workers: workers)
        let moments = Matrix(rows: inputs.columns, columns: targets.columns)
        Product.apply(inputs, targets, .firstTransposed, into: moments, workers: workers)
        var system = (0..<gram.rows).map { gram.row($0).map(Double.init) + moments.row($0).map(Double.init) }
        for index in system.indices { system[index][index] += strength }
        weights = Self.solved(system, unknowns: gram.rows)
    }

    /// n × t.
    func predict(_ features: Matrix) -> Matrix {
        let inputs = Self.withConstant(features)
        let result = Matrix(rows: inputs.rows, columns: weights[0].count)
        let map = Matrix(
            rows: weights.count, columns: weights[0].count, values: weights.flatMap { $0.map { Float($0) } })
        Product.apply(inputs, map, into: result, workers: Workers())
        return result
    }

    private static func withConstant(_ features: Matrix) -> Matrix {
        let result = Matrix(rows: features.rows, columns: features.columns + 1)
        result.fill(1)
        result.columns(0..<features.columns).assign(features)
        return result
    }

    /// Gaussian elimination of a symmetric positive definite system with its right-hand sides appended.
    private static func solved(_ given: [[Double]], unknowns: Int) -> [[Double]] {
        var system = given
        let width = system[0].count
        for pivot in 0..<unknowns {
            let row = system[pivot]
            for other in pivot + 1..<max(unknowns, pivot + 1) {
                let factor = system[other][pivot] / row[pivot]
                system[other].withUnsafeMutableBufferPointer { target in
                    row.withUnsafeBufferPointer { source in
                        var column = pivot
                        while column < width {
                            target[column] -= factor * source[column]
                            column += 1
                        }
                    }
                }
            }
        }
        for pivot in stride(from: unknowns - 1, through: 0, by: -1) {
            for column in unknowns..<width {
                var value = system[pivot][column]
                for other in pivot + 1..<max(unknowns, pivot + 1) {
                    value -= system[pivot][other] * system[other][column]
                }
                system[pivot][column] = value / system[pivot][pivot]
            }
        }
        return system.map { Array($0[unknowns...]) }
    }
}

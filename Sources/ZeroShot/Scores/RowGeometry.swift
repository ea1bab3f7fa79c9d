import Tensors

extension Matrix {
    /// ‖a − b‖² of a row here and a row there, summed in Float64.
    func squaredDistance(row: Int, to other: Matrix, row otherRow: Int) -> Double {
        precondition(columns == other.columns, "rows of \(columns) and of \(other.columns)")
        let (a, b) = (pointer(row: row), other.pointer(row: otherRow))
        // Two chains, since each addition waits for the one before it.
        var (even, odd) = (0.0, 0.0)
        var column = 0
        while column + 1 < columns {
            let first = Double(a[column]) - Double(b[column])
            let second = Double(a[column + 1]) - Double(b[column + 1])
            even += first * first
            odd += second * second
            column += 2
        }
        if column < columns {
            let last = Double(a[column]) - Double(b[column])
            even += last * last
        }
        return even + odd
    }

    /// Every row less `centre`, in memory of its own.
    func centred(on centre: [Double]) -> Matrix {
        let result = Matrix(rows: rows, columns: columns)
        for index in 0..<rows {
            let (source, target) = (pointer(row: index), result.pointer(row: index))
            for column in 0..<columns { target[column] = Float(Double(source[column]) - centre[column]) }
        }
        return result
    }

    /// A matrix of the same shape, row by row; rows of another length trap.
    func mappingRows(_ transform: (UnsafeMutableBufferPointer<Float>) -> [Double]) -> Matrix {
        let result = Matrix(rows: rows, columns: columns)
        for index in 0..<rows {
            let (values, target) = (transform(row(index)), result.pointer(row: index))
            precondition(values.count == columns, "a row of \(values.count) numbers for one of \(columns)")
            for column in 0..<columns { target[column] = Float(values[column]) }
        }
        return result
    }

    /// The slope of something by rows, where `self` is its slope by those rows scaled to length one: (g − (g·u)u)/‖x‖.
    /// Rows of zeros have none.
    func throughUnitRows(of original: Matrix) -> Matrix {
        let units = original.unitRows
        let result = Matrix(rows: rows, columns: columns)
        for index in 0..<rows {
            let (g, u, target) = (pointer(row: index), units.pointer(row: index), result.pointer(row: index))
            let length = original.row(index).reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
            guard length > 0 else { continue }
            let along = (0..<columns).reduce(0.0) { $0 + Double(g[$1]) * Double(u[$1]) }
            for column in 0..<columns {
                target[column] = Float((Double(g[column]) - along * Double(u[column])) / length)
            }
        }
        return result
    }

    /// The mean of the chosen rows.
    func mean(of chosen: some Collection<Int>) -> [Double] {
        var sum = [Double](repeating: 0, count: columns)
        for index in chosen {
            let source = pointer(row: index)
            for column in 0..<columns { sum[column] += Double(source[column]) }
        }
        return sum.map { $0 / Double(chosen.count) }
    }

    /// XᵀX/N of the rows X, row-major [columns, columns].
    func secondMoments(workers: Workers) -> [Double] {
        let target = Matrix(rows: columns, columns: columns)
        Product.apply(self, self, .firstTransposed, into: target, workers: workers)
        let result = target.values.map { Double($0) / Double(rows) }
        // A product in panels need not be symmetric to the last bit.
        return result.indices.map { (result[$0] + result[$0 % columns * columns + $0 / columns]) / 2 }
    }
}

extension OODTraining {
    /// The training rows of every class that has any.
    var rowsByClass: [[Int]] {
        var rows = [[Int]](repeating: [], count: classes)
        for (row, position) in positions.enumerated() { rows[position].append(row) }
        return rows.filter { !$0.isEmpty }
    }
}

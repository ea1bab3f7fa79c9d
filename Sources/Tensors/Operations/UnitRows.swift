/// The rows of a variable scaled to unit length, and the way back.
///
/// Rows of up to four numbers (pairs of confidences) are kept in double precision: between nearly parallel rows of so few numbers,
/// single precision leaves 1 − cosine hardly a correct digit, and the loss divides by it.
final class UnitRows {
    static let narrow = 4
    let variable: Variable
    let unit: Matrix
    private let norms: Matrix
    private let gradient: Matrix?
    /// Unit rows in double precision, column by column; empty unless narrow.
    private let exact: UnsafeMutableBufferPointer<Double>
    private let exactNorms: UnsafeMutableBufferPointer<Double>
    private let exactGradient: UnsafeMutableBufferPointer<Double>

    var isNarrow: Bool { variable.columns <= Self.narrow }

    init(_ variable: Variable) {
        self.variable = variable
        let narrow = variable.columns <= Self.narrow
        unit = narrow ? Matrix(rows: 0, columns: variable.columns) : Matrix(rows: variable.rows, columns: variable.columns)
        norms = Matrix(rows: 1, columns: variable.rows)
        gradient = narrow || variable.gradient == nil ? nil : Matrix(rows: variable.rows, columns: variable.columns)
        exact = .allocate(capacity: narrow ? variable.rows * variable.columns : 0)
        exactNorms = .allocate(capacity: narrow ? variable.rows : 0)
        exactGradient = .allocate(capacity: narrow && variable.gradient != nil ? variable.rows * variable.columns : 0)
    }

    deinit {
        exact.deallocate()
        exactNorms.deallocate()
        exactGradient.deallocate()
    }

    var scratchBytes: Int { (unit.count + norms.count + (gradient?.count ?? 0)) * MemoryLayout<Float>.stride + (exact.count + exactNorms.count + exactGradient.count) * MemoryLayout<Double>.stride }

    func normalise(workers: Workers) {
        workers.eachRow(variable.rows, columns: variable.columns) { row in
            let x = variable.value.pointer(row: row)
            if isNarrow {
                var square = 0.0
                for column in 0..<variable.columns { square += Double(x[column]) * Double(x[column]) }
                let norm = max(square.squareRoot(), 1e-8)
                exactNorms[row] = norm
                for column in 0..<variable.columns { exact[column * variable.rows + row] = Double(x[column]) / norm }
            } else {
                let norm = max(RowKernel.dot(x, x, variable.columns).squareRoot(), 1e-8)
                norms.pointer[row] = norm
                RowKernel.scale(x, by: 1 / norm, into: unit.pointer(row: row), variable.columns)
            }
        }
    }

    /// cos and 1 − cos of one narrow row with every row of `other`.
    func cosines(row: Int, with other: UnitRows, into cosines: UnsafeMutablePointer<Float>, complement: UnsafeMutablePointer<Float>) {
        let count = other.variable.rows
        let base = other.exact.baseAddress!
        if variable.columns == 2 {
            let (x, y) = (exact[row], exact[variable.rows + row])
            for index in 0..<count {
                let cosine = x * base[index] + y * base[count + index]
                cosines[index] = Float(cosine)
                complement[index] = Float(1 - cosine)
            }
            return
        }
        for index in 0..<count {
            var cosine = 0.0
            for column in 0..<variable.columns { cosine += exact[column * variable.rows + row] * base[column * count + index] }
            cosines[index] = Float(cosine)
            complement[index] = Float(1 - cosine)
        }
    }

    /// From the gradient by the cosines to the gradient by the rows: through x/‖x‖, (g − u⟨u, g⟩)/‖x‖.
    func pullBack(_ similarity: Matrix, other: UnitRows, isFirst: Bool, scale: Float, workers: Workers) {
        guard let target = variable.gradient else { return }
        if isNarrow {
            pullBackExactly(similarity, other: other, isFirst: isFirst, scale: Double(scale), into: target, workers: workers)
            return
        }
        guard let gradient else { return }
        Product.apply(similarity, other.unit, isFirst ? .plain : .firstTransposed, into: gradient, alpha: scale, workers: workers)
        workers.eachRow(variable.rows, columns: variable.columns) { row in
            let g = gradient.pointer(row: row)
            let u = unit.pointer(row: row)
            let t = target.pointer(row: row)
            let norm = norms.pointer[row]
            let along = norm > 1e-8 ? RowKernel.dot(u, g, variable.columns) : 0
            let keep = variable.keep
            for index in 0..<variable.columns { t[index] = keep * t[index] + (g[index] - u[index] * along) / norm }
        }
    }

    /// Gradients by the unit rows in double precision, column by column, then through x/‖x‖.
    private func pullBackExactly(_ similarity: Matrix, other: UnitRows, isFirst: Bool, scale: Double, into target: Matrix, workers: Workers) {
        let n = variable.rows
        let columns = variable.columns
        let sums = exactGradient.baseAddress!
        let sides = other.exact.baseAddress!
        if isFirst {
            workers.eachRow(n, columns: n) { row in
                for column in 0..<columns { sums[column * n + row] = Self.dot(similarity.pointer(row: row), sides + column * n, n) }
            }
        } else {
            workers.eachRange(ofColumns: n) { range in
                for column in 0..<columns {
                    let part = sums + column * n + range.lowerBound
                    part.update(repeating: 0, count: range.count)
                    for row in 0..<n { Self.add(similarity.pointer(row: row) + range.lowerBound, times: sides[column * n + row], to: part, range.count) }
                }
            }
        }
        for row in 0..<n {
            var along = 0.0
            for column in 0..<columns { along += sums[column * n + row] * exact[column * n + row] }
            let t = target.pointer(row: row)
            for column in 0..<columns {
                t[column] = variable.keep * t[column] + Float(scale * (sums[column * n + row] - exact[column * n + row] * along) / exactNorms[row])
            }
        }
    }

    private static func dot(_ weights: UnsafeMutablePointer<Float>, _ side: UnsafeMutablePointer<Double>, _ count: Int) -> Double {
        var lanes = SIMD8<Double>()
        var index = 0
        while index + 8 <= count {
            lanes += SIMD8<Double>(UnsafeRawPointer(weights + index).loadUnaligned(as: SIMD8<Float>.self)) * UnsafeRawPointer(side + index).loadUnaligned(as: SIMD8<Double>.self)
            index += 8
        }
        var sum = lanes.sum()
        while index < count {
            sum += Double(weights[index]) * side[index]
            index += 1
        }
        return sum
    }

    private static func add(_ weights: UnsafeMutablePointer<Float>, times factor: Double, to sums: UnsafeMutablePointer<Double>, _ count: Int) {
        for index in 0..<count { sums[index] += Double(weights[index]) * factor }
    }
}

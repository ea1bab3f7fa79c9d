/// The rows of a variable scaled to unit length, and the way back.
///
/// Rows of up to four numbers (pairs of confidences) are kept in double precision: between nearly parallel rows of so
/// few numbers, single precision leaves 1 − cosine hardly a correct digit, and the loss divides by it.
final class UnitRows {
    static let narrow = 4
    /// Below this a row is taken for zero.
    static let shortest: Float = 1e-8
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
        unit =
            narrow ? Matrix(rows: 0, columns: variable.columns) : Matrix(rows: variable.rows, columns: variable.columns)
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

    var scratchBytes: Int {
        (unit.count + norms.count + (gradient?.count ?? 0)) * MemoryLayout<Float>.stride
            + (exact.count + exactNorms.count + exactGradient.count) * MemoryLayout<Double>.stride
    }

    func normalise(workers: Workers) { workers.eachRow(variable.rows, columns: variable.columns, normalise) }

    private func normalise(_ row: Int) {
        let x = variable.value.pointer(row: row)
        if isNarrow {
            var square = 0.0
            for column in 0..<variable.columns { square += Double(x[column]) * Double(x[column]) }
            let norm = max(square.squareRoot(), Double(Self.shortest))
            exactNorms[row] = norm
            for column in 0..<variable.columns { exact[column * variable.rows + row] = Double(x[column]) / norm }
        } else {
            norms.pointer[row] = RowKernel.unit(
                x, into: unit.pointer(row: row), least: Self.shortest, variable.columns)
        }
    }

    /// cos and 1 − cos of one narrow row with every row of `other`.
    func cosines(
        row: Int, with other: UnitRows, into cosines: UnsafeMutablePointer<Float>,
        complement: UnsafeMutablePointer<Float>
    ) {
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
            for column in 0..<variable.columns {
                cosine += exact[column * variable.rows + row] * base[column * count + index]
            }
            cosines[index] = Float(cosine)
            complement[index] = Float(1 - cosine)
        }
    }

    /// What the way back is taken from: set for the time of one call.
    private var similarity = Matrix(rows: 0, columns: 0)
    private var other: UnitRows?

    /// From the gradient by the cosines to the gradient by the rows: through x/‖x‖, (g − u⟨u, g⟩)/‖x‖.
    func pullBack(_ similarity: Matrix, other: UnitRows, isFirst: Bool, scale: Float, workers: Workers) {
        guard variable.gradient != nil else { return }
        if isNarrow {
            self.similarity = similarity
            self.other = other
            // Sums over the pairs in double precision, column by column.
            if isFirst {
                workers.eachRow(variable.rows, columns: variable.rows, sumOfRow)
            } else {
                workers.eachRange(ofColumns: variable.rows, sumOverRows)
            }
            self.other = nil
            for row in 0..<variable.rows { pullBackExactly(row, scale: Double(scale)) }
        } else if let gradient {
            Product.apply(
                similarity, other.unit, isFirst ? .plain : .firstTransposed, into: gradient, alpha: scale,
                workers: workers)
            workers.eachRow(variable.rows, columns: variable.columns, pullBack)
        }
    }

    private func pullBack(_ row: Int) {
        guard let g = gradient?.pointer(row: row), let t = variable.gradient?.pointer(row: row) else { return }
        let norm = norms.pointer[row]
        RowKernel.throughUnit(
            g, unit: unit.pointer(row: row), length: norm, isShort: norm <= Self.shortest, keep: variable.keep,
            into: t, variable.columns)
    }

    private func sumOfRow(_ row: Int) {
        guard let other, let sums = exactGradient.baseAddress, let sides = other.exact.baseAddress else { return }
        let n = variable.rows
        for column in 0..<variable.columns {
            sums[column * n + row] = Self.dot(similarity.pointer(row: row), sides + column * n, n)
        }
    }

    private func sumOverRows(_ range: Range<Int>) {
        guard let other, let sums = exactGradient.baseAddress, let sides = other.exact.baseAddress else { return }
        let n = variable.rows
        for column in 0..<variable.columns {
            let part = sums + column * n + range.lowerBound
            part.update(repeating: 0, count: range.count)
            for row in 0..<n {
                Self.add(
                    similarity.pointer(row: row) + range.lowerBound, times: sides[column * n + row], to: part,
                    range.count)
            }
        }
    }

    private func pullBackExactly(_ row: Int, scale: Double) {
        guard let sums = exactGradient.baseAddress, let t = variable.gradient?.pointer(row: row) else { return }
        let (n, columns) = (variable.rows, variable.columns)
        var along = 0.0
        for column in 0..<columns { along += sums[column * n + row] * exact[column * n + row] }
        for column in 0..<columns {
            t[column] =
                variable.keep * t[column]
                + Float(scale * (sums[column * n + row] - exact[column * n + row] * along) / exactNorms[row])
        }
    }

    private static func dot(
        _ weights: UnsafeMutablePointer<Float>, _ side: UnsafeMutablePointer<Double>, _ count: Int
    ) -> Double {
        var lanes = SIMD8<Double>()
        var index = 0
        while index + 8 <= count {
            lanes +=
                SIMD8<Double>(UnsafeRawPointer(weights + index).loadUnaligned(as: SIMD8<Float>.self))
                * UnsafeRawPointer(side + index).loadUnaligned(as: SIMD8<Double>.self)
            index += 8
        }
        var sum = lanes.sum()
        while index < count {
            sum += Double(weights[index]) * side[index]
            index += 1
        }
        return sum
    }

    private static func add(
        _ weights: UnsafeMutablePointer<Float>, times factor: Double, to sums: UnsafeMutablePointer<Double>,
        _ count: Int
    ) {
        for index in 0..<count { sums[index] += Double(weights[index]) * factor }
    }
}

import Glibc

/// The product of gathered rows of a table with a weight, made once for each distinct row.
final class GatheredProduct {
    private let table: Matrix
    let rows: Indices
    /// The distinct rows of the table, in order of first use, and their products.
    private let distinct: Matrix
    private let product: Matrix
    private let gradient: Matrix
    /// Where in `distinct` the row of each output row stands.
    let position: Indices
    private let seen: Indices
    private var distinctCount = 0
    /// What flows back into the rows in the backward pass under way.
    private var incoming = Matrix(rows: 0, columns: 0)

    init(table: Matrix, rows: Indices, outputs: Int) {
        self.table = table
        self.rows = rows
        let most = min(table.rows, rows.count)
        distinct = Matrix(rows: most, columns: table.columns)
        product = Matrix(rows: most, columns: outputs)
        gradient = Matrix(rows: most, columns: outputs)
        position = Indices(count: rows.count)
        seen = Indices(count: table.rows)
    }

    var scratchBytes: Int { (distinct.count + product.count + gradient.count) * MemoryLayout<Float>.stride }

    func pointer(outputRow: Int) -> UnsafeMutablePointer<Float> {
        product.pointer(row: Int(position.pointer[outputRow]))
    }

    func forward(weight: Matrix, workers: Workers) {
        for index in 0..<table.rows { seen.pointer[index] = -1 }
        distinctCount = 0
        for index in 0..<rows.count {
            let row = rows[index]
            precondition(row >= 0 && row < table.rows, "row \(row) of a table of \(table.rows)×\(table.columns)")
            if seen.pointer[row] < 0 {
                seen.pointer[row] = Int32(distinctCount)
                memcpy(
                    distinct.pointer(row: distinctCount), table.pointer(row: row),
                    table.columns * MemoryLayout<Float>.stride)
                distinctCount += 1
            }
            position.pointer[index] = seen.pointer[row]
        }
        Product.apply(
            distinct.rows(0..<distinctCount), weight, .secondTransposed, into: product.rows(0..<distinctCount),
            workers: workers)
    }

    /// The weight's gradient: output gradients summed by table row, then one small product. The gradient may have fewer
    /// rows than the output had.
    func backward(_ outputGradient: Matrix, into target: Matrix, keep: Float, workers: Workers) {
        incoming = outputGradient
        workers.eachRange(ofColumns: gradient.columns, sumByTableRow)
        Product.apply(
            gradient.rows(0..<distinctCount), distinct.rows(0..<distinctCount), .firstTransposed, into: target,
            beta: keep, workers: workers)
    }

    private func sumByTableRow(_ columns: Range<Int>) {
        let (first, count) = (columns.lowerBound, columns.count)
        for row in 0..<distinctCount { (gradient.pointer(row: row) + first).update(repeating: 0, count: count) }
        for row in 0..<incoming.rows {
            RowKernel.add(
                incoming.pointer(row: row) + first, times: 1,
                to: gradient.pointer(row: Int(position.pointer[row])) + first, count)
        }
    }
}

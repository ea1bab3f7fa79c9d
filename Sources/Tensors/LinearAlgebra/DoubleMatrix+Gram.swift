import COpenBLAS

extension DoubleMatrix {
    /// Rows that are held in double precision at a time: all rows of a large data set would need gigabytes.
    private static let rowsPerBlock = 1024
    private static let columnsPerPanel = 256

    /// XᵀX of single-precision rows X [n, x], summed in double precision: [x, x], symmetric to the last bit.
    ///
    /// The cut into blocks and panels depends on the shape alone, so the bits do not depend on the number of workers.
    public static func gram(of rows: Matrix, workers: Workers) -> DoubleMatrix {
        let width = rows.columns
        var sums = [Double](repeating: 0, count: width * width)
        var block = [Double](repeating: 0, count: min(rowsPerBlock, rows.rows) * width)
        sums.withUnsafeMutableBufferPointer { sums in
            block.withUnsafeMutableBufferPointer { block in
                guard let target = sums.baseAddress, let x = block.baseAddress else { return }
                for start in stride(from: 0, to: rows.rows, by: rowsPerBlock) {
                    let height = min(rowsPerBlock, rows.rows - start)
                    for row in 0..<height {
                        let source = rows.pointer(row: start + row)
                        for column in 0..<width { x[row * width + column] = Double(source[column]) }
                    }
                    // On and above the diagonal; the other half is its mirror image.
                    workers.run(pieces: (width + columnsPerPanel - 1) / columnsPerPanel) { piece in
                        let left = piece * columnsPerPanel
                        let right = min(width, left + columnsPerPanel)
                        BLAS.loaded.doubleProduct(
                            CblasRowMajor, CblasTrans, CblasNoTrans, blasint(right), blasint(right - left),
                            blasint(height), 1,
                            x, blasint(width), x + left, blasint(width), 1, target + left, blasint(width))
                    }
                }
                for row in 0..<width {
                    for column in 0..<row { target[row * width + column] = target[column * width + row] }
                }
            }
        }
        return DoubleMatrix(rows: width, columns: width, values: sums)
    }
}

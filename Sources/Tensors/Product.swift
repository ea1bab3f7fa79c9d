import COpenBLAS

/// Matrix products `C ← βC + α·op(A)·op(B)` over OpenBLAS, cut into panels of C: see `Panels`.
public struct Product: Sendable {
    /// Which operand is read transposed.
    public enum Layout: Sendable {
        /// A·B
        case plain
        /// A·Bᵀ: rows against weights stored [out, in].
        case secondTransposed
        /// Aᵀ·B: the gradient of such weights.
        case firstTransposed
    }

    /// Computes `target ← beta·target + alpha·op(a)·op(b)`. Traps when the shapes do not fit.
    public static func apply(_ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0, workers: Workers) {
        apply(a, b, layout, into: target, alpha: alpha, beta: beta, workers: workers) { _, _ in }
    }

    /// The same, and what is to be done with each panel while the processor that computed it has it at hand: `finish` is called with the
    /// rows and columns of every panel, on any of the workers. With `cutsRows` false, a panel has all rows.
    static func apply(
        _ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0, cutsRows: Bool? = nil, workers: Workers,
        finish: (_ rows: Range<Int>, _ columns: Range<Int>) -> Void
    ) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        let innerOther = layout == .secondTransposed ? b.columns : b.rows
        let rows = layout == .firstTransposed ? a.columns : a.rows
        let columns = layout == .secondTransposed ? b.rows : b.columns
        precondition(inner == innerOther && rows == target.rows && columns == target.columns, "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        guard rows > 0, columns > 0 else { return }
        let operations = 2 * rows * columns * inner
        workers.productOperations += operations
        let panels = Panels(rows: rows, columns: columns, operations: operations, cutsRows: cutsRows)
        // From one row, or column, of the result to the next, in the factors' memory.
        let (down, across) = (layout == .firstTransposed ? 1 : a.stride, layout == .secondTransposed ? b.stride : 1)
        workers.run(pieces: panels.count) { piece in
            let (high, wide) = panels[piece]
            single(
                a.pointer + high.lowerBound * down, a.stride, b.pointer + wide.lowerBound * across, b.stride, layout,
                into: target.pointer(row: high.lowerBound) + wide.lowerBound, target.stride, rows: high.count, columns: wide.count, inner: inner, alpha: alpha, beta: beta)
            finish(high, wide)
        }
    }

    /// Computes `target ← op(a)·op(b)` in one call to `library`, for comparing kernels. Shapes as for `apply`.
    public static func applyWhole(_ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, library: BLAS) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        precondition(
            inner == (layout == .secondTransposed ? b.columns : b.rows) && target.rows == (layout == .firstTransposed ? a.columns : a.rows)
                && target.columns == (layout == .secondTransposed ? b.rows : b.columns),
            "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        single(
            a.pointer, a.stride, b.pointer, b.stride, layout, into: target.pointer, target.stride, rows: target.rows, columns: target.columns, inner: inner,
            alpha: 1, beta: 0, library: library)
    }

    /// Works on bare memory: making a `Matrix` counts a reference to its buffer, and threads that count the same references wait for each other.
    private static func single(
        _ a: UnsafeMutablePointer<Float>, _ aStride: Int, _ b: UnsafeMutablePointer<Float>, _ bStride: Int, _ layout: Layout,
        into target: UnsafeMutablePointer<Float>, _ targetStride: Int, rows: Int, columns: Int, inner: Int, alpha: Float, beta: Float, library: BLAS = .loaded
    ) {
        library.singleProduct(
            CblasRowMajor, layout == .firstTransposed ? CblasTrans : CblasNoTrans, layout == .secondTransposed ? CblasTrans : CblasNoTrans,
            blasint(rows), blasint(columns), blasint(inner), alpha, a, blasint(max(aStride, 1)), b, blasint(max(bStride, 1)), beta, target, blasint(targetStride))
    }
}

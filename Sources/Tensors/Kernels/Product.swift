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
    public static func apply(
        _ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0,
        workers: Workers
    ) {
        apply(a, b, layout, into: target, alpha: alpha, beta: beta, workers: workers, finish: nil)
    }

    /// What is to be done with the rows and columns of a panel.
    typealias Finish = (_ rows: Range<Int>, _ columns: Range<Int>) -> Void

    /// The same, and what is to be done with each panel while the processor that computed it has it at hand.
    ///
    /// - Parameters:
    ///   - cutsRows: false for panels of all rows; nil for those that are faster.
    ///   - finish: called with every panel, on any of the workers. It captures one object and nothing else: see `Workers.run`.
    static func apply(
        _ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0,
        cutsRows: Bool? = nil, workers: Workers, finish: Finish?
    ) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        let innerOther = layout == .secondTransposed ? b.columns : b.rows
        let rows = layout == .firstTransposed ? a.columns : a.rows
        let columns = layout == .secondTransposed ? b.rows : b.columns
        precondition(
            inner == innerOther && rows == target.rows && columns == target.columns,
            "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        guard rows > 0, columns > 0 else { return }
        let operations = 2 * rows * columns * inner
        workers.count(operations: operations)
        withExtendedLifetime((a, b, target)) {
            let factors = Factors(a, b, layout, into: target, inner: inner, alpha: alpha, beta: beta)
            workers.run(
                Work(
                    factors, panels: Panels(rows: rows, columns: columns, operations: operations, cutsRows: cutsRows),
                    finish: finish))
        }
    }

    /// Computes `target ← op(a)·op(b)` in one call to `library`, for comparing kernels. Shapes as for `apply`.
    public static func applyWhole(
        _ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, library: BLAS
    ) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        precondition(
            inner == (layout == .secondTransposed ? b.columns : b.rows)
                && target.rows == (layout == .firstTransposed ? a.columns : a.rows)
                && target.columns == (layout == .secondTransposed ? b.rows : b.columns),
            "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        withExtendedLifetime((a, b, target)) {
            Factors(a, b, layout, into: target, inner: inner, alpha: 1, beta: 0).multiply(
                rows: 0..<target.rows, columns: 0..<target.columns, library: library)
        }
    }

    /// What a product is made of, as bare memory: a `Matrix` counts references to its buffer, and threads that count the same ones wait for
    /// each other. The matrices have to outlive it.
    struct Factors {
        private let a, b, target: UnsafeMutablePointer<Float>
        private let aStride, bStride, targetStride: Int
        private let layout: Layout
        private let inner: Int
        private let alpha, beta: Float

        init(_ a: Matrix, _ b: Matrix, _ layout: Layout, into target: Matrix, inner: Int, alpha: Float, beta: Float) {
            (self.a, self.b, self.target) = (a.pointer, b.pointer, target.pointer)
            (aStride, bStride, targetStride) = (a.stride, b.stride, target.stride)
            self.layout = layout
            self.inner = inner
            self.alpha = alpha
            self.beta = beta
        }

        /// One panel of the result.
        func multiply(rows: Range<Int>, columns: Range<Int>, library: BLAS = .loaded) {
            // From one row, or column, of the result to the next, in the factors' memory.
            let (down, across) = (layout == .firstTransposed ? 1 : aStride, layout == .secondTransposed ? bStride : 1)
            library.singleProduct(
                CblasRowMajor, layout == .firstTransposed ? CblasTrans : CblasNoTrans,
                layout == .secondTransposed ? CblasTrans : CblasNoTrans,
                blasint(rows.count), blasint(columns.count), blasint(inner), alpha, a + rows.lowerBound * down,
                blasint(max(aStride, 1)),
                b + columns.lowerBound * across, blasint(max(bStride, 1)), beta,
                target + rows.lowerBound * targetStride + columns.lowerBound, blasint(targetStride))
        }
    }
}

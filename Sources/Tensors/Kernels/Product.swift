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

    /// What is to be done with the rows and columns of a panel.
    typealias Finish = (_ rows: Range<Int>, _ columns: Range<Int>) -> Void

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

    /// What a product is made of, as bare memory: a `Matrix` counts references to its buffer, and threads that count
    /// the same ones wait for each other. The matrices have to outlive it.
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

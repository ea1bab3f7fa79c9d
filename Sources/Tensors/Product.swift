import COpenBLAS

/// Matrix products `C ← βC + α·op(A)·op(B)` over OpenBLAS, cut into panels of C.
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

    /// A panel below this much work would spend more on packing than it gains from another core.
    static let operationsPerPanel = 1 << 28
    static let mostPanels = 16
    static let panelAlignment = 64

    /// Computes `target ← beta·target + alpha·op(a)·op(b)`. Traps when the shapes do not fit.
    public static func apply(_ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0, workers: Workers) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        let innerOther = layout == .secondTransposed ? b.columns : b.rows
        let rows = layout == .firstTransposed ? a.columns : a.rows
        let columns = layout == .secondTransposed ? b.rows : b.columns
        precondition(inner == innerOther && rows == target.rows && columns == target.columns, "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        guard rows > 0, columns > 0 else { return }
        let operations = 2 * rows * columns * inner
        workers.productOperations += operations
        let grid = Grid(rows: rows, columns: columns, panels: max(1, min(mostPanels, operations / operationsPerPanel)))
        workers.run(pieces: grid.count) { piece in
            let (high, wide) = grid.panel(piece)
            single(
                layout == .firstTransposed ? a.columns(high) : a.rows(high), layout == .secondTransposed ? b.rows(wide) : b.columns(wide),
                layout, into: target.rows(high).columns(wide), inner: inner, alpha: alpha, beta: beta)
        }
    }

    /// Panels of a matrix, about as high as wide: each one packs its rows of A and its columns of B, so slivers would pack most.
    /// The cut depends on the shape alone.
    private struct Grid {
        let rows: Int
        let columns: Int
        let height: Int
        let width: Int
        var across: Int { (columns + width - 1) / width }
        var count: Int { (rows + height - 1) / height * across }

        init(rows: Int, columns: Int, panels: Int) {
            var (down, across) = (1, 1)
            while 2 * down * across <= panels {
                if rows / down >= columns / across { down *= 2 } else { across *= 2 }
            }
            self.rows = rows
            self.columns = columns
            height = Self.aligned(rows, parts: down)
            width = Self.aligned(columns, parts: across)
        }

        private static func aligned(_ length: Int, parts: Int) -> Int {
            ((length + parts - 1) / parts + panelAlignment - 1) / panelAlignment * panelAlignment
        }

        func panel(_ piece: Int) -> (rows: Range<Int>, columns: Range<Int>) {
            let (row, column) = (piece / across * height, piece % across * width)
            return (row..<min(rows, row + height), column..<min(columns, column + width))
        }
    }

    /// Computes `target ← op(a)·op(b)` in one call to `library`, for comparing kernels. Shapes as for `apply`.
    public static func applyWhole(_ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, library: BLAS) {
        let inner = layout == .firstTransposed ? a.rows : a.columns
        precondition(
            inner == (layout == .secondTransposed ? b.columns : b.rows) && target.rows == (layout == .firstTransposed ? a.columns : a.rows)
                && target.columns == (layout == .secondTransposed ? b.rows : b.columns),
            "\(a.rows)×\(a.columns) \(layout) \(b.rows)×\(b.columns) into \(target.rows)×\(target.columns)")
        single(a, b, layout, into: target, inner: inner, alpha: 1, beta: 0, library: library)
    }

    private static func single(_ a: Matrix, _ b: Matrix, _ layout: Layout, into target: Matrix, inner: Int, alpha: Float, beta: Float, library: BLAS = .loaded) {
        library.singleProduct(
            CblasRowMajor, layout == .firstTransposed ? CblasTrans : CblasNoTrans, layout == .secondTransposed ? CblasTrans : CblasNoTrans,
            blasint(target.rows), blasint(target.columns), blasint(inner), alpha,
            a.pointer, blasint(max(a.stride, 1)), b.pointer, blasint(max(b.stride, 1)), beta, target.pointer, blasint(target.stride))
    }
}

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
    static let operationsPerPanel = 1 << 26
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
        let alongRows = rows >= columns
        let length = alongRows ? rows : columns
        let wanted = max(1, min(16, operations / operationsPerPanel))
        let panel = max(panelAlignment, ((length + wanted - 1) / wanted + panelAlignment - 1) / panelAlignment * panelAlignment)
        workers.run(pieces: (length + panel - 1) / panel) { piece in
            let range = (piece * panel)..<min(length, (piece + 1) * panel)
            if alongRows {
                let part = layout == .firstTransposed ? a.columns(range) : a.rows(range)
                single(part, b, layout, into: target.rows(range), inner: inner, alpha: alpha, beta: beta)
            } else {
                let part = layout == .secondTransposed ? b.rows(range) : b.columns(range)
                single(a, part, layout, into: target.columns(range), inner: inner, alpha: alpha, beta: beta)
            }
        }
    }

    private static func single(_ a: Matrix, _ b: Matrix, _ layout: Layout, into target: Matrix, inner: Int, alpha: Float, beta: Float) {
        BLAS.loaded.singleProduct(
            CblasRowMajor, layout == .firstTransposed ? CblasTrans : CblasNoTrans, layout == .secondTransposed ? CblasTrans : CblasNoTrans,
            blasint(target.rows), blasint(target.columns), blasint(inner), alpha,
            a.pointer, blasint(max(a.stride, 1)), b.pointer, blasint(max(b.stride, 1)), beta, target.pointer, blasint(target.stride))
    }
}

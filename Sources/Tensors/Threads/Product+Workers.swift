extension Product {
    /// Computes `target ← beta·target + alpha·op(a)·op(b)`. Traps when the shapes do not fit.
    public static func apply(
        _ a: Matrix, _ b: Matrix, _ layout: Layout = .plain, into target: Matrix, alpha: Float = 1, beta: Float = 0,
        workers: Workers
    ) {
        apply(a, b, layout, into: target, alpha: alpha, beta: beta, workers: workers, finish: nil)
    }

    /// The same, and what is to be done with each panel while the processor that computed it has it at hand.
    ///
    /// - Parameters:
    ///   - cutsRows: false for panels of all rows; nil for those that are faster.
    ///   - finish: called with every panel, on any of the workers. It captures one object and nothing else: see
    ///     `Workers.run`.
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
}

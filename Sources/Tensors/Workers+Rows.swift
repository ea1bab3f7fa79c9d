extension Workers {
    /// Numbers that one piece of a pass over rows goes through: some microseconds, well above what it costs to hand a piece over.
    private static let numbersPerPiece = 1 << 13
    /// What an exponential or a logarithm takes, beside a sum or a product.
    public static let elementaryCost = 4

    /// Calls `body` with ranges of one length that together are 0..<rows, on any of the workers: a pass over rows of `columns` numbers each,
    /// none of which looks at what another row writes. The cut depends on the sizes alone.
    ///
    /// - Parameter cost: of one number, where adding and multiplying once are 1.
    public func eachRange(ofRows rows: Int, columns: Int, cost: Int = 1, _ body: (Range<Int>) -> Void) {
        let parts = max(1, min(rows, (rows * columns * cost + Self.numbersPerPiece / 2) / Self.numbersPerPiece))
        let height = max(1, (rows + parts - 1) / parts)
        run(pieces: (rows + height - 1) / height) { piece in body((piece * height)..<min(rows, (piece + 1) * height)) }
    }

    /// The same, row by row.
    public func eachRow(_ rows: Int, columns: Int, cost: Int = 1, _ body: (Int) -> Void) {
        eachRange(ofRows: rows, columns: columns, cost: cost) { for row in $0 { body(row) } }
    }

    /// Calls `body` with ranges that together are 0..<columns, for passes that add up many rows in their order.
    public func eachRange(ofColumns columns: Int, _ body: (Range<Int>) -> Void) {
        // Whole cache lines, several next to each other: what the processor fetches ahead is then used.
        let width = min(256, max(64, columns / 8 / 16 * 16))
        run(pieces: (columns + width - 1) / width) { piece in body((piece * width)..<min(columns, (piece + 1) * width)) }
    }

    /// Copies the numbers of a matrix of the same shape.
    public func copy(_ source: Matrix, into target: Matrix) {
        precondition(target.rows == source.rows && target.columns == source.columns, "\(source.rows)×\(source.columns) copied into \(target.rows)×\(target.columns)")
        eachRow(source.rows, columns: source.columns) { target.pointer(row: $0).update(from: source.pointer(row: $0), count: source.columns) }
    }

    public func fill(_ target: Matrix, with value: Float) {
        eachRow(target.rows, columns: target.columns) { target.pointer(row: $0).update(repeating: value, count: target.columns) }
    }
}

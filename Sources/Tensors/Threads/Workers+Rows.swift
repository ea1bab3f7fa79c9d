extension Workers {
    /// Numbers that one piece of a pass over rows goes through: some microseconds, well above what it costs to hand a
    /// piece over.
    private static let numbersPerPiece = 1 << 13
    /// What an exponential or a logarithm takes, beside a sum or a product.
    public static let elementaryCost = 4

    /// Calls `body` with ranges of one length that together are 0..<rows, on any of the workers: a pass over rows of
    /// `columns` numbers each, none of which looks at what another row writes. The cut depends on the sizes alone.
    ///
    /// - Parameter cost: of one number, where adding and multiplying once are 1.
    public func eachRange(ofRows rows: Int, columns: Int, cost: Int = 1, _ body: @escaping (Range<Int>) -> Void) {
        run(Work(ranges: rows, each: Self.height(rows, columns, cost), body))
    }

    /// The same, row by row.
    public func eachRow(_ rows: Int, columns: Int, cost: Int = 1, _ body: @escaping (Int) -> Void) {
        run(Work(rows: rows, each: Self.height(rows, columns, cost), body))
    }

    private static func height(_ rows: Int, _ columns: Int, _ cost: Int) -> Int {
        let parts = max(1, min(rows, (rows * columns * cost + numbersPerPiece / 2) / numbersPerPiece))
        return max(1, (rows + parts - 1) / parts)
    }

    /// Calls `body` with ranges that together are 0..<columns, for passes that add up many rows in their order.
    public func eachRange(ofColumns columns: Int, _ body: @escaping (Range<Int>) -> Void) {
        // Whole cache lines, several next to each other: what the processor fetches ahead is then used.
        run(Work(ranges: columns, each: min(256, max(64, columns / 8 / 16 * 16)), body))
    }
}

/// How a product's result is cut for several workers: all across or all down, into a few panels.
///
/// Every panel packs its part of one factor and the whole of the other, so panels are few, and the factor that each
/// packs whole is the smaller one. The cut depends on the shape alone, so that results do not depend on the number of
/// workers.
struct Panels {
    private let rows: Int
    private let columns: Int
    private let cutsRows: Bool
    /// Rows or columns of each panel but the last.
    private let extent: Int
    let count: Int

    /// - Parameter cutsRows: whether panels are some rows of all columns; nil for what is faster.
    init(rows: Int, columns: Int, operations: Int, cutsRows: Bool? = nil) {
        self.rows = rows
        self.columns = columns
        // Where both cuts pack about as much, some rows of all columns are faster.
        self.cutsRows = cutsRows ?? (columns <= 2 * rows)
        let length = self.cutsRows ? rows : columns
        let number = Self.number(for: operations)
        extent = ((length + number - 1) / number + Self.alignment - 1) / Self.alignment * Self.alignment
        count = (length + extent - 1) / extent
    }

    /// One cache line, and the height of a kernel.
    private static let alignment = 16

    /// Found by timing every cut of the products of training steps, from 128×256×64 to 2048×2048×2048, on two cores;
    /// larger products are cut finer for the sake of machines with more.
    private static func number(for operations: Int) -> Int {
        switch operations {
        case ..<(1 << 20): 1
        case ..<(1 << 27): 2
        case ...(1 << 34): 4
        case ..<(1 << 36): 8
        default: 16
        }
    }

    subscript(piece: Int) -> (rows: Range<Int>, columns: Range<Int>) {
        let start = piece * extent
        return cutsRows
            ? (start..<min(rows, start + extent), 0..<columns) : (0..<rows, start..<min(columns, start + extent))
    }
}

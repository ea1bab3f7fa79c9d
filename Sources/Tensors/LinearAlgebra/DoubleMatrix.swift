import COpenBLAS

/// A small row-major matrix in double precision, for equations that are solved once rather than trained.
///
/// It is a value: copies do not share their numbers.
public struct DoubleMatrix: Hashable, Sendable {
    /// Its height.
    public let rows: Int
    /// Its width.
    public let columns: Int
    /// Row by row.
    public private(set) var values: [Double]

    /// A matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.init(rows: rows, columns: columns, values: [Double](repeating: 0, count: rows * columns))
    }

    /// A matrix of values in row-major order. Traps where their number does not fit.
    public init(rows: Int, columns: Int, values: [Double]) {
        precondition(
            rows >= 0 && columns >= 0 && values.count == rows * columns, "\(values.count) values for \(rows)×\(columns)"
        )
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The same numbers in double precision.
    public init(_ matrix: Matrix) {
        self.init(rows: matrix.rows, columns: matrix.columns, values: matrix.values.map(Double.init))
    }

    /// One element.
    public subscript(row: Int, column: Int) -> Double {
        get {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns, "[\(row), \(column)] of \(rows)×\(columns)")
            return values[row * columns + column]
        }
        set {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns, "[\(row), \(column)] of \(rows)×\(columns)")
            values[row * columns + column] = newValue
        }
    }

    /// The same numbers, rounded to single precision.
    public var single: Matrix { Matrix(rows: rows, columns: columns, values: values.lazy.map { Float($0) }) }

    /// Rows and columns exchanged.
    public var transposed: DoubleMatrix {
        var result = DoubleMatrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { result.values[column * rows + row] = values[row * columns + column] }
        }
        return result
    }

    /// Every row times its own factor.
    public func scalingRows(by factors: [Double]) -> DoubleMatrix {
        precondition(factors.count == rows, "\(factors.count) factors for \(rows)×\(columns)")
        var result = self
        for row in 0..<rows { for column in 0..<columns { result.values[row * columns + column] *= factors[row] } }
        return result
    }

    /// op(self)·op(other). Traps when the shapes do not fit.
    public func times(_ other: DoubleMatrix, _ layout: Product.Layout = .plain) -> DoubleMatrix {
        let (height, inner) = layout == .firstTransposed ? (columns, rows) : (rows, columns)
        let (innerOther, width) =
            layout == .secondTransposed ? (other.columns, other.rows) : (other.rows, other.columns)
        precondition(inner == innerOther, "\(rows)×\(columns) \(layout) \(other.rows)×\(other.columns)")
        var result = DoubleMatrix(rows: height, columns: width)
        guard height > 0, width > 0, inner > 0 else { return result }
        result.values.withUnsafeMutableBufferPointer { target in
            values.withUnsafeBufferPointer { a in
                other.values.withUnsafeBufferPointer { b in
                    BLAS.loaded.doubleProduct(
                        CblasRowMajor, layout == .firstTransposed ? CblasTrans : CblasNoTrans,
                        layout == .secondTransposed ? CblasTrans : CblasNoTrans,
                        blasint(height), blasint(width), blasint(inner), 1, a.baseAddress, blasint(columns),
                        b.baseAddress, blasint(other.columns), 0, target.baseAddress, blasint(width))
                }
            }
        }
        return result
    }
}

import Glibc

/// A row-major window onto a `Buffer`: `rows` × `columns` numbers, each row `stride` numbers after the one before.
///
/// A matrix is a handle. Assigning it, or taking `rows(_:)` or `columns(_:)` of it, shares the numbers; `copy()` does
/// not.
public struct Matrix: @unchecked Sendable {
    /// The memory, shared by all views of it.
    public let buffer: Buffer
    /// The first number. It stands here so that a thread that reads numbers need not touch the buffer, whose reference
    /// count another may be writing.
    public let pointer: UnsafeMutablePointer<Float>
    /// Where in the buffer the first element stands.
    public let offset: Int
    /// Its height.
    public let rows: Int
    /// Its width.
    public let columns: Int
    /// From one row to the next, in numbers.
    public let stride: Int

    /// Allocates a matrix of zeros.
    public init(rows: Int, columns: Int) {
        self.init(buffer: Buffer(count: rows * columns), offset: 0, rows: rows, columns: columns, stride: columns)
    }

    /// A window onto `buffer`. Traps if a row would reach past its end.
    public init(buffer: Buffer, offset: Int, rows: Int, columns: Int, stride: Int) {
        precondition(
            rows >= 0 && columns >= 0 && stride >= columns && offset >= 0,
            "a matrix of \(rows)×\(columns), stride \(stride), offset \(offset)")
        precondition(
            rows == 0 || offset + (rows - 1) * stride + columns <= buffer.count,
            "\(rows)×\(columns) with stride \(stride) at \(offset) reaches past \(buffer.count) numbers")
        self.buffer = buffer
        self.offset = offset
        pointer = buffer.pointer + offset
        self.rows = rows
        self.columns = columns
        self.stride = stride
    }

    /// Copies row-major `values` in.
    public init(rows: Int, columns: Int, values: some Collection<Float>) {
        precondition(values.count == rows * columns, "\(values.count) values for \(rows)×\(columns)")
        self.init(rows: rows, columns: columns)
        for (index, value) in values.enumerated() { buffer.pointer[index] = value }
    }

    /// The first number of `row`.
    @inlinable public func pointer(row: Int) -> UnsafeMutablePointer<Float> { pointer + row * stride }

    /// How many elements there are.
    public var count: Int { rows * columns }

    /// Whether every number is finite.
    public var isFinite: Bool {
        for index in 0..<rows {
            let x = pointer(row: index)
            // A sum of zeros, unless there is what is infinite or no number at all.
            var sum: Float = 0
            for column in 0..<columns { sum += x[column] - x[column] }
            if sum != 0 { return false }
        }
        return true
    }

    /// Whether the rows follow each other without gaps.
    @inlinable public var isContiguous: Bool { stride == columns || rows <= 1 }

    /// One element.
    @inlinable public subscript(row: Int, column: Int) -> Float {
        get {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns, "[\(row), \(column)] of \(rows)×\(columns)")
            return pointer(row: row)[column]
        }
        nonmutating set {
            precondition(
                row >= 0 && row < rows && column >= 0 && column < columns, "[\(row), \(column)] of \(rows)×\(columns)")
            pointer(row: row)[column] = newValue
        }
    }

    /// The rows `range`, sharing memory.
    public func rows(_ range: Range<Int>) -> Matrix {
        precondition(range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of \(rows)×\(columns)")
        return Matrix(
            buffer: buffer, offset: offset + range.lowerBound * stride, rows: range.count, columns: columns,
            stride: stride)
    }

    /// The columns `range`, sharing memory.
    public func columns(_ range: Range<Int>) -> Matrix {
        precondition(range.lowerBound >= 0 && range.upperBound <= columns, "columns \(range) of \(rows)×\(columns)")
        return Matrix(
            buffer: buffer, offset: offset + range.lowerBound, rows: rows, columns: range.count, stride: stride)
    }

    /// The numbers of one row.
    public func row(_ index: Int) -> UnsafeMutableBufferPointer<Float> {
        precondition(index >= 0 && index < rows, "row \(index) of \(rows)×\(columns)")
        return UnsafeMutableBufferPointer(start: pointer(row: index), count: columns)
    }

    /// A contiguous copy in memory of its own.
    public func copy() -> Matrix {
        let result = Matrix(rows: rows, columns: columns)
        result.assign(self)
        return result
    }

    /// Copies the numbers of a matrix of the same shape.
    public func assign(_ other: Matrix) {
        precondition(
            rows == other.rows && columns == other.columns,
            "\(other.rows)×\(other.columns) assigned to \(rows)×\(columns)")
        for row in 0..<rows { memcpy(pointer(row: row), other.pointer(row: row), columns * MemoryLayout<Float>.stride) }
    }

    /// Sets every element.
    public func fill(_ value: Float) {
        for row in 0..<rows { pointer(row: row).update(repeating: value, count: columns) }
    }

    /// The chosen rows, in the order given, in memory of their own.
    public func gathered(_ indices: some Collection<Int>) -> Matrix {
        let result = Matrix(rows: indices.count, columns: columns)
        for (row, index) in indices.enumerated() {
            precondition(index >= 0 && index < rows, "row \(index) of \(rows)×\(columns)")
            memcpy(result.pointer(row: row), pointer(row: index), columns * MemoryLayout<Float>.stride)
        }
        return result
    }

    /// The transpose, in memory of its own.
    public func transposed() -> Matrix {
        let result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            let source = pointer(row: row)
            for column in 0..<columns { result.pointer(row: column)[row] = source[column] }
        }
        return result
    }

    /// All numbers, row by row.
    public var values: [Float] {
        var result: [Float] = []
        result.reserveCapacity(count)
        for index in 0..<rows { result.append(contentsOf: row(index)) }
        return result
    }
}

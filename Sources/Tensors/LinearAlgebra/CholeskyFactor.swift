import COpenBLAS

/// The lower triangular L of a symmetric positive definite matrix A = L·Lᵀ, in Float64.
public struct CholeskyFactor: Sendable {
    /// Rows of A.
    public let order: Int
    /// L, row by row; what stands above the diagonal is A's.
    private let lower: [Double]

    /// Factors `matrix`, row-major of `order`² numbers, of which the lower triangle is read. Nil if it is not positive
    /// definite.
    public init?(of matrix: [Double], order: Int) {
        precondition(
            order > 0 && matrix.count == order * order, "\(matrix.count) numbers for a matrix of order \(order)")
        var factor = matrix
        var size = Int32(order)
        var failure: Int32 = 0
        // Column by column, the library's upper triangle is our lower one.
        BLAS.loaded.choleskyFactor("U", &size, &factor, &size, &failure)
        // The library compares pivots with zero, which what is not a number passes.
        guard failure == 0, (0..<order).allSatisfy({ factor[$0 * order + $0].isFinite && factor[$0 * order + $0] > 0 })
        else { return nil }
        self.order = order
        lower = factor
    }

    /// x of A·x = b, for every b of `rightSides`: vectors of `order` numbers, one after another.
    public func solve(_ rightSides: [Double]) -> [Double] {
        precondition(rightSides.count.isMultiple(of: order), "\(rightSides.count) numbers are no vectors of \(order)")
        guard !rightSides.isEmpty else { return [] }
        var result = rightSides
        var size = Int32(order)
        var count = Int32(rightSides.count / order)
        var failure: Int32 = 0
        BLAS.loaded.choleskySolve("U", &size, &count, lower, &size, &result, &size, &failure)
        precondition(failure == 0, "argument \(-failure) of the Cholesky solution is wrong")
        return result
    }

    /// L⁻¹, lower triangular, [order, order]. Rows x become L⁻¹x, whose scalar products are those of A⁻¹.
    public func whitening() -> Matrix {
        var inverse = [Double](repeating: 0, count: order * order)
        lower.withUnsafeBufferPointer { lower in
            inverse.withUnsafeMutableBufferPointer { inverse in
                for row in 0..<order {
                    let target = row * order
                    inverse[target + row] = 1
                    for above in 0..<row {
                        let factor = lower[target + above]
                        for column in 0...above { inverse[target + column] -= factor * inverse[above * order + column] }
                    }
                    let pivot = lower[target + row]
                    for column in 0...row { inverse[target + column] /= pivot }
                }
            }
        }
        return Matrix(rows: order, columns: order, values: inverse.map { Float($0) })
    }
}

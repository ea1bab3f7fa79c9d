import Tensors

/// The eigenvectors of a symmetric positive semidefinite matrix, those of the largest eigenvalues first.
///
/// One-sided Jacobi rotations in Float64: the columns of A·V are turned, pair by pair, until all stand at right angles. They are then the
/// eigenvectors, each as long as its eigenvalue. Six or so sweeps of 4·h³ operations; eigenvectors of eigenvalue zero are left out.
/// Source: Hestenes, Inversion of matrices by biorthogonalization and related results, J. SIAM 1958.
struct PrincipalDirections {
    /// Descending.
    let values: [Double]
    /// Of length one, in the order of `values`.
    let vectors: [[Double]]

    static let mostSweeps = 40
    static let rightAngle = 1e-12
    /// What is this much shorter than the longest column is rounding.
    static let nothing = 1e-9

    init(of matrix: [Double], order: Int) {
        precondition(matrix.count == order * order, "\(matrix.count) numbers for a matrix of order \(order)")
        var columns = matrix
        columns.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for _ in 0..<Self.mostSweeps where Self.sweep(start, order) == false { return }
        }
        let pairs = (0..<order).map { index in
            let column = columns[index * order..<(index + 1) * order]
            return (length: column.reduce(0) { $0 + $1 * $1 }.squareRoot(), column: column)
        }
        let longest = pairs.map(\.length).max() ?? 0
        let kept = pairs.filter { $0.length > longest * Self.nothing }.sorted { $0.length > $1.length }
        values = kept.map(\.length)
        vectors = kept.map { pair in pair.column.map { $0 / pair.length } }
    }

    /// Turns every pair of columns once; says whether any had to be turned.
    private static func sweep(_ start: UnsafeMutablePointer<Double>, _ order: Int) -> Bool {
        var squares = (0..<order).map { dot(start + $0 * order, start + $0 * order, order) }
        let least = (squares.max() ?? 0) * nothing * nothing
        var hasTurned = false
        for first in 0..<order {
            for second in first + 1..<max(order, first + 1) where squares[first] > least && squares[second] > least {
                let (p, q) = (start + first * order, start + second * order)
                let product = dot(p, q, order)
                guard abs(product) > rightAngle * (squares[first] * squares[second]).squareRoot() else { continue }
                hasTurned = true
                let ratio = (squares[second] - squares[first]) / (2 * product)
                let tangent = (ratio < 0 ? -1 : 1) / (abs(ratio) + (1 + ratio * ratio).squareRoot())
                let cosine = 1 / (1 + tangent * tangent).squareRoot()
                let sine = cosine * tangent
                for index in 0..<order {
                    let (x, y) = (p[index], q[index])
                    p[index] = cosine * x - sine * y
                    q[index] = sine * x + cosine * y
                }
                squares[first] -= tangent * product
                squares[second] += tangent * product
            }
        }
        return hasTurned
    }

    /// Four chains, since each addition waits for the one before it.
    private static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
        var sums = SIMD4<Double>.zero
        var index = 0
        while index + 4 <= count {
            sums +=
                SIMD4(a[index], a[index + 1], a[index + 2], a[index + 3])
                * SIMD4(b[index], b[index + 1], b[index + 2], b[index + 3])
            index += 4
        }
        var sum = sums.sum()
        while index < count {
            sum += a[index] * b[index]
            index += 1
        }
        return sum
    }
}

import Glibc
import Tensors

/// How much each row takes every other for a neighbour: a Gaussian around the row, as wide as gives it a wanted number
/// of neighbours in effect.
///
/// Source: van der Maaten, Hinton, JMLR 2008, equation 1 and section 3.1.
struct NeighbourAffinities: Sendable {
    let count: Int
    /// p(j|i), row-major [n, n]; every row adds up to 1, with 0 on the diagonal.
    let conditional: [Double]

    /// - Parameter perplexity: 2 to the entropy (in bits) of every row.
    init(of rows: Matrix, perplexity: Double) {
        let n = rows.rows
        var squares = [Double](repeating: 0, count: n * n)
        for i in 0..<n {
            for j in i + 1..<max(n, i + 1) {
                let square = rows.squaredDistance(row: i, to: rows, row: j)
                squares[i * n + j] = square
                squares[j * n + i] = square
            }
        }
        self.init(squaredDistances: squares, count: n, perplexity: perplexity)
    }

    init(squaredDistances squares: [Double], count n: Int, perplexity: Double) {
        precondition(squares.count == n * n, "\(squares.count) distances between \(n) rows")
        precondition(perplexity >= 1 && perplexity <= Double(n - 1), "a perplexity of \(perplexity) among \(n) rows")
        count = n
        var result = [Double](repeating: 0, count: n * n)
        for row in 0..<n {
            result.withUnsafeMutableBufferPointer { target in
                squares.withUnsafeBufferPointer {
                    Self.search(
                        UnsafeBufferPointer(rebasing: $0[row * n..<(row + 1) * n]), row, log(perplexity),
                        UnsafeMutableBufferPointer(rebasing: target[row * n..<(row + 1) * n]))
                }
            }
        }
        conditional = result
    }

    private static let mostTries = 200
    private static let tolerance = 1e-9

    /// Finds by bisection the precision β at which the row has the wanted entropy in nats.
    private static func search(
        _ squares: UnsafeBufferPointer<Double>, _ own: Int, _ wanted: Double,
        _ target: UnsafeMutableBufferPointer<Double>
    ) {
        var nearest = Double.infinity
        for (index, square) in squares.enumerated() where index != own { nearest = min(nearest, square) }
        var (beta, low, high) = (1.0, 0.0, Double.infinity)
        for _ in 0..<mostTries {
            var (sum, weighted) = (0.0, 0.0)
            for index in squares.indices {
                // Counted from the nearest row, so that not all of them vanish.
                let excess = squares[index] - nearest
                let weight = index == own ? 0 : exp(-beta * excess)
                target[index] = weight
                sum += weight
                if weight > 0 { weighted += weight * excess }
            }
            for index in squares.indices { target[index] /= sum }
            let difference = log(sum) + beta * weighted / sum - wanted
            guard abs(difference) > tolerance else { return }
            // Too many neighbours ask for a narrower Gaussian.
            if difference > 0 { low = beta } else { high = beta }
            beta = high.isFinite ? (low + high) / 2 : beta * 2
        }
    }
}

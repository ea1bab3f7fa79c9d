import Tensors
import Testing

@testable import ZeroShot

@Suite struct OutOfDistributionDirectionsTests {
    /// A·v = λ·v for orthonormal v and descending λ, for a matrix of full and of lower rank.
    @Test(arguments: [(9, 30), (17, 40), (12, 5), (1, 3)])
    func eigenvectors(order: Int, rows: Int) {
        var stream = RandomStream(seed: UInt64(order))
        let values = (0..<rows * order).map { stream.normal() * Float(1 + $0 % order) }
        let matrix = Matrix(rows: rows, columns: order, values: values).secondMoments(workers: Workers())
        let found = PrincipalDirections(of: matrix, order: order)
        #expect(found.vectors.count >= min(order, rows))
        #expect(zip(found.values, found.values.dropFirst()).allSatisfy { $0 >= $1 })
        let trace = (0..<order).reduce(0) { $0 + matrix[$1 * order + $1] }
        #expect(abs(found.values.reduce(0, +) - trace) < 1e-5 * trace)
        for (index, vector) in found.vectors.prefix(min(order, rows)).enumerated() {
            for row in 0..<order {
                let product = (0..<order).reduce(0) { $0 + matrix[row * order + $1] * vector[$1] }
                #expect(abs(product - found.values[index] * vector[row]) < 1e-9 * trace)
            }
            for other in 0...index {
                let product = zip(vector, found.vectors[other]).reduce(0) { $0 + $1.0 * $1.1 }
                #expect(abs(product - (other == index ? 1 : 0)) < 1e-9)
            }
        }
    }

    /// Equal eigenvalues and empty columns need no turning.
    @Test func degenerate() {
        let found = PrincipalDirections(of: [2, 0, 0, 0, 0, 0, 0, 0, 2], order: 3)
        #expect(found.values == [2, 2] && found.vectors.allSatisfy { $0[1] == 0 })
        #expect(PrincipalDirections(of: [0, 0, 0, 0], order: 2).vectors.isEmpty)
    }
}

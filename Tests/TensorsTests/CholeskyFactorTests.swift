import Tensors
import Testing

@Suite struct CholeskyFactorTests {
    // L = (2; 1 3), A = L·Lᵀ.
    let matrix: [Double] = [4, 2, 2, 10]

    @Test func solves() throws {
        let factor = try #require(CholeskyFactor(of: matrix, order: 2))
        // A·(1, 2) = (8, 22), A·(−1, 1) = (−2, 8).
        let found = factor.solve([8, 22, -2, 8])
        #expect(zip(found, [1, 2, -1, 1]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(factor.solve([]).isEmpty)
    }

    @Test func whitens() throws {
        let found = try #require(CholeskyFactor(of: matrix, order: 2)).whitening().values
        // L⁻¹ = (½; −⅙ ⅓).
        #expect(zip(found, [0.5, 0, -1.0 / 6, 1.0 / 3] as [Float]).allSatisfy { abs($0 - $1) < 1e-6 })
    }

    @Test(arguments: [[1, 2, 2, 1], [0, 0, 0, 0], [Double.nan, 0, 0, 1], [1, .nan, .nan, 1]])
    func refuses(matrix: [Double]) { #expect(CholeskyFactor(of: matrix, order: 2) == nil) }
}

import Glibc

/// A symmetric positive semi-definite matrix M as Σ λᵢ qᵢqᵢᵀ.
///
/// Made once, it solves (M + γI)·Z = B for any γ at the price of two products, which is what a search over γ needs.
public struct SymmetricDecomposition: Sendable {
    /// Ascending; what rounding made negative is 0.
    public let eigenvalues: [Double]
    /// Row i is qᵢ.
    public let eigenvectors: DoubleMatrix

    /// Traps when `matrix` is not square or holds what is not a finite number.
    public init(_ matrix: DoubleMatrix) {
        let order = matrix.rows
        precondition(order == matrix.columns, "a decomposition of \(matrix.rows)×\(matrix.columns)")
        precondition(
            matrix.values.allSatisfy(\.isFinite), "a decomposition of \(order)×\(order) numbers that are not all finite"
        )
        var vectors = matrix.values
        var values = [Double](repeating: 0, count: order)
        if order > 0 {
            var n = Int32(order)
            var (workCount, integerCount, status) = (Int32(-1), Int32(-1), Int32(0))
            var (workNeeded, integersNeeded) = (0.0, Int32(0))
            // Asked with −1, LAPACK tells how much memory it wants.
            BLAS.loaded.symmetricEigenvectors(
                "V", "U", &n, &vectors, &n, &values, &workNeeded, &workCount, &integersNeeded, &integerCount, &status)
            (workCount, integerCount) = (Int32(workNeeded), integersNeeded)
            var work = [Double](repeating: 0, count: Int(workCount))
            var integers = [Int32](repeating: 0, count: Int(integerCount))
            BLAS.loaded.symmetricEigenvectors(
                "V", "U", &n, &vectors, &n, &values, &work, &workCount, &integers, &integerCount, &status)
            precondition(status == 0, "eigenvectors of \(order)×\(order) were not found (\(status))")
        }
        eigenvalues = values.map { max($0, 0) }
        // LAPACK's columns are our rows.
        eigenvectors = DoubleMatrix(rows: order, columns: order, values: vectors)
    }

    /// (M + shift·I)⁻¹·right for `right` [n, m] and a shift above 0.
    public func solving(_ right: DoubleMatrix, shift: Double) -> DoubleMatrix {
        precondition(shift > 0, "a shift of \(shift)")
        let rotated = eigenvectors.times(right).scalingRows(by: eigenvalues.map { 1 / ($0 + shift) })
        return eigenvectors.times(rotated, .firstTransposed)
    }
}

import Tensors

/// A fitted baseline: a linear map of rows, and one prototype a class.
///
/// With z = x·map + shift, the score of class c is z·p_c + offset_c. All baselines here come down to this form.
public struct BaselineModel: Sendable {
    /// Which rows are scaled to unit length first, so that long rows weigh no more than short ones.
    public enum UnitRows: Sendable {
        case none
        /// x
        case input
        /// z
        case mapped
    }

    /// How near z is to a prototype.
    public enum Similarity: String, Codable, Hashable, Sendable, CaseIterable {
        /// z·p
        case product
        /// z·p / (‖z‖‖p‖)
        case cosine
        /// −‖z − p‖², less the ‖z‖² that all classes share.
        case distance
    }

    /// [x, p]; nil leaves rows as they are.
    public let map: Matrix?
    /// [1, p]; nil stands for zeros.
    public let shift: Matrix?
    /// [C, p]
    public let prototypes: Matrix
    /// One number a class.
    public let offsets: [Float]
    /// Which rows are brought to unit length before they are compared.
    public let unitRows: UnitRows

    /// A model of its parts: see the properties for shapes.
    public init(map: Matrix?, shift: Matrix? = nil, prototypes: Matrix, offsets: [Float], unitRows: UnitRows = .none) {
        precondition(
            (map?.columns ?? prototypes.columns) == prototypes.columns,
            "a map to \(map?.columns ?? 0) columns with prototypes of \(prototypes.columns)")
        precondition(
            shift.map { $0.rows == 1 && $0.columns == prototypes.columns } ?? true,
            "a shift of \(shift?.columns ?? 0) columns with prototypes of \(prototypes.columns)")
        precondition(offsets.count == prototypes.rows, "\(offsets.count) offsets for \(prototypes.rows) classes")
        self.map = map
        self.shift = shift
        self.prototypes = prototypes
        self.offsets = offsets
        self.unitRows = unitRows
    }

    /// A model that compares mapped rows with prototypes by `similarity`.
    public init(map: Matrix?, prototypes: Matrix, similarity: Similarity) {
        let zeros = [Float](repeating: 0, count: prototypes.rows)
        switch similarity {
        case .product: self.init(map: map, prototypes: prototypes, offsets: zeros)
        case .cosine: self.init(map: map, prototypes: prototypes.unitRows, offsets: zeros, unitRows: .mapped)
        case .distance:
            let doubled = prototypes.copy()
            var offsets = zeros
            for row in 0..<prototypes.rows {
                let p = prototypes.pointer(row: row)
                offsets[row] = -RowKernel.dot(p, p, prototypes.columns)
                RowKernel.scale(p, by: 2, into: doubled.pointer(row: row), prototypes.columns)
            }
            self.init(map: map, prototypes: doubled, offsets: offsets)
        }
    }

    /// Scores over all classes for `rows` [n, x], scaled as the training rows were: [n, C]. Higher is more likely.
    public func scores(of rows: Matrix, workers: Workers) -> Matrix {
        var z = unitRows == .input ? rows.unitRows : rows
        if let map {
            let mapped = Matrix(rows: rows.rows, columns: map.columns)
            Product.apply(z, map, into: mapped, workers: workers)
            z = mapped
        }
        if let shift {
            z = z.copy()
            for row in 0..<z.rows { RowKernel.add(shift.pointer, times: 1, to: z.pointer(row: row), z.columns) }
        }
        if unitRows == .mapped { z = z.unitRows }
        let result = Matrix(rows: rows.rows, columns: prototypes.rows)
        Product.apply(z, prototypes, .secondTransposed, into: result, workers: workers)
        for row in 0..<result.rows {
            let x = result.pointer(row: row)
            for label in offsets.indices { x[label] += offsets[label] }
        }
        return result
    }

    /// Scores of the test rows of `problem`.
    public func scores(on problem: Problem, workers: Workers) -> Scores {
        Scores(
            seen: scores(of: problem.testSeen, workers: workers),
            unseen: scores(of: problem.testUnseen, workers: workers), problem: problem)
    }
}

import Tensors

/// Energy less the scaled length of what the embedding has outside the principal subspace of the training rows.
///
/// With o = −W⁺b as origin and P on the D principal directions: log Σ exp(v) − α‖(1 − P)(z − o)‖, where α makes the
/// mean length over training rows equal the mean largest logit. The paper's score, the probability of a virtual class
/// whose logit is that length, decreases as this one increases. The eigenvectors take time with the cube of the
/// embedding’s length: some seconds at 2048.
public struct VirtualLogitMatching: OODScore, Codable, Hashable {
    /// D. Nil: 1000 of more than 1500 numbers, 512 of 768 or more, else half of them.
    public var dimensions: Int?

    /// The score with so many principal directions.
    public init(dimensions: Int? = nil) { self.dimensions = dimensions }
    public var name: String { "vim" }
    public var title: String { "Virtual-logit matching" }
    public var source: String {
        "Wang, Li, Feng, Zhang, ViM: Out-of-distribution with virtual-logit matching, CVPR 2022"
    }

    public func validate(width: Int) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        if let dimensions {
            problems.require(
                (0...width).contains(dimensions), "dimensions",
                "\(dimensions) principal directions are asked for, and an embedding of \(width) numbers has \(width)")
        }
        return problems
    }

    public func fitted(on training: OODTraining) -> any OODScorer {
        let width = training.weight.columns
        SettingProblem.trap(on: validate(width: width))
        let wanted = dimensions ?? (width > 1500 ? 1000 : width >= 768 ? 512 : max(1, width / 2))
        let origin = Self.origin(weight: training.weight, bias: training.bias)
        let rows = training.response.embeddings.centred(on: origin)
        let residual = Residual(
            origin: origin,
            directions: Self.principalDirections(
                DoubleMatrix(rows: width, columns: width, values: rows.secondMoments(workers: training.workers)),
                count: wanted),
            workers: training.workers)
        let lengths = residual.lengths(training.response.embeddings).reduce(0, +)
        let largest = (0..<training.response.rows).reduce(0) { $0 + LogitRow(training.response.logits.row($1)).largest }
        // Training rows without any residual leave its scale open.
        return Scorer(residual: residual, scale: lengths > 0 ? largest / lengths : 1)
    }

    /// An eigenvalue this much smaller than the largest is rounding.
    private static let nothing = 1e-9

    /// The eigenvectors of the largest eigenvalues, [count or fewer, h]: those of eigenvalue zero are left out.
    private static func principalDirections(_ moments: DoubleMatrix, count: Int) -> Matrix {
        guard moments.values.allSatisfy(\.isFinite) else {
            let numbers = [Float](repeating: .nan, count: moments.columns)
            return Matrix(rows: 1, columns: moments.columns, values: numbers)
        }
        let decomposition = SymmetricDecomposition(moments)
        let least = (decomposition.eigenvalues.last ?? 0) * nothing
        let kept = decomposition.eigenvalues.indices.reversed().prefix(count).filter {
            decomposition.eigenvalues[$0] > least
        }
        return decomposition.eigenvectors.single.gathered(kept)
    }

    /// −W⁺b: where all logits are zero, as nearly as W allows.
    private static func origin(weight: Matrix, bias: Matrix) -> [Double] {
        let (classes, width) = (weight.rows, weight.columns)
        // W⁺b = Wᵀ(WWᵀ)⁻¹b = (WᵀW)⁻¹Wᵀb, of which the smaller is inverted; a slight ridge stands in where it is
        // singular.
        let isWide = classes <= width
        let order = isWide ? classes : width
        func number(_ row: Int, _ column: Int) -> Double { Double(isWide ? weight[row, column] : weight[column, row]) }
        let inner = isWide ? width : classes
        var gram = [Double](repeating: 0, count: order * order)
        for i in 0..<order {
            for j in 0...i {
                let sum = (0..<inner).reduce(0.0) { $0 + number(i, $1) * number(j, $1) }
                gram[i * order + j] = sum
                gram[j * order + i] = sum
            }
        }
        let trace = (0..<order).reduce(0) { $0 + gram[$1 * order + $1] }
        for index in 0..<order { gram[index * order + index] += trace > 0 ? trace * 1e-10 : 1 }
        guard let factor = CholeskyFactor(of: gram, order: order) else {
            return [Double](repeating: .nan, count: width)
        }
        let b = (0..<classes).map { Double(bias.pointer[$0]) }
        if isWide {
            let solution = factor.solve(b)
            return (0..<width).map { column in
                -(0..<classes).reduce(0) { $0 + Double(weight[$1, column]) * solution[$1] }
            }
        }
        return factor.solve(
            (0..<width).map { column in -(0..<classes).reduce(0) { $0 + Double(weight[$1, column]) * b[$1] } })
    }

    /// What rows have outside a subspace.
    private struct Residual {
        let origin: [Double]
        /// Of length one and at right angles, [D, h].
        let directions: Matrix
        let workers: Workers

        func lengths(_ embeddings: Matrix) -> [Double] {
            let rows = rest(of: embeddings)
            return (0..<rows.rows).map { Self.length(rows.row($0)) }
        }

        /// The slope of `lengths` by the embeddings: what lies outside, at length one.
        func gradient(_ embeddings: Matrix) -> Matrix {
            rest(of: embeddings).mappingRows { row in
                let length = Self.length(row)
                return row.map { length > 0 ? Double($0) / length : 0 }
            }
        }

        private static func length(_ row: UnsafeMutableBufferPointer<Float>) -> Double {
            row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
        }

        private func rest(of embeddings: Matrix) -> Matrix {
            let rows = embeddings.centred(on: origin)
            let inside = Matrix(rows: rows.rows, columns: directions.rows)
            if directions.rows > 0 {
                Product.apply(rows, directions, .secondTransposed, into: inside, workers: workers)
                Product.apply(inside, directions, into: rows, alpha: -1, beta: 1, workers: workers)
            }
            return rows
        }
    }

    private struct Scorer: OODScorer {
        let residual: Residual
        let scale: Double

        func scores(of response: TeacherResponse) -> [Double] {
            residual.lengths(response.embeddings).enumerated().map {
                LogitRow(response.logits.row($0)).logSum() - scale * $1
            }
        }

        func gradient(of response: TeacherResponse) -> ScoreGradient {
            ScoreGradient(
                embeddings: residual.gradient(response.embeddings).mappingRows { $0.map { -scale * Double($0) } },
                logits: response.logits.mappingRows { LogitRow($0).probabilities() })
        }
    }
}

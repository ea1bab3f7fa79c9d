import Tensors

/// Squared Mahalanobis distances to some centres under one covariance.
///
/// The covariance Σ = XᵀX/N of centred training rows X gets a ridge on its diagonal, 10⁻⁶ of the mean variance, or as
/// many powers of ten more as make it positive definite: a ReLU unit that no training row excites has no variance at
/// all.
struct GaussianDistance: Sendable {
    private let origin: [Double]
    /// L⁻¹ of Σ = LLᵀ.
    private let whitening: Matrix
    /// The centres, whitened.
    private let centres: Matrix
    private let workers: Workers

    /// - Parameters:
    ///   - deviations: training rows less the centre each belongs to, [N, h].
    ///   - centres: at least one.
    init(deviations: Matrix, centres: [[Double]], workers: Workers) {
        let order = deviations.columns
        var covariance = deviations.secondMoments(workers: workers)
        let variance = (0..<order).reduce(0) { $0 + covariance[$1 * order + $1] } / Double(order)
        var ridge = 0.0
        var wanted = (variance > 0 ? variance : 1) * 1e-6
        var factor: CholeskyFactor?
        // Rows that are not finite have no distance: no ridge would help.
        while factor == nil, wanted.isFinite {
            for index in 0..<order { covariance[index * order + index] += wanted - ridge }
            ridge = wanted
            wanted *= 10
            factor = CholeskyFactor(of: covariance, order: order)
        }
        whitening =
            factor?.whitening()
            ?? Matrix(rows: order, columns: order, values: [Float](repeating: .nan, count: order * order))
        // From the first centre, so that what is subtracted later is not much larger than what remains.
        origin = centres[0]
        self.workers = workers
        var whitened = Matrix(rows: centres.count, columns: order)
        for (row, centre) in centres.enumerated() {
            for column in 0..<order { whitened[row, column] = Float(centre[column] - origin[column]) }
        }
        whitened = Self.whiten(whitened, whitening, workers)
        self.centres = whitened
    }

    private static func whiten(_ rows: Matrix, _ whitening: Matrix, _ workers: Workers) -> Matrix {
        let result = Matrix(rows: rows.rows, columns: rows.columns)
        Product.apply(rows, whitening, .secondTransposed, into: result, workers: workers)
        return result
    }

    /// The squared distance of every row to its nearest centre.
    func least(_ rows: Matrix) -> [Double] {
        let whitened = Self.whiten(rows.centred(on: origin), whitening, workers)
        return (0..<rows.rows).map { row in
            (0..<centres.rows).reduce(.infinity) { least, centre in
                let distance = whitened.squaredDistance(row: row, to: centres, row: centre)
                return distance < least || distance.isNaN ? distance : least
            }
        }
    }

    /// The slope of `least` by the rows: 2Σ⁻¹(z − c), with c the nearest centre.
    func leastGradient(_ rows: Matrix) -> Matrix {
        let whitened = Self.whiten(rows.centred(on: origin), whitening, workers)
        for row in 0..<rows.rows {
            let distances = (0..<centres.rows).map { whitened.squaredDistance(row: row, to: centres, row: $0) }
            let nearest = distances.indices.reduce(0) { distances[$1] < distances[$0] ? $1 : $0 }
            RowKernel.add(centres.pointer(row: nearest), times: -1, to: whitened.pointer(row: row), whitened.columns)
        }
        let result = Matrix(rows: rows.rows, columns: rows.columns)
        Product.apply(whitened, whitening, into: result, alpha: 2, workers: workers)
        return result
    }

    /// The Gaussians of the classes: a mean each, one covariance for all.
    static func ofClasses(_ training: OODTraining) -> GaussianDistance {
        let rows = training.response.embeddings
        let deviations = Matrix(rows: rows.rows, columns: rows.columns)
        var centres: [[Double]] = []
        for members in training.rowsByClass {
            let centre = rows.mean(of: members)
            centres.append(centre)
            for row in members {
                for column in 0..<rows.columns {
                    deviations[row, column] = Float(Double(rows[row, column]) - centre[column])
                }
            }
        }
        return GaussianDistance(deviations: deviations, centres: centres, workers: training.workers)
    }

    /// One Gaussian of all rows, whatever their class.
    static func ofAll(_ training: OODTraining) -> GaussianDistance {
        let rows = training.response.embeddings
        let centre = rows.mean(of: 0..<rows.rows)
        return GaussianDistance(deviations: rows.centred(on: centre), centres: [centre], workers: training.workers)
    }
}

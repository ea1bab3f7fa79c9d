import Tensors

/// Min–max scaling of every feature on the training rows, then division of all by the largest scaled training number.
///
/// A feature that is constant on the training rows carries nothing and becomes 0 everywhere. Rows other than the
/// training rows may leave [0, 1]: they are not clipped.
public struct FeatureScaling: Sendable, Hashable {
    /// The least value of every feature on the training rows.
    public let minimum: [Float]
    /// The greatest value less the least; 0 for a constant feature.
    public let range: [Float]
    /// The largest scaled training number: 1 unless every feature is constant or rounding says otherwise.
    public let divisor: Float

    /// Measures the training rows, n × x. Traps when there are none.
    public init(fitting rows: Matrix) {
        precondition(rows.rows > 0, "no training rows to scale by")
        var least = [Float](rows.row(0))
        var greatest = least
        for index in 1..<max(rows.rows, 1) {
            let row = rows.pointer(row: index)
            for column in 0..<rows.columns {
                least[column] = min(least[column], row[column])
                greatest[column] = max(greatest[column], row[column])
            }
        }
        minimum = least
        range = zip(least, greatest).map { $1 - $0 }
        precondition(range.allSatisfy(\.isFinite), "a feature spans more than a float32 can hold")
        // Rounded division is monotone, so the greatest scaled number of a column is that of its greatest value.
        var largest: Float = 0
        for column in range.indices where range[column] > 0 {
            largest = max(largest, (greatest[column] - least[column]) / range[column])
        }
        divisor = largest > 0 ? largest : 1
    }

    /// The scaled rows, in memory of their own.
    public func apply(_ rows: Matrix) -> Matrix {
        precondition(rows.columns == minimum.count, "rows of \(rows.columns) features, scaling of \(minimum.count)")
        let result = Matrix(rows: rows.rows, columns: rows.columns)
        minimum.withUnsafeBufferPointer { minimum in
            range.withUnsafeBufferPointer { range in
                for index in 0..<rows.rows {
                    let source = rows.pointer(row: index)
                    let target = result.pointer(row: index)
                    for column in 0..<rows.columns {
                        target[column] =
                            range[column] > 0 ? (source[column] - minimum[column]) / range[column] / divisor : 0
                    }
                }
            }
        }
        return result
    }
}

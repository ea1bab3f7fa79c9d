import Tensors

/// What closed-form baselines need to know of the training rows, each computed when first asked for, in double
/// precision.
///
/// X are the training rows [N, x], A the embeddings of seen classes [S, a], and row i of E [N, a] is the embedding of
/// the class of row i. One object serves any number of hyper-parameters.
public final class BaselineStatistics {
    /// What the statistics are of.
    public let problem: Problem
    /// Who the work is shared out among.
    public let workers: Workers

    /// Statistics of the training rows; each is computed when it is first asked for.
    public init(_ problem: Problem, workers: Workers) {
        self.problem = problem
        self.workers = workers
    }

    /// A, in the order of `problem.seenClasses`.
    public private(set) lazy var seenEmbeddings = DoubleMatrix(problem.classEmbeddings.gathered(problem.seenClasses))

    /// The sum of every seen class's rows, [S, x].
    public private(set) lazy var classSums = {
        let width = problem.features
        var sums = [Double](repeating: 0, count: problem.seenClasses.count * width)
        for (row, label) in problem.trainingLabels.enumerated() {
            let x = problem.training.pointer(row: row)
            let start = problem.seenPosition[label] * width
            for column in 0..<width { sums[start + column] += Double(x[column]) }
        }
        return DoubleMatrix(rows: problem.seenClasses.count, columns: width, values: sums)
    }()

    /// Rows of every seen class.
    public private(set) lazy var classCounts = {
        var counts = [Double](repeating: 0, count: problem.seenClasses.count)
        for label in problem.trainingLabels { counts[problem.seenPosition[label]] += 1 }
        return counts
    }()

    /// EᵀX, [a, x].
    public private(set) lazy var crossMoment = seenEmbeddings.times(classSums, .firstTransposed)

    /// XᵀX
    public private(set) lazy var featureMoment = SymmetricDecomposition(.gram(of: problem.training, workers: workers))

    /// EᵀE
    public private(set) lazy var embeddingMoment = SymmetricDecomposition(
        seenEmbeddings.scalingRows(by: classCounts).times(seenEmbeddings, .firstTransposed).symmetric)

    /// AᵀA
    public private(set) lazy var classMoment = SymmetricDecomposition(
        seenEmbeddings.times(seenEmbeddings, .firstTransposed).symmetric)
}

extension DoubleMatrix {
    /// The mean of the matrix and its transpose: products may round the two halves differently.
    fileprivate var symmetric: DoubleMatrix {
        let other = transposed
        return DoubleMatrix(rows: rows, columns: columns, values: zip(values, other.values).map { ($0 + $1) / 2 })
    }
}

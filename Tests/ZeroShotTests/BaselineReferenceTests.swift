import ReferenceCases
import Tensors
import Testing
import ZeroShot

/// Closed forms held to numbers that another implementation found, and to the equations they solve.
@Suite struct BaselineReferenceTests {
    static let reference = ReferenceCase.all("closed-form.json")[0]
    static let workers = Workers()

    /// The reference case as a problem, its test rows divided by their class.
    static func problem() -> Problem {
        let test = reference.matrix("test.features")
        let labels = reference.integers("test.labels")
        let (seen, unseen) = (labels.indices.filter { labels[$0] < 5 }, labels.indices.filter { labels[$0] >= 5 })
        return Problem(
            name: "reference", digest: "reference",
            training: (reference.matrix("train.features"), reference.integers("train.labels")),
            testSeen: (test.gathered(seen), seen.map { labels[$0] }),
            testUnseen: (test.gathered(unseen), unseen.map { labels[$0] }),
            classEmbeddings: reference.matrix("classEmbeddings"), seenClasses: Array(0..<5), unseenClasses: Array(5..<8)
        )
    }

    @Test func eszsl() throws {
        let problem = Self.problem()
        let model = ESZSL().fit(problem, workers: Self.workers)
        #expect(relativeError(try #require(model.map).values, Self.reference.expected("eszsl.V")) < 1e-6)
        let scores = model.scores(of: Self.reference.matrix("test.features"), workers: Self.workers)
        #expect(relativeError(scores.values, Self.reference.expected("eszsl.scores")) < 1e-5)
        let predicted = (0..<scores.rows).map { row in
            scores.row(row).indices.max { scores[row, $0] < scores[row, $1] }!
        }
        #expect(predicted.map(Double.init) == Self.reference.expected("eszsl.predicted"))
        let metrics = model.scores(on: problem, workers: Self.workers).metrics
        #expect(abs(metrics.unseen - 100 * Self.reference.expected("eszsl.U")[0]) < 1e-6)
        #expect(abs(metrics.seen - 100 * Self.reference.expected("eszsl.S")[0]) < 1e-6)
        #expect(abs(metrics.harmonicMean - 100 * Self.reference.expected("eszsl.H")[0]) < 1e-6)
    }

    @Test func saeBothWays() throws {
        let problem = Self.problem()
        let expected = Self.reference.expected("sae.W")
        let encoder = try #require(SAE().fit(problem, workers: Self.workers).map)
        #expect(relativeError(encoder.transposed().values, expected) < 1e-6)
        // The decoder is the same matrix: prototypes are A·W, here scaled to unit length.
        var visual = SAE()
        visual.direction = .visual
        let model = visual.fit(problem, workers: Self.workers)
        #expect(model.map == nil)
        let decoded = DoubleMatrix(problem.classEmbeddings).times(DoubleMatrix(rows: 6, columns: 10, values: expected))
        for label in 0..<8 {
            let row = (0..<10).map { decoded[label, $0] }
            let length = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
            #expect(relativeError((0..<10).map { model.prototypes[label, $0] }, row.map { $0 / length }) < 1e-5)
        }
    }

    /// (XᵀX + λI)·M = XᵀE, written out row by row.
    @Test func ridgeToSemantics() throws {
        let problem = Self.problem()
        var baseline = RidgeToSemantics()
        baseline.regulariser = 3
        let map = DoubleMatrix(try #require(baseline.fit(problem, workers: Self.workers).map))
        let x = DoubleMatrix(problem.training)
        let e = DoubleMatrix(problem.classEmbeddings.gathered(problem.trainingLabels))
        let left = x.times(x.times(map), .firstTransposed)
        let right = x.times(e, .firstTransposed)
        for row in 0..<map.rows {
            for column in 0..<map.columns {
                #expect(abs(left[row, column] + 3 * map[row, column] - right[row, column]) < 1e-4)
            }
        }
    }

    /// Prototypes A·M with (EᵀE + λI)·M = EᵀX; scores are −‖x − p‖² + ‖x‖².
    @Test func ridgeToFeatures() {
        let problem = Self.problem()
        var baseline = RidgeToFeatures()
        baseline.regulariser = 0.5
        let model = baseline.fit(problem, workers: Self.workers)
        let x = DoubleMatrix(problem.training)
        let e = DoubleMatrix(problem.classEmbeddings.gathered(problem.trainingLabels))
        let map = SymmetricDecomposition(e.times(e, .firstTransposed)).solving(e.times(x, .firstTransposed), shift: 0.5)
        let prototypes = DoubleMatrix(problem.classEmbeddings).times(map)
        let scores = model.scores(of: problem.testUnseen, workers: Self.workers)
        for row in 0..<scores.rows {
            for label in 0..<scores.columns {
                let expected = (0..<problem.features).reduce(0.0) { sum, column in
                    let (value, centre) = (Double(problem.testUnseen[row, column]), prototypes[label, column])
                    return sum - (value - centre) * (value - centre) + value * value
                }
                #expect(abs(Double(scores[row, label]) - expected) < 1e-4 * max(1, abs(expected)))
            }
        }
    }

    /// Σ λqqᵀ gives the matrix back, q are orthonormal, and a rank-deficient matrix has no negative eigenvalue.
    @Test func decomposition() {
        var draw = RandomStream(seed: 3)
        let thin = Matrix(rows: 4, columns: 300)
        draw.fillNormal(UnsafeMutableBufferPointer(start: thin.pointer, count: thin.count))
        let gram = DoubleMatrix.gram(of: thin, workers: Workers(count: 2))
        #expect(gram == .gram(of: thin, workers: Self.workers))
        #expect(gram == gram.transposed)
        let direct = DoubleMatrix(thin).times(DoubleMatrix(thin), .firstTransposed)
        let decomposition = SymmetricDecomposition(gram)
        let q = decomposition.eigenvectors
        let again = q.times(q.scalingRows(by: decomposition.eigenvalues), .firstTransposed)
        #expect(zip(again.values, direct.values).allSatisfy { abs($0 - $1) < 1e-9 })
        let identity = q.times(q, .secondTransposed)
        for row in 0..<300 {
            for column in 0..<300 where abs(identity[row, column] - (row == column ? 1 : 0)) > 1e-10 {
                Issue.record("q\(row)·q\(column) = \(identity[row, column])")
            }
        }
        #expect(decomposition.eigenvalues.allSatisfy { $0 >= 0 })
        #expect(decomposition.eigenvalues.count { $0 > 1e-6 } == 4)
    }

    /// XᵀX of more rows than are held in double precision at a time.
    @Test func gramOverBlocks() {
        let rows = Matrix(rows: 2500, columns: 2, values: (0..<5000).map { Float($0 % 7) })
        let gram = DoubleMatrix.gram(of: rows, workers: Self.workers)
        var expected = [0.0, 0, 0, 0]
        for row in 0..<2500 {
            let (a, b) = (Double(rows[row, 0]), Double(rows[row, 1]))
            for (index, value) in [a * a, a * b, a * b, b * b].enumerated() { expected[index] += value }
        }
        #expect(gram.values == expected)
    }
}

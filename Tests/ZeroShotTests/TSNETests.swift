import Glibc
import Tensors
import Testing

@testable import ZeroShot

@Suite struct TSNETests {
    /// `groups` clouds of `each` rows, their centres on different axes.
    private func blobs(_ groups: Int, _ each: Int, columns: Int = 10, distance: Float = 20) -> Matrix {
        var draw = RandomStream(seed: 3)["blobs"]
        let rows = Matrix(rows: groups * each, columns: columns)
        for row in 0..<rows.rows {
            for column in 0..<columns { rows[row, column] = draw.normal() + (column == row / each ? distance : 0) }
        }
        return rows
    }

    @Test(arguments: [2.0, 5, 12.5])
    func affinitiesMeetThePerplexity(_ perplexity: Double) {
        let affinities = NeighbourAffinities(of: blobs(3, 12), perplexity: perplexity)
        let n = affinities.count
        for row in 0..<n {
            let p = affinities.conditional[row * n..<(row + 1) * n]
            let entropy = p.reduce(0.0) { $1 > 0 ? $0 - $1 * log($1) : $0 }
            #expect(abs(exp(entropy) - perplexity) < 1e-6, "row \(row)")
            #expect(abs(p.reduce(0, +) - 1) < 1e-12 && affinities.conditional[row * n + row] == 0)
        }
    }

    @Test func jointAffinities() {
        let joint = NeighbourDivergence(affinities: NeighbourAffinities(of: blobs(3, 12), perplexity: 5)).joint
        #expect(abs(joint.reduce(0, +) - 1) < 1e-12)
        for i in 0..<36 { for j in 0..<i { #expect(joint[i * 36 + j] == joint[j * 36 + i]) } }
    }

    /// Rows that are all the same have no width that meets a perplexity; each is everybody's neighbour.
    @Test func equalRows() {
        let affinities = NeighbourAffinities(
            squaredDistances: [Double](repeating: 0, count: 25), count: 5, perplexity: 2)
        #expect(affinities.conditional[1] == 0.25)
        #expect(
            TSNE(perplexity: 2).layout(of: Matrix(rows: 5, columns: 3), stream: RandomStream(seed: 1)).points.allSatisfy
            { $0.x.isFinite && $0.y.isFinite })
    }

    @Test func gradientIsThatOfTheDivergence() {
        let objective = NeighbourDivergence(affinities: NeighbourAffinities(of: blobs(2, 6), perplexity: 4))
        var draw = RandomStream(seed: 8)["points"]
        let points = (0..<24).map { _ in Double(draw.normal()) }
        var gradient = [Double](repeating: 0, count: 24)
        objective.gradient(at: points, exaggeration: 1, into: &gradient)
        for index in points.indices {
            var (above, below) = (points, points)
            above[index] += 1e-5
            below[index] -= 1e-5
            let difference = (objective.divergence(at: above) - objective.divergence(at: below)) / 2e-5
            #expect(
                abs(difference - gradient[index]) < 1e-8, "coordinate \(index): \(difference), not \(gradient[index])")
        }
    }

    /// Every point's nearest neighbours in the plane are of its own blob.
    @Test func blobsStayApart() {
        let (groups, each) = (4, 30)
        let layout = TSNE(perplexity: 10).layout(of: blobs(groups, each), stream: RandomStream(seed: 1)["t-SNE"])
        for (index, point) in layout.points.enumerated() {
            let others = layout.points.indices.filter { $0 != index }.sorted {
                distance(layout.points[$0], point) < distance(layout.points[$1], point)
            }
            #expect(others.prefix(10).allSatisfy { $0 / each == index / each }, "point \(index)")
        }
        #expect(layout.divergence > 0 && layout.divergence < 1)
        #expect(layout.perplexity == 10)
    }

    private func distance(_ a: SIMD2<Double>, _ b: SIMD2<Double>) -> Double { ((a - b) * (a - b)).sum() }

    @Test func isAFunctionOfItsStream() {
        var short = TSNE(perplexity: 100)
        short.iterations = 60
        let first = short.layout(of: blobs(2, 10), stream: RandomStream(seed: 1)["a"])
        #expect(first == short.layout(of: blobs(2, 10), stream: RandomStream(seed: 1)["a"]))
        #expect(first != short.layout(of: blobs(2, 10), stream: RandomStream(seed: 1)["b"]))
        #expect(first.perplexity == 19.0 / 3, "fewer rows, fewer neighbours")
    }

    /// What a figure may ask for at most takes seconds, not minutes.
    @Test func sixHundredRows() {
        let rows = blobs(6, 100, columns: 64)
        let clock = ContinuousClock()
        let time = clock.measure { _ = TSNE().layout(of: rows, stream: RandomStream(seed: 1)) }
        #expect(time < .seconds(20), "\(time)")
    }
}

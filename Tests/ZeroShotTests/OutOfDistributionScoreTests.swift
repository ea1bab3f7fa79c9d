import Foundation
import ReferenceCases
import Tensors
import Testing
import ZeroShot

@Suite struct OutOfDistributionScoreTests {
    let workers = Workers()

    /// Rows written by hand, with a linear classifier.
    func training(_ rows: [[Float]], _ positions: [Int], weight: [[Float]], bias: [Float]) -> OODTraining {
        let classifier = classifier(weight, bias)
        return OODTraining(
            response: response(rows, classifier), positions: positions, classifier: classifier, workers: workers)
    }

    func classifier(_ weight: [[Float]], _ bias: [Float]) -> Linear {
        Linear(name: "C", weight: matrix(weight), bias: Matrix(rows: 1, columns: bias.count, values: bias))
    }

    func matrix(_ rows: [[Float]]) -> Matrix {
        Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })
    }

    func response(_ rows: [[Float]], _ classifier: Linear) -> TeacherResponse {
        TeacherResponse(embeddings: matrix(rows), classifier: classifier, workers: workers)
    }

    func isClose(_ found: [Double], _ expected: [Double], _ tolerance: Double = 1e-5) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
    }

    /// Every score of an independent implementation.
    @Test(arguments: ReferenceCase.all("ood-scores.json"))
    func reference(_ reference: ReferenceCase) {
        let classifier = reference.layer("C")
        let training = OODTraining(
            response: TeacherResponse(
                embeddings: reference.matrix("train.features"), classifier: classifier, workers: workers),
            positions: reference.integers("train.labels"), classifier: classifier, workers: workers)
        let response = TeacherResponse(
            embeddings: reference.matrix("test.features"), classifier: classifier, workers: workers)
        let scores: [String: any OODScore] = [
            "msp": MaximumProbability(), "maximumLogit": MaximumLogit(), "energy": EnergyScore(),
            "energyT2": EnergyScore(temperature: 2), "entropy": NegativeEntropy(),
            "odinT1000": TemperatureScaling(), "margin": ProbabilityMargin(), "gen": GeneralisedEntropy(),
            "mahalanobis": MahalanobisScore(),
            "relativeMahalanobis": RelativeMahalanobisScore(), "knn5": NearestNeighbourScore(neighbours: 5),
            "klMatching": KLMatching(),
        ]
        #expect(Set(scores.keys.map { "score." + $0 }) == Set(reference.outputs.keys.filter { $0.hasPrefix("score.") }))
        for (name, score) in scores.sorted(by: { $0.key < $1.key }) {
            let found = score.fitted(on: training).scores(of: response)
            #expect(relativeError(found.map(Float.init), reference.expected("score." + name)) < 1e-4, "\(name)")
        }
    }

    @Test func registry() throws {
        #expect(
            ScoreRegistry.standard.names == [
                "msp", "max-logit", "energy", "entropy", "odin-temperature", "margin", "gen", "mahalanobis",
                "relative-mahalanobis", "knn", "vim", "kl-matching", "cosine",
            ])
        let neighbours = try #require(ScoreRegistry.standard["knn"] as? NearestNeighbourScore)
        #expect(neighbours.neighbours == 5)
        #expect(ScoreRegistry.standard["mahalanobi"] == nil)
    }

    /// Far from everything known, every score that looks at distances must be lower than amid it; and all scores are
    /// finite with a dead unit and a class without rows.
    @Test func orientation() {
        var stream = RandomStream(seed: 7)
        // Two classes around (4, 0) and (0, 4); the third number never stirs, and the third class has no rows.
        let rows: [[Float]] = (0..<40).map {
            $0 % 2 == 0
                ? [4 + stream.normal() / 2, abs(stream.normal()) / 4, 0]
                : [abs(stream.normal()) / 4, 4 + stream.normal() / 2, 0]
        }
        let weight: [[Float]] = [[1, -1, 0], [-1, 1, 0], [-1, -1, 0]]
        let training = training(rows, (0..<40).map { $0 % 2 }, weight: weight, bias: [0, 0, 0])
        let queries = response([[4, 0.1, 0], [0.1, 4, 0], [0.3, 0.3, 4]], classifier(weight, [0, 0, 0]))
        for score in ScoreRegistry.standard.elements {
            let found = score.fitted(on: training).scores(of: queries)
            #expect(found.allSatisfy { $0.isFinite }, "\(score.name): \(found)")
            #expect(found[0] > found[2] && found[1] > found[2], "\(score.name): \(found)")
        }
    }

    /// A diverged teacher gives no score, neither a good one nor a bad one, and ends.
    @Test func whatIsNotANumberStaysSo() {
        let weight: [[Float]] = [[1, 0], [0, 1]]
        let sound = training([[1, 0], [0, 1], [1, 0.5], [0.2, 1]], [0, 1, 0, 1], weight: weight, bias: [0, 0])
        let lost = training([[.nan, 0], [0, 1], [1, 0.5], [0.2, 1]], [0, 1, 0, 1], weight: weight, bias: [0, 0])
        for score in ScoreRegistry.standard.elements {
            #expect(
                score.fitted(on: sound).scores(of: response([[.nan, 1]], classifier(weight, [0, 0])))[0].isNaN,
                "\(score.name)")
            #expect(
                score.fitted(on: lost).scores(of: response([[1, 1]], classifier(weight, [0, 0]))).count == 1,
                "\(score.name)")
        }
    }

    /// Large logits neither overflow nor lose the entropy's small terms.
    @Test func largeLogits() {
        let row = LogitRow([1000, 990, -1000])
        #expect(isClose([EnergyScore().score(row)], [1000 + log(1 + exp(-10.0))], 1e-12))
        let p = 1 / (1 + exp(-10.0))
        #expect(isClose([NegativeEntropy().score(row)], [p * log(p) + (1 - p) * log(1 - p)], 1e-12))
        #expect(isClose([ProbabilityMargin().score(row)], [2 * p - 1], 1e-12))
        #expect(ProbabilityMargin().score(LogitRow([3])) == 1 && MaximumLogit().score(LogitRow([-3, -2])) == -2)
    }

    @Test func cosine() {
        let training = training(
            [[1, 0], [3, 0], [0, 2]], [0, 0, 1], weight: [[1, 0], [0, 1], [1, 1]], bias: [0, 0, 0])
        let queries = response(
            [[5, 0], [1, 1], [-1, 0], [0, 0]], classifier([[1, 0], [0, 1], [1, 1]], [0, 0, 0]))
        #expect(isClose(CosineScore().fitted(on: training).scores(of: queries), [1, 0.5.squareRoot(), 0, 0]))
    }

    /// Along the first axis the rows vary most; what is left is the second number, and its scale is 2 / ½.
    @Test(arguments: [Float(0), 1])
    func virtualLogit(bias: Float) {
        // W = (1; −1) has rank one: W⁺b = bias, so that the origin is at −bias.
        let weight: [[Float]] = [[1, 0], [-1, 0]]
        let rows: [[Float]] = [[3, 0.5], [-3, 0.5], [1, -0.5], [-1, -0.5]].map { [$0[0] - bias, $0[1]] }
        let training = training(rows, [0, 1, 0, 1], weight: weight, bias: [bias, -bias])
        let queries = response([[2 - bias, 1], [2 - bias, 0], [0 - bias, -3]], classifier(weight, [bias, -bias]))
        let energy = log(exp(2.0) + exp(-2.0))
        #expect(
            isClose(
                VirtualLogitMatching().fitted(on: training).scores(of: queries), [energy - 4, energy, log(2.0) - 12]))
        // With all directions nothing is left: the score is the energy.
        #expect(
            isClose(
                VirtualLogitMatching(dimensions: 2).fitted(on: training).scores(
                    of: response([[2 - bias, 0]], classifier(weight, [bias, -bias]))), [energy]))
    }

    /// Turning the axes changes no score that speaks of distances, which a wrong eigenvector or factor would.
    @Test func rotationsChangeNothing() {
        var stream = RandomStream(seed: 11)
        let width = 12
        let scales = (0..<width).map { Float(width - $0) / 3 }
        func cloud(_ count: Int) -> [[Float]] {
            (0..<count).map { row in (0..<width).map { stream.normal() * scales[$0] + (row % 3 == $0 ? 4 : 0) } }
        }
        let (rows, queries) = (cloud(90), cloud(15))
        let weight = (0..<3).map { _ in (0..<width).map { _ in stream.normal() } }
        // A reflection 1 − 2uuᵀ.
        let direction = (0..<width).map { _ in stream.normal() }
        let square = direction.reduce(0) { $0 + $1 * $1 }
        func turned(_ rows: [[Float]]) -> [[Float]] {
            rows.map { row in
                let product = zip(row, direction).reduce(0) { $0 + $1.0 * $1.1 }
                return zip(row, direction).map { $0 - 2 * product / square * $1 }
            }
        }
        let bias: [Float] = [0.5, -1, 0.25]
        let positions = (0..<90).map { $0 % 3 }
        let plain = training(rows, positions, weight: weight, bias: bias)
        let other = training(turned(rows), positions, weight: turned(weight), bias: bias)
        for score in ScoreRegistry.standard.elements {
            let first = score.fitted(on: plain).scores(of: response(queries, classifier(weight, bias)))
            let second = score.fitted(on: other).scores(of: response(turned(queries), classifier(turned(weight), bias)))
            #expect(isClose(first, second, 2e-4), "\(score.name)")
            #expect(Set(first).count == first.count, "\(score.name)")
        }
    }

    /// A score is a value that survives being written down.
    @Test func settingsAreValues() throws {
        let settings = NearestNeighbourScore(neighbours: 9)
        let copy = try JSONDecoder().decode(NearestNeighbourScore.self, from: JSONEncoder().encode(settings))
        #expect(copy == settings)
        #expect(EnergyScore() != EnergyScore(temperature: 2))
    }

    /// Fewer rows than neighbours: the farthest counts. A training row is at no distance from itself.
    @Test func neighbours() {
        let weight: [[Float]] = [[1, 0], [0, 1]]
        let training = training([[1, 0], [0, 3], [-2, 0]], [0, 1, 0], weight: weight, bias: [0, 0])
        let queries = response([[0.5, 0]], classifier(weight, [0, 0]))
        for (count, distance) in [(1, 0), (2, 2.0.squareRoot()), (3, 2), (8, 2)] {
            #expect(
                isClose(NearestNeighbourScore(neighbours: count).fitted(on: training).scores(of: queries), [-distance]),
                "\(count)")
        }
    }

    /// A teacher's rows go through both its layers, block by block.
    @Test func teacherResponse() {
        let teacher = Teacher(
            embedder: classifier([[1, 0], [0, -1]], [0, 0]), classifier: classifier([[1, 1], [2, 0]], [0, 10]))
        let response = teacher.response(to: matrix((0..<300).map { [Float($0), 2] }), workers: workers)
        #expect(response.rows == 300)
        #expect(Array(response.embeddings.row(299)) == [299, 0] && Array(response.logits.row(299)) == [299, 608])
    }
}

import Foundation
import Tensors
import Testing
import ZeroShot

/// The slope that every score says it has, against the slope that it has.
@Suite struct ScoreGradientTests {
    private let workers = Workers()
    private static let names = ScoreRegistry.standard.names

    private func random(_ rows: Int, _ columns: Int, _ name: String, scale: Float = 1) -> Matrix {
        var stream = RandomStream(seed: 9)[name]
        return Matrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in stream.normal() * scale })
    }

    private func training(width: Int, classes: Int) -> OODTraining {
        let rows = random(90, width, "rows")
        for row in 0..<rows.rows {
            for column in 0..<width {
                rows[row, column] = abs(rows[row, column]) + (row % classes == column % classes ? 2 : 0)
            }
        }
        let classifier = Linear(
            name: "C", weight: random(classes, width, "weight", scale: 0.15), bias: random(1, classes, "bias"))
        return OODTraining(
            response: TeacherResponse(embeddings: rows, classifier: classifier, workers: workers),
            positions: (0..<rows.rows).map { $0 % classes }, classifier: classifier, workers: workers)
    }

    /// Row by row, along a random direction of the embeddings and one of the logits.
    @Test(arguments: names)
    func gradientIsTheSlope(_ name: String) throws {
        let training = training(width: 10, classes: 4)
        let scorer = try #require(ScoreRegistry.standard[name]).fitted(on: training)
        let (embeddings, logits) = (random(7, 10, "queries"), random(7, 4, "logits"))
        let gradient = scorer.gradient(of: TeacherResponse(embeddings: embeddings, logits: logits))
        #expect(gradient.embeddings != nil || gradient.logits != nil)
        for (values, slope, name) in [
            (embeddings, gradient.embeddings, "embeddings"), (logits, gradient.logits, "logits"),
        ] {
            let direction = random(values.rows, values.columns, "direction of " + name)
            let start = values.copy()
            let step: Float = 2e-3
            func moved(_ sign: Float) -> [Double] {
                for index in 0..<values.count {
                    values.pointer[index] = start.pointer[index] + sign * step * direction.pointer[index]
                }
                return scorer.scores(of: TeacherResponse(embeddings: embeddings, logits: logits))
            }
            let (up, down) = (moved(1), moved(-1))
            values.assign(start)
            for row in 0..<values.rows {
                let found = (up[row] - down[row]) / Double(2 * step)
                let expected =
                    slope.map { slope in
                        zip(slope.row(row), direction.row(row)).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
                    } ?? 0
                #expect(
                    abs(found - expected) <= 0.02 * abs(expected) + 1e-6 * Double(1 / step) * max(1, abs(up[row])),
                    "\(name), row \(row): slope \(found), gradient \(expected)")
            }
        }
    }

    /// Probabilities that have all but reached one, where differences of them have no digits left.
    @Test(arguments: names)
    func gradientsStayFinite(_ name: String) throws {
        let training = training(width: 10, classes: 4)
        let scorer = try #require(ScoreRegistry.standard[name]).fitted(on: training)
        let logits = Matrix(rows: 3, columns: 4, values: [90, 0, -5, -90, 1, 1, 1, 1, 800, -800, 0, 0])
        let embeddings = random(3, 10, "queries")
        for column in 0..<10 { embeddings[1, column] = 0 }
        let gradient = scorer.gradient(of: TeacherResponse(embeddings: embeddings, logits: logits))
        for matrix in [gradient.embeddings, gradient.logits].compactMap({ $0 }) {
            #expect(matrix.values.allSatisfy { $0.isFinite }, "\(name): \(matrix.values)")
        }
    }

    @Test(arguments: names)
    func standardUnits(_ name: String) throws {
        let training = training(width: 10, classes: 4)
        let scorer = StandardisedScorer(
            try #require(ScoreRegistry.standard[name]).fitted(on: training), over: training.response)
        let scores = scorer.scores(of: training.response)
        let mean = scores.reduce(0, +) / Double(scores.count)
        let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(scores.count)
        #expect(abs(mean) < 1e-6 && abs(variance - 1) < 1e-6, "\(name): \(mean), \(variance)")
    }

    /// L_od with every score, down to the generated features and the sigmoid.
    @Test(arguments: names, LossForm.allCases)
    func gradientOfTheLoss(_ name: String, _ form: LossForm) throws {
        let training = training(width: 10, classes: 4)
        let stream = RandomStream(seed: 3)
        let teacher = Teacher(
            embedder: Linear(name: "E", inputs: 8, outputs: 10, initialisation: .uniform, stream: stream),
            classifier: Linear(name: "C", weight: training.weight, bias: training.bias))
        let student = Student(features: 8, embedding: 6, classes: 6, stream: stream)
        let scorer =
            name == DistillationConfiguration.standardScore
            ? nil
            : StandardisedScorer(
                try #require(ScoreRegistry.standard[name]).fitted(on: training), over: training.response)
        var configuration = DistillationConfiguration()
        configuration.classification = 0
        configuration.outOfDistribution = 1
        configuration.form = form
        configuration.score = name
        let tape = Tape(updating: student.parameters(withHead: true), workers: workers)
        let seen = tape.input(random(5, 8, "seen"))
        let features = random(6, 8, "generated")
        let generated = tape.watched(features)
        let embedding = tape.linear(seen, teacher.embedder, .relu)
        let losses = StudentLosses(
            on: tape, student: student, teacher: teacher,
            seen: .init(
                features: seen, labels: Indices([0, 1, 2, 3, 1]), teacherEmbedding: embedding,
                teacherLogits: tape.linear(embedding, teacher.classifier)),
            generated: (generated, Indices([4, 4, 4, 5, 5, 5])), seenClasses: Indices([0, 1, 2, 3]),
            configuration: configuration, scorer: scorer)
        losses.prepare()
        func total() throws -> Double {
            tape.forward()
            return Double(try #require(losses.outOfDistribution).value)
        }
        _ = try total()
        tape.backward()
        for (values, gradient, what) in [
            (features, try #require(generated.gradient), "features"),
            (student.slope.value, student.slope.gradient, "α"), (student.shift.value, student.shift.gradient, "β"),
        ] {
            let kept = gradient.copy()
            let direction = random(values.rows, values.columns, "direction of " + what)
            let start = values.copy()
            func moved(_ sign: Float) throws -> Double {
                for index in 0..<values.count {
                    values.pointer[index] = start.pointer[index] + sign * 1e-3 * direction.pointer[index]
                }
                return try total()
            }
            let slope = (try moved(1) - moved(-1)) / 2e-3
            values.assign(start)
            let expected = zip(kept.values, direction.values).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
            #expect(
                abs(slope - expected) < 0.05 * max(abs(slope), abs(expected)) + 5e-4,
                "\(name), \(what): slope \(slope), gradient \(expected)")
        }
    }

    /// What the score is not used for does not name it, so that nothing that was computed before there was a choice is
    /// computed again.
    @Test func configurationsAreWrittenAsBefore() throws {
        var configuration = DistillationConfiguration()
        func text() throws -> String { String(decoding: try JSONEncoder().encode(configuration), as: UTF8.self) }
        #expect(try !text().contains("score"))
        for (weight, score) in [(Float(1), "msp"), (0, "energy"), (1, "energy")] {
            configuration.outOfDistribution = weight
            configuration.score = score
            #expect(try text().contains(score))
            #expect(
                try JSONDecoder().decode(DistillationConfiguration.self, from: JSONEncoder().encode(configuration))
                    == configuration)
        }
    }

    /// Another score is another run, and leaves a sigmoid behind.
    @Test func theScoreCounts() throws {
        var configuration = ToyProblem.distilled
        configuration.epochs = 1
        configuration.iterationsPerEpoch = 3
        func result(_ score: String) throws -> TrainingResult {
            configuration.distillation.score = score
            return try Training(problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: workers)
                .run()
        }
        let (plain, other) = (try result("msp"), try result("relative-mahalanobis"))
        #expect(plain.history != other.history)
        #expect(plain.sigmoid?.score == "msp" && other.sigmoid?.score == "relative-mahalanobis")
        #expect(other.sigmoid?.slope != 1)
        configuration.distillation.outOfDistribution = 0
        #expect(try result("msp").sigmoid == nil)
    }
}

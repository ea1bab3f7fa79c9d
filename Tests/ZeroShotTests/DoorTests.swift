import Datasets
import Foundation
import Tensors
import Testing

@testable import ZeroShot

/// What the first door lets through is computed, and comes out finite or plainly missing; what it does not is told as a
/// value.
@Suite struct DoorTests {
    private let workers = Workers()

    private static let teacher: TeacherConfiguration = {
        var configuration = TeacherConfiguration()
        (configuration.epochs, configuration.batch) = (2, 16)
        return configuration
    }()

    private static func distilled(_ score: String) -> TrainingConfiguration {
        var configuration = ToyProblem.distilled
        configuration.generator["hidden"] = 8
        configuration.student.embedding = 6
        configuration.student.generatedPerClass = 1
        configuration.distillation.score = score
        (configuration.epochs, configuration.iterationsPerEpoch, configuration.batch) = (1, 2, 8)
        configuration.teacher = teacher
        (configuration.classifier.generatedPerClass, configuration.classifier.epochs) = (2, 1)
        return configuration
    }

    /// Every score of a teacher of every data set, its metrics and its histogram.
    @Test(arguments: HostileDatasets.Kind.allCases)
    func scores(_ kind: HostileDatasets.Kind) {
        let dataset = HostileDatasets.make(kind)
        #expect(Problem.validate(dataset).isEmpty)
        let problem = Problem(dataset)
        #expect(DetectionCurve.validate(for: problem).isEmpty)
        let teacher = Teacher.trained(on: problem, embedding: 6, Self.teacher, seed: 1, workers: workers)
        #expect(teacher.accuracy(on: problem, workers: workers).isFinite)
        let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
        let (seen, unseen) = (
            teacher.response(to: problem.testSeen, workers: workers),
            teacher.response(to: problem.testUnseen, workers: workers)
        )
        for score in ScoreRegistry.standard.elements {
            #expect(score.validate(width: 6).isEmpty, "\(score.name)")
            let scorer = score.fitted(on: training)
            let (inside, outside) = (scorer.scores(of: seen), scorer.scores(of: unseen))
            #expect((inside + outside).allSatisfy { $0.isFinite }, "\(score.name): \(inside + outside)")
            let metrics = DetectionMetrics(inDistribution: inside, outOfDistribution: outside)
            #expect((0...1).contains(metrics.auroc) && metrics.balancedThreshold.isFinite, "\(score.name)")
            let bins = ScoreDensity(seen: inside, unseen: outside).bins
            #expect(bins.allSatisfy { $0.centre.isFinite && $0.seen.isFinite && $0.unseen.isFinite }, "\(score.name)")
            let slope = scorer.gradient(of: unseen)
            for matrix in [slope.embeddings, slope.logits] { #expect(matrix?.isFinite ?? true, "\(score.name)") }
            let standard = StandardisedScorer(scorer, over: training.response)
            #expect(standard.scores(of: unseen).allSatisfy { $0.isFinite }, "\(score.name)")
        }
    }

    /// Every baseline on every data set: scores, hyper-parameters, calibration.
    @Test(arguments: HostileDatasets.Kind.allCases)
    func baselines(_ kind: HostileDatasets.Kind) {
        let problem = Problem(HostileDatasets.make(kind))
        for baseline in BaselineRegistry.standard.elements {
            let problems = baseline.validate(for: problem)
            if kind == .oneSeenClass, ["ale", "dap"].contains(baseline.name) {
                #expect(problems.count == 1 && problems[0].message.contains("one seen class"), "\(baseline.name)")
                continue
            }
            #expect(problems.isEmpty, "\(baseline.name)")
            let scores = baseline.fit(problem, workers: workers).scores(on: problem, workers: workers)
            let metrics = scores.metrics
            // Products of embeddings of 10²⁰ may leave single precision: then nothing is a number, and nothing is a
            // guess.
            if kind == .hugeEmbeddings, !scores.isFinite {
                #expect(metrics.named.allSatisfy { $0.value.isNaN }, "\(baseline.name)")
                #expect(scores.perClassAccuracy.allSatisfy { $0 == nil } && scores.predictions == nil)
            } else {
                #expect(metrics.named.allSatisfy { (0...100).contains($0.value) }, "\(baseline.name): \(metrics)")
            }
            let stacking = CalibratedStacking(choosingFor: scores, on: problem)
            #expect(stacking.gamma.isFinite, "\(baseline.name)")
        }
    }

    /// Candidates that give no numbers are not chosen over one that does.
    @Test func choices() {
        let problem = ToyProblem.make(rowsPerClass: 6)
        for criterion in BaselineChoice.Criterion.allCases {
            let choice = BaselineChoice(of: Flawed(), on: problem, by: criterion, workers: workers)
            #expect((choice.best as? Flawed)?.isSound == true, "\(criterion)")
        }
    }

    /// Ridge regression whose first candidate gives no numbers.
    private struct Flawed: Baseline {
        static let name = "flawed"
        static let title = "Flawed"
        static let source = "nowhere"
        var isSound = false
        var candidates: [Flawed] { varied(\.isSound, over: [false, true]) }

        func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
            let model = RidgeToSemantics().fit(statistics, seed: seed)
            return isSound
                ? model
                : BaselineModel(
                    map: model.map, prototypes: model.prototypes,
                    offsets: [Float](repeating: .nan, count: model.offsets.count))
        }
    }

    /// The student's losses with every score, on every data set; and the same through the strategies and analyses.
    @Test(arguments: HostileDatasets.Kind.allCases)
    func students(_ kind: HostileDatasets.Kind) throws {
        let problem = Problem(HostileDatasets.make(kind))
        for score in ScoreRegistry.standard.names {
            let configuration = Self.distilled(score)
            #expect(configuration.distillation.validate().isEmpty)
            let result = try Training(problem: problem, configuration: configuration, seed: 1, workers: workers).run()
            let losses = try #require(result.history.last?.losses)
            // Embeddings of 10²⁰ overflow in the generator: its losses say so, and so do the metrics where they hang on
            // it.
            if kind == .hugeEmbeddings { continue }
            #expect(losses.values.allSatisfy { $0.isFinite }, "\(score): \(losses)")
            #expect(result.metrics.named.allSatisfy { $0.value.isFinite }, "\(score): \(result.metrics)")
        }
    }

    @Test(arguments: HostileDatasets.Kind.allCases)
    func strategies(_ kind: HostileDatasets.Kind) throws {
        let problem = Problem(HostileDatasets.make(kind))
        let configuration = StrategyComparison.Configuration(
            training: Self.distilled("msp"), scores: ScoreRegistry.standard.names)
        #expect(configuration.validate(for: problem, validation: problem).isEmpty)
        let results = try StrategyComparison(
            problem: problem, validation: problem, configuration: configuration, seed: 1, workers: workers
        ).run()
        for result in results {
            let shares = [result.shares.seen, result.shares.unseen]
            let numbers = shares.flatMap { [$0.right, $0.gate, $0.expert] } + [result.conventional]
            if kind == .hugeEmbeddings {
                #expect(numbers.allSatisfy { $0.isNaN || (0...100).contains($0) }, "\(result.strategy)")
            } else {
                #expect(numbers.allSatisfy { (0...100.000001).contains($0) }, "\(result.strategy): \(numbers)")
                #expect(result.gamma?.isFinite ?? true, "\(result.strategy)")
                #expect(result.curve?.points.allSatisfy { $0.threshold.isFinite } ?? true, "\(result.strategy)")
            }
        }
    }

    @Test(arguments: HostileDatasets.Kind.allCases, [1, 2, 1_000_000])
    func analyses(_ kind: HostileDatasets.Kind, _ classes: Int) throws {
        if kind == .hugeEmbeddings { return }
        let problem = Problem(HostileDatasets.make(kind))
        var tsne = TSNE()
        tsne.iterations = 5
        let training = Training(
            problem: problem, configuration: Self.distilled("msp"), seed: 1, workers: workers)
        _ = try training.run { _ in
        } observe: { moment, model in
            for perClass in [1, 3] {
                var choice = FeatureSample.Choice()
                (choice.classes, choice.perClass) = (classes, perClass)
                for space in FeatureSample.Space.allCases {
                    choice.space = space
                    #expect(choice.validate().isEmpty)
                    let sample = FeatureSample(of: model, choice, stream: RandomStream(seed: 1))
                    #expect(sample.rows.rows == choice.rows(of: problem) && sample.rows.rows <= choice.mostRows)
                    if sample.rows.rows < TSNE.leastRows {
                        #expect(tsne.validate(rows: sample.rows.rows).map(\.option) == ["perClass"])
                    } else {
                        let layout = tsne.layout(of: sample.rows, stream: RandomStream(seed: 1))
                        #expect(
                            layout.points.allSatisfy { $0.x.isFinite && $0.y.isFinite } && layout.divergence.isFinite)
                    }
                }
                var batch = BatchSimilarity.Choice()
                (batch.classes, batch.perClass) = (classes, perClass)
                #expect(batch.validate(for: problem).isEmpty)
                for form in LossForm.allCases {
                    var distillation = Self.distilled("msp").distillation
                    distillation.form = form
                    for similarity in [
                        BatchSimilarity.inDistribution(model, batch, stream: RandomStream(seed: 1)),
                        BatchSimilarity.outOfDistribution(model, batch, distillation, stream: RandomStream(seed: 1)),
                    ] {
                        let means = similarity.means
                        #expect(similarity.cosines.allSatisfy { $0.isFinite } && means.matching?.isFinite == true)
                        #expect((means.other == nil) == (Set(similarity.groups).count == 1))
                        #expect(means.other?.isFinite ?? true)
                    }
                }
                let nearest = NearestRealRows(of: model, perClass: perClass)
                let shares = nearest.shares
                #expect(abs(shares.right + shares.otherUnseen + shares.seen - 100) < 1e-9, "\(moment)")
            }
        }
    }

    // MARK: What is not let through

    /// Settings beyond their bounds, each told under its own name.
    @Test func settings() {
        func names(_ problems: [SettingProblem]) -> [String?] { problems.map(\.option) }
        var teacher = TeacherConfiguration()
        (teacher.epochs, teacher.batch, teacher.learningRate, teacher.weight) = (-1, 0, .nan, -2)
        #expect(
            names(teacher.validate()) == ["teacherEpochs", "teacherBatch", "teacherLearningRate", "teacherWeight"])
        var student = StudentConfiguration()
        (student.embedding, student.generatedPerClass, student.learningRate) = (0, 0, .infinity)
        #expect(names(student.validate()) == ["embedding", "generatedPerClass", "studentLearningRate"])
        var distillation = DistillationConfiguration()
        (distillation.classification, distillation.outOfDistribution, distillation.score) = (-1, 1, "nope")
        #expect(names(distillation.validate()) == ["weights.cls", "score"])
        #expect(names(EnergyScore(temperature: 0).validate(width: 4)) == ["temperature"])
        #expect(names(TemperatureScaling(temperature: .nan).validate(width: 4)) == ["temperature"])
        #expect(names(GeneralisedEntropy(gamma: 1).validate(width: 4)) == ["gamma"])
        #expect(names(NearestNeighbourScore(neighbours: 0).validate(width: 4)) == ["neighbours"])
        #expect(names(VirtualLogitMatching(dimensions: 5).validate(width: 4)) == ["dimensions"])
        #expect(VirtualLogitMatching(dimensions: 0).validate(width: 4).isEmpty)
        var sae = SAE()
        sae.encodingWeight = 0
        #expect(names(sae.validate()) == ["encodingWeight"])
        var eszsl = ESZSL()
        (eszsl.featureRegulariser, eszsl.embeddingRegulariser) = (0, -1)
        #expect(names(eszsl.validate()) == ["featureRegulariser", "embeddingRegulariser"])
        var ridge = RidgeToFeatures()
        ridge.regulariser = 0
        #expect(names(ridge.validate()) == ["regulariser"])
        var other = RidgeToSemantics()
        other.regulariser = .infinity
        #expect(names(other.validate()) == ["regulariser"])
        var ale = ALE()
        (ale.epochs, ale.learningRate, ale.margin) = (-1, -1, .nan)
        #expect(names(ale.validate()) == ["epochs", "learningRate", "margin"])
        var dap = DAP()
        (dap.epochs, dap.batch, dap.learningRate) = (-1, 0, .infinity)
        #expect(names(dap.validate()) == ["epochs", "batch", "learningRate"])
        var tsne = TSNE(perplexity: 0)
        (tsne.iterations, tsne.learningRate, tsne.exaggeration) = (-1, 0, 0)
        #expect(
            names(tsne.validate(rows: 3)) == ["perplexity", "iterations", "learningRate", "exaggeration", "perClass"])
        var choice = FeatureSample.Choice()
        (choice.classes, choice.perClass) = (0, 0)
        #expect(names(choice.validate()) == ["classes", "perClass"])
        (choice.classes, choice.perClass) = (.max, .max)
        #expect(choice.validate().isEmpty && choice.mostRows == .max)
        var batch = BatchSimilarity.Choice()
        (batch.classes, batch.perClass) = (0, 0)
        #expect(names(batch.validate()) == ["classes", "perClass"])
        #expect(names(NearestRealRows.validate(perClass: 0)) == ["perClass"])
        var training = ToyProblem.distilled
        training.selection = .testBest
        let comparison = StrategyComparison.Configuration(training: training, scores: ["msp", "nope"])
        #expect(names(comparison.validate()) == ["selection", "score"])
    }

    /// The ends of the settings that are let through, on the usual data.
    @Test func endsOfSettings() {
        let problem = Problem(HostileDatasets.make(.usual))
        let teacher = Teacher.trained(on: problem, embedding: 4, Self.teacher, seed: 1, workers: workers)
        let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
        let scores: [any OODScore] = [
            EnergyScore(temperature: 1e-6), EnergyScore(temperature: 1e6), TemperatureScaling(temperature: 1e-6),
            TemperatureScaling(temperature: 1e9), GeneralisedEntropy(gamma: 1e-6), GeneralisedEntropy(gamma: 1 - 1e-9),
            NearestNeighbourScore(neighbours: 1), NearestNeighbourScore(neighbours: 1_000_000),
            VirtualLogitMatching(dimensions: 0), VirtualLogitMatching(dimensions: 4),
        ]
        for score in scores {
            #expect(score.validate(width: 4).isEmpty)
            let found = score.fitted(on: training).scores(of: training.response)
            #expect(found.allSatisfy { $0.isFinite }, "\(score)")
        }
        var idle = Self.teacher
        (idle.epochs, idle.batch, idle.learningRate, idle.weight) = (0, 1, 0, 0)
        #expect(idle.validate().isEmpty)
        #expect(
            Teacher.trained(on: problem, embedding: 1, idle, seed: 1, workers: workers).accuracy(
                on: problem, workers: workers
            ).isFinite)
    }

    /// A teacher that has diverged gives no accuracy, no detection and no gate, and says so everywhere.
    @Test func divergedTeacher() {
        let problem = Problem(HostileDatasets.make(.usual))
        let teacher = Teacher.trained(on: problem, embedding: 4, Self.teacher, seed: 1, workers: workers)
        teacher.embedder.weight.value.fill(.nan)
        #expect(teacher.accuracy(on: problem, workers: workers).isNaN)
        for (score, gate) in zip(
            ScoreRegistry.standard.names, teacher.gates(ScoreRegistry.standard.elements, for: problem, workers: workers)
        ) {
            #expect(!gate.isValid, "\(score)")
            let response = teacher.response(to: problem.testSeen, workers: workers)
            let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
            let numbers = ScoreRegistry.standard[score]!.fitted(on: training).scores(of: response)
            let metrics = DetectionMetrics(inDistribution: numbers, outOfDistribution: numbers)
            #expect(metrics.auroc.isNaN && metrics.falsePositiveRate95.isNaN, "\(score)")
            #expect(ScoreDensity(seen: numbers, unseen: numbers).bins.isEmpty, "\(score)")
        }
    }

    /// Scores at the ends of what a Double holds.
    @Test func extremeScores() {
        let most = Double.greatestFiniteMagnitude
        let cases: [(seen: [Double], unseen: [Double])] = [
            ([most, -most, 0], [-most, 1]), ([.infinity, 1], [-.infinity]), ([.leastNonzeroMagnitude], [0]),
        ]
        for (seen, unseen) in cases {
            let bins = ScoreDensity(seen: seen, unseen: unseen).bins
            #expect(
                bins.count == 24 && bins.allSatisfy { $0.centre.isFinite && $0.seen.isFinite && $0.unseen.isFinite })
            let metrics = DetectionMetrics(inDistribution: seen, outOfDistribution: unseen)
            #expect(metrics.auroc.isFinite && metrics.balancedThreshold.isFinite)
        }
        #expect(ScoreDensity(seen: [], unseen: []).bins.isEmpty)
        #expect(ScoreDensity(seen: [], unseen: [1, 2]).bins.allSatisfy { $0.seen == 0 })
        let gate = GateScores(seen: [.infinity, -.infinity, 2], unseen: [.infinity])
        #expect(gate.isValid && gate.threshold95.isFinite)
    }

    /// Data that cannot be computed on, each with its reason.
    @Test func data() {
        let usual = HostileDatasets.make(.usual)
        func spoilt(_ split: Split? = nil, _ change: (Matrix, Matrix) -> Void = { _, _ in }) -> [SettingProblem] {
            let (features, embeddings) = (usual.features.copy(), usual.classEmbeddings.copy())
            change(features, embeddings)
            return Problem.validate(
                Dataset(
                    name: "spoilt", features: features, labels: usual.labels, classNames: usual.classNames,
                    classEmbeddings: embeddings, split: split ?? usual.split, source: "a test"))
        }
        #expect(spoilt().isEmpty)
        let (training, seen, unseen) = (usual.split.trainval, usual.split.testSeen, usual.split.testUnseen)
        #expect(spoilt(Split(trainval: training, testSeen: [], testUnseen: unseen)).count == 1)
        #expect(spoilt { _, embeddings in embeddings[0, 0] = Float.infinity }.count == 1)
        for row in [training[3], seen[0], unseen[0]] {
            for value in [Float.nan, .infinity] {
                let problems = spoilt { features, _ in features[row, 2] = value }
                #expect(problems.map(\.message) == ["row \(row + 1) of spoilt holds a feature that is not finite"])
            }
        }
        let span = spoilt { features, _ in
            features[training[0], 2] = 3e38
            features[training[1], 2] = -3e38
        }
        #expect(span.map(\.message) == ["feature 3 of spoilt spans more than single precision can hold"])
        let reach = spoilt { features, _ in
            for row in training { features[row, 2] = 0 }
            features[training[0], 2] = 1e-38
            features[unseen[0], 2] = 1e10
        }
        #expect(reach.map(\.message) == ["feature 3 of spoilt is out of all proportion on a test row"])
        let without = Problem(
            name: "without", digest: "", training: (Matrix(rows: 1, columns: 1), [0]),
            testSeen: (Matrix(rows: 0, columns: 1), []), testUnseen: (Matrix(rows: 1, columns: 1), [1]),
            classEmbeddings: Matrix(rows: 2, columns: 1), seenClasses: [0], unseenClasses: [1])
        #expect(DetectionCurve.validate(for: without).count == 1)
        #expect(BatchSimilarity.Choice().validate(for: without).count == 1)
        let scores = Scores(
            seen: Matrix(rows: 0, columns: 2), unseen: Matrix(rows: 1, columns: 2), problem: without)
        #expect(scores.metrics.seen.isNaN && scores.metrics.harmonicMean.isNaN && scores.metrics.unseen == 0)
    }

    /// A problem says what, where and what to do, alone and inside another setting.
    @Test func words() {
        let problem = SettingProblem("temperature", "it is 0.0, and has to be above 0.0", hint: "use 1")
        #expect("\(problem)" == "temperature: it is 0.0, and has to be above 0.0 (use 1)")
        #expect(problem.within("energy").option == "energy.temperature")
        #expect(SettingProblem(nil, "no rows").within("data").option == "data")
    }
}

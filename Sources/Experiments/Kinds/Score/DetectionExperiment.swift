import Foundations
import Runner
import Tensors
import ZeroShot

/// How well each score of a teacher tells seen from unseen test rows. All scores are computed together, so that blocks
/// and runs with the same teacher share the result.
package struct DetectionExperiment: Experiment {
    package static let kind = "detection"

    /// Whose answers are scored.
    package var teacher: TeacherExperiment
    /// Which scores, by name.
    package var scores = ScoreRegistry.standard.names

    /// All scores of a teacher.
    package init(_ teacher: TeacherExperiment) { self.teacher = teacher }

    package var estimatedCost: Double { 1 }

    package func inputs(on dataset: DataSelection) -> [ExperimentInput] { [ExperimentInput(teacher, on: dataset)] }

    package func validate(in workspace: Workspace) -> [SettingProblem] {
        scores.flatMap { name in
            guard let score = ScoreRegistry.standard[name] else {
                return [SettingProblem("scores", "there is no score '\(name)' here")]
            }
            return score.validate(width: teacher.embedding).map { $0.within(name) }
        } + teacher.validate(in: workspace)
    }

    package func validate(in context: ExperimentContext) -> [SettingProblem] {
        teacher.validate(in: context) + DetectionCurve.validate(for: context.data.problem)
    }

    package func compute(in context: ExperimentContext) throws -> DetectionOutcome {
        let (problem, workers) = (context.data.problem, Workers(count: context.workers))
        let teacher = try teacher.trained(in: context)
        let accuracy = teacher.accuracy(on: problem, workers: workers)
        let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
        let (seen, unseen) = (
            teacher.response(to: problem.testSeen, workers: workers),
            teacher.response(to: problem.testUnseen, workers: workers)
        )
        var byScore: [String: DetectionOutcome.OfScore] = [:]
        for score in scores.compactMap({ ScoreRegistry.standard[$0] }) {
            try context.unit.checkCancellation()
            let scorer = score.fitted(on: training)
            byScore[score.name] = .init(seen: scorer.scores(of: seen), unseen: scorer.scores(of: unseen))
        }
        let outcome = DetectionOutcome(teacherAccuracy: accuracy, byScore: byScore)
        guard outcome.record.scalars.values.allSatisfy(\.isFinite) else { throw TrainingFailure.diverged(nil) }
        return outcome
    }
}

/// What every score of a teacher tells.
package struct DetectionOutcome: ExperimentResult, Hashable {
    /// A point of a curve that is drawn.
    package struct CurvePoint: Sendable, Hashable {
        /// To the right.
        package let x: Double
        /// Up.
        package let y: Double
    }

    /// One bar of a histogram.
    package struct Bin: Sendable, Hashable {
        /// The score in its middle.
        package let centre: Double
        /// Density of the seen rows.
        package let seen: Double
        /// The density of unseen rows.
        package let unseen: Double
    }

    /// What one score comes to.
    package struct OfScore: Sendable, Hashable {
        /// AUROC, AUPRin, AUPRout, FPR95, DetErr and BalAcc, in percent.
        package let metrics: [String: Double]
        /// The score that 95 % of the seen rows reach.
        package let threshold: Double?
        /// Unseen rows that pass across, seen rows that pass upwards, from 0 to 1.
        package let roc: [CurvePoint]
        /// Recall across, precision upwards, at finding seen rows.
        package let precisionRecall: [CurvePoint]
        /// The same at finding unseen rows.
        package let precisionRecallOut: [CurvePoint]
        /// From the lowest score to the highest.
        package let density: [Bin]
    }

    /// Percent of seen test rows that the teacher classifies right among seen classes.
    package let teacherAccuracy: Double
    /// By the names of `ScoreRegistry`.
    package let byScore: [String: OfScore]

    init(teacherAccuracy: Double, byScore: [String: OfScore]) {
        self.teacherAccuracy = teacherAccuracy
        self.byScore = byScore
    }

    package init(_ record: Record) throws(ResultDamage) {
        teacherAccuracy = try ResultReader(record).scalar("teacher")
        var byScore: [String: OfScore] = [:]
        for name in record.scalars.keys where name.hasSuffix(".AUROC") {
            let score = String(name.dropLast(".AUROC".count))
            byScore[score] = try OfScore(ResultReader(record, part: score))
        }
        self.byScore = byScore
    }

    package var record: Record {
        var writer = ResultWriter()
        writer.add("teacher", teacherAccuracy)
        for (name, score) in byScore {
            writer = ResultWriter(writer.record, part: name)
            score.write(to: &writer)
        }
        return writer.record
    }

    package func measured(part: String?) -> [String: Double] {
        guard let part, let score = byScore[part] else { return [:] }
        return score.metrics.merging(["teacher": teacherAccuracy]) { $1 }
    }
}

extension DetectionOutcome.OfScore {
    private static let curvePoints = 200
    private static let names = Metric.detection.map(\.name)

    fileprivate init(seen: [Double], unseen: [Double]) {
        let curve = DetectionCurve(inDistribution: seen, outOfDistribution: unseen)
        let metrics = DetectionMetrics(curve)
        self.metrics = [
            "AUROC": 100 * metrics.auroc, "AUPRin": 100 * metrics.auprIn, "AUPRout": 100 * metrics.auprOut,
            "FPR95": 100 * metrics.falsePositiveRate95, "DetErr": 100 * metrics.detectionError,
            "BalAcc": 100 * metrics.balancedAccuracy,
        ]
        // A teacher that has diverged has no scores to draw a line at.
        threshold = curve.isValid ? curve.point(truePositivePercent: 95).threshold ?? seen.min() : nil
        roc = Self.thinned(curve.roc)
        precisionRecall = Self.thinned(curve.precisionRecall)
        precisionRecallOut = Self.thinned(curve.precisionRecallOut)
        density = ScoreDensity(seen: seen, unseen: unseen).bins.map {
            .init(centre: $0.centre, seen: $0.seen, unseen: $0.unseen)
        }
    }

    private static func thinned(_ points: [DetectionCurve.Coordinate]) -> [DetectionOutcome.CurvePoint] {
        points.thinned(to: curvePoints).map { .init(x: $0.x, y: $0.y) }
    }

    fileprivate init(_ reader: ResultReader) throws(ResultDamage) {
        var metrics: [String: Double] = [:]
        for name in Self.names { metrics[name] = try reader.scalar(name) }
        self.metrics = metrics
        threshold = reader.optionalScalar("threshold")
        func curve(_ name: String) throws(ResultDamage) -> [DetectionOutcome.CurvePoint] {
            try reader.rows(name, width: 2).map { .init(x: $0[0], y: $0[1]) }
        }
        roc = try curve("roc")
        precisionRecall = try curve("pr")
        precisionRecallOut = try curve("prOut")
        density = try reader.rows("density", width: 3).map { .init(centre: $0[0], seen: $0[1], unseen: $0[2]) }
    }

    fileprivate func write(to writer: inout ResultWriter) {
        for (name, value) in metrics { writer.add(name, value) }
        writer.add("threshold", threshold)
        for (name, points) in [("roc", roc), ("pr", precisionRecall), ("prOut", precisionRecallOut)] {
            writer.add(name, rows: points.map { [$0.x, $0.y] }, width: 2)
        }
        writer.add("density", rows: density.map { [$0.centre, $0.seen, $0.unseen] }, width: 3)
    }
}

extension ConditionResult {
    /// The score that this condition stands for, seed by seed.
    var detections: [(seed: Int, score: DetectionOutcome.OfScore)] {
        results(DetectionOutcome.self).compactMap { seed, result in
            condition.part.flatMap { result.byScore[$0] }.map { (seed, $0) }
        }
    }
}

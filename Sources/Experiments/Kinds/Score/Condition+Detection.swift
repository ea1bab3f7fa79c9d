import Runner
import Tensors
import ZeroShot

/// What decides how well a teacher's scores detect: the teacher, and which scores a record holds.
struct TeacherDescription: Codable, Hashable {
    var teacher: TeacherConfiguration
    var embedding: Int
    var scores = ScoreRegistry.standard.names
}

extension Condition {
    /// How well one score of a teacher tells seen from unseen test rows. A unit computes all scores, so that blocks and runs with the same teacher share it.
    static func detection(
        _ score: String, _ description: TeacherDescription, dataset: DataSelection, seeds: [Int]
    ) -> Condition {
        Condition(
            label: score, dataset: dataset, seeds: seeds, kind: "detection", configuration: description,
            estimatedCost: Double(description.teacher.epochs * description.teacher.batch * description.embedding) / 1e5,
            protocolText: "teacher alone, nothing is chosen", part: score,
            measure: "Seen against unseen test rows, every row counting alike"
        ) { data, seed, context in
            let (problem, workers) = (data.problem, Workers(count: context.workers))
            let teacher = Teacher.trained(
                on: problem, embedding: description.embedding, description.teacher, seed: UInt64(seed), workers: workers
            )
            try context.checkCancellation()
            context.progress(0.5, "teacher trained")
            var record = Record()
            let accuracy = teacher.accuracy(on: problem, workers: workers)
            let training = OODTraining(teacher: teacher, problem: problem, workers: workers)
            let (seen, unseen) = (
                teacher.response(to: problem.testSeen, workers: workers),
                teacher.response(to: problem.testUnseen, workers: workers)
            )
            for score in ScoreRegistry.standard.scores {
                try context.checkCancellation()
                let scorer = score.fitted(on: training)
                record.add(seen: scorer.scores(of: seen), unseen: scorer.scores(of: unseen), as: score.name)
                record.scalars["\(score.name).teacher"] = accuracy
            }
            guard record.scalars.values.allSatisfy(\.isFinite) else { throw TrainingFailure.diverged(nil) }
            return record
        }
    }
}

extension Record {
    private static let curvePoints = 200

    /// The scores of seen and unseen test rows, as metrics, curves and densities under the score's name.
    fileprivate mutating func add(seen: [Double], unseen: [Double], as part: String) {
        let curve = DetectionCurve(inDistribution: seen, outOfDistribution: unseen)
        let metrics = DetectionMetrics(curve)
        let shares = [
            ("AUROC", metrics.auroc), ("AUPRin", metrics.auprIn), ("AUPRout", metrics.auprOut),
            ("FPR95", metrics.falsePositiveRate95),
            ("DetErr", metrics.detectionError), ("BalAcc", metrics.balancedAccuracy),
        ]
        for (name, value) in shares { scalars["\(part).\(name)"] = 100 * value }
        scalars["\(part).threshold"] = curve.point(truePositivePercent: 95).threshold ?? seen.min()
        for (name, points) in [("roc", curve.roc), ("pr", curve.precisionRecall), ("prOut", curve.precisionRecallOut)] {
            let thinned = Self.thinned(points)
            arrays["\(part).\(name)"] = StoredArray(
                shape: [thinned.count, 2], values: thinned.flatMap { [Float($0.x), Float($0.y)] })
        }
        let density = ScoreDensity(seen: seen, unseen: unseen)
        arrays["\(part).density"] = StoredArray(
            shape: [density.bins.count, 3],
            values: density.bins.flatMap { [Float($0.centre), Float($0.seen), Float($0.unseen)] })
    }

    private static func thinned(_ points: [DetectionCurve.Coordinate]) -> [DetectionCurve.Coordinate] {
        guard points.count > curvePoints else { return points }
        return (0..<curvePoints).map { points[$0 * (points.count - 1) / (curvePoints - 1)] }
    }
}

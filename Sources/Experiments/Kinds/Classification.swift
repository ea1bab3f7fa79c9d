import Foundations
import Runner
import ZeroShot

/// What follows from a classifier's scores of the test rows: accuracies, the confusion matrix, the seen–unseen curve.
package struct Classification: Sendable, Hashable {
    /// U and S for one calibration.
    package struct CurvePoint: Sendable, Hashable {
        /// Percent.
        package let unseen: Double
        /// Percent.
        package let seen: Double
    }

    /// U, S, H, T1 and AUSUC.
    package let metrics: Metrics
    /// Percent right over all classes, by class; nil for a class without test rows.
    package let perClass: [Double?]
    /// Counts of test rows: rows are true classes, columns predicted ones.
    package let confusion: [[Double]]
    /// Thinned, from "everything is seen" to "everything is unseen".
    package let curve: [CurvePoint]

    private static let curvePoints = 200

    /// A classification of its parts.
    package init(metrics: Metrics, perClass: [Double?], confusion: [[Double]], curve: [CurvePoint]) {
        self.metrics = metrics
        self.perClass = perClass
        self.confusion = confusion
        self.curve = curve
    }

    init(_ scores: Scores, of problem: Problem) {
        self.init(
            metrics: scores.metrics, perClass: scores.perClassAccuracy,
            confusion: scores.confusion.map { $0.map(Double.init) },
            curve: SeenUnseenCurve(scores, problem: problem).thinned(to: Self.curvePoints).map {
                CurvePoint(unseen: $0.unseen, seen: $0.seen)
            })
    }

    init(_ reader: ResultReader) throws(ResultDamage) {
        metrics = Metrics(
            unseen: try reader.scalar("U"), seen: try reader.scalar("S"), conventional: try reader.scalar("T1"),
            curveArea: try reader.scalar("AUSUC"))
        perClass = try reader.series("perClass").map { $0.isFinite ? $0 : nil }
        confusion = try reader.rows("confusion", width: perClass.count)
        curve = try reader.rows("curve", width: 2).map { CurvePoint(unseen: $0[0], seen: $0[1]) }
    }

    func write(to writer: inout ResultWriter) {
        for (metric, value) in metrics.named { writer.add(metric, value) }
        writer.add("perClass", series: perClass.map { $0 ?? .nan })
        writer.add("confusion", rows: confusion, width: confusion.count)
        writer.add("curve", rows: curve.map { [$0.unseen, $0.seen] }, width: 2)
    }

    /// U, S, H, T1 and AUSUC.
    package var measured: [String: Double] {
        Dictionary(metrics.named.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    }
}

/// A result that is, or holds, a classification of the test rows.
package protocol ClassifyingResult: ExperimentResult {
    var classification: Classification { get }
}

extension ConditionResult {
    /// Of every seed, where its results classify.
    var classifications: [Classification] {
        computed.compactMap { ($0.computed.result as? any ClassifyingResult)?.classification }
    }
}

import Runner
import ZeroShot

/// What one training run leaves for tables and figures.
package struct TrainingOutcome: ClassifyingResult, Hashable {
    /// One evaluated epoch.
    package struct HistoryPoint: Sendable, Hashable {
        /// From 1.
        package let epoch: Int
        /// Of the test rows, by the names of metrics.
        package let metrics: [String: Double]
        /// Means over the epoch, by the names of losses.
        package let losses: [String: Double]
    }

    package private(set) var classification: Classification
    /// The epoch whose classifier is reported.
    package let selectedEpoch: Int
    /// Numbers that were learnt.
    package let parameterCount: Int
    /// Percent of seen test rows that the teacher classifies right among seen classes; nil without a teacher.
    package let teacherAccuracy: Double?
    /// Slope α and shift β of the learned confidence; nil without L_od.
    package let sigmoid: Sigmoid?
    /// What its generator makes, against real rows; nil in results of a time when nobody looked.
    package let diagnosis: TrainingDiagnosis?
    /// The constant that is taken off seen scores; nil where none is.
    package private(set) var gamma: Double?
    /// In the order of epochs; without calibration.
    package let history: [HistoryPoint]

    /// What turns the teacher's score into a confidence.
    package struct Sigmoid: Sendable, Hashable {
        /// α
        package let slope: Double
        /// β
        package let shift: Double
    }

    init(_ result: TrainingResult, of problem: Problem) {
        classification = Classification(result.scores, of: problem)
        selectedEpoch = result.selectedEpoch
        parameterCount = result.parameterCount
        teacherAccuracy = result.teacherAccuracy
        sigmoid = result.sigmoid.map { Sigmoid(slope: $0.slope, shift: $0.shift) }
        diagnosis = result.diagnosis
        history = result.history.map { point in
            HistoryPoint(
                epoch: point.epoch,
                metrics: Dictionary(point.metrics.named.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }),
                losses: point.losses)
        }
    }

    /// The same run with another classification of the test rows.
    func calibrated(_ classification: Classification, gamma: Double) -> TrainingOutcome {
        var outcome = self
        outcome.classification = classification
        outcome.gamma = gamma
        return outcome
    }

    package init(_ record: Record) throws(ResultDamage) {
        let reader = ResultReader(record)
        classification = try Classification(reader)
        selectedEpoch = Int(try reader.scalar("epoch"))
        parameterCount = Int(try reader.scalar("parameters"))
        teacherAccuracy = reader.optionalScalar("teacher")
        if let slope = reader.optionalScalar("alpha"), let shift = reader.optionalScalar("beta") {
            sigmoid = Sigmoid(slope: slope, shift: shift)
        } else {
            sigmoid = nil
        }
        diagnosis = reader.optionalScalar("deadColumns").map {
            TrainingDiagnosis(
                deadColumns: $0, spread: reader.optionalScalar("spread"),
                collapsedClasses: reader.optionalScalar("collapsedClasses"),
                gradientDistance: reader.optionalScalar("gradientDistance"))
        }
        gamma = reader.optionalScalar("gamma")
        let epochs = try reader.integers("epoch")
        func columns(_ names: some Sequence<String>, prefix: String = "") throws(ResultDamage) -> [String: [Double]] {
            var columns: [String: [Double]] = [:]
            for name in names {
                let values = try reader.series(prefix + name)
                guard values.count == epochs.count else {
                    throw ResultDamage("\(values.count) numbers of '\(name)' for \(epochs.count) epochs")
                }
                columns[name] = values
            }
            return columns
        }
        let metrics = try columns(classification.measured.keys)
        let losses = try columns(
            record.series.keys.filter { $0.hasPrefix(Self.lossPrefix) }.map {
                String($0.dropFirst(Self.lossPrefix.count))
            }, prefix: Self.lossPrefix)
        history = epochs.indices.map { index in
            HistoryPoint(
                epoch: epochs[index], metrics: metrics.mapValues { $0[index] }, losses: losses.mapValues { $0[index] })
        }
    }

    private static let lossPrefix = "loss."

    package var record: Record {
        var writer = ResultWriter()
        classification.write(to: &writer)
        writer.add("epoch", Double(selectedEpoch))
        writer.add("parameters", Double(parameterCount))
        writer.add("teacher", teacherAccuracy)
        writer.add("alpha", sigmoid?.slope)
        writer.add("beta", sigmoid?.shift)
        writer.add("deadColumns", diagnosis?.deadColumns)
        writer.add("spread", diagnosis?.spread)
        writer.add("collapsedClasses", diagnosis?.collapsedClasses)
        writer.add("gradientDistance", diagnosis?.gradientDistance)
        writer.add("gamma", gamma)
        writer.add("epoch", series: history.map { Double($0.epoch) })
        for name in classification.measured.keys {
            writer.add(name, series: history.map { $0.metrics[name] ?? .nan })
        }
        for name in Set(history.flatMap(\.losses.keys)) {
            writer.add(Self.lossPrefix + name, series: history.map { $0.losses[name] ?? .nan })
        }
        return writer.record
    }

    package func measured(part: String?) -> [String: Double] {
        var values = classification.measured
        values["epoch"] = Double(selectedEpoch)
        values["parameters"] = Double(parameterCount)
        values["teacher"] = teacherAccuracy
        values["alpha"] = sigmoid?.slope
        values["beta"] = sigmoid?.shift
        values["gamma"] = gamma
        values["deadColumns"] = diagnosis?.deadColumns
        values["spread"] = diagnosis?.spread
        values["collapsedClasses"] = diagnosis?.collapsedClasses
        values["gradientDistance"] = diagnosis?.gradientDistance
        return values
    }
}

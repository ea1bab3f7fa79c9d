import Tensors

/// Goes through the epochs of a recorded run: steps, evaluations on the way, and the choice of what is reported.
final class TrainingLoop {
    /// The epoch whose classifier is to be reported.
    struct Best {
        let epoch: Int
        let scores: Scores
        let metrics: Metrics
        /// Every parameter at that epoch; nil where the last epoch is reported, whose networks are still there.
        let arrays: [String: Matrix]?
    }

    /// What the run has gathered by the end of an epoch.
    struct Advance {
        var epoch = 0
        var history: [TrainingResult.HistoryPoint] = []
        var best: Best?
    }

    let run: RecordedRun
    private var advance = Advance()

    init(_ run: RecordedRun) { self.run = run }

    /// Goes on where an earlier run of the same identity had come.
    ///
    /// - Throws: where the checkpoint lacks an array or has it in another shape.
    init(_ run: RecordedRun, resuming checkpoint: Checkpoint) throws(NetworkMismatch) {
        self.run = run
        try run.restore(checkpoint)
        advance = Advance(
            epoch: checkpoint.epoch, history: checkpoint.history, best: try checkpoint.best(for: run.networks))
    }

    /// - Parameter keep: told the state after every epoch, so that it may be kept.
    func finish(
        report: (Training.Progress) throws -> Void, keeping keep: (RecordedRun, Advance) throws -> Void = { _, _ in }
    ) throws -> TrainingResult {
        let configuration = run.configuration
        let perEpoch = configuration.iterations(forRows: run.problem.training.rows)
        for epoch in (advance.epoch + 1)..<(configuration.epochs + 1) {
            var sums = LossSums()
            for iteration in ((epoch - 1) * perEpoch)..<(epoch * perEpoch) { step(iteration, &sums) }
            run.followSchedule(epoch)
            advance.epoch = epoch
            if epoch == configuration.epochs || epoch % configuration.historyEvery == 0 { evaluate(sums) }
            try keep(run, advance)
            try report(
                .init(
                    fraction: Double(epoch) / Double(configuration.epochs),
                    stage: "epoch \(epoch)/\(configuration.epochs)", latest: advance.history.last?.metrics))
        }
        return result
    }

    private func step(_ iteration: Int, _ sums: inout LossSums) {
        for phase in run.phases {
            for repetition in 0..<phase.repeats {
                run.replay(phase, number: iteration * phase.repeats + repetition)
                sums.add(phase.step.tape.losses)
            }
        }
    }

    private func evaluate(_ sums: LossSums) {
        let (epoch, configuration) = (advance.epoch, run.configuration)
        let scores = run.networks.scores(epoch: epoch)
        let metrics = scores.metrics
        advance.history.append(.init(epoch: epoch, metrics: metrics, losses: sums.means))
        // `validation` meets this rule in its rehearsal, whose test rows are training rows. Any number is better than
        // none.
        let isBetter =
            advance.best.map { best in
                let bar = best.metrics.harmonicMean
                return bar.isNaN ? !metrics.harmonicMean.isNaN : metrics.harmonicMean > bar
            } ?? true
        guard configuration.selection == .last ? epoch == configuration.epochs : isBetter else { return }
        advance.best = Best(
            epoch: epoch, scores: scores, metrics: metrics,
            arrays: configuration.selection == .testBest ? run.networks.arrays() : nil)
    }

    private var result: TrainingResult {
        let networks = run.networks
        guard let best = advance.best else {
            preconditionFailure("no epoch of \(run.configuration.epochs) was evaluated")
        }
        return TrainingResult(
            metrics: best.metrics, scores: best.scores, selectedEpoch: best.epoch, history: advance.history,
            perClassAccuracy: best.scores.perClassAccuracy, confusion: best.scores.confusion,
            curve: SeenUnseenCurve(best.scores, problem: networks.problem),
            teacherAccuracy: networks.teacher?.accuracy(on: networks.problem, workers: networks.workers),
            sigmoid: networks.sigmoid,
            diagnosis: TrainingDiagnosis(
                of: TrainedModel(networks, epoch: advance.epoch), losses: advance.history.last?.losses ?? [:]),
            parameterCount: networks.parameterCount,
            networks: TrainedNetworks(
                networks, epoch: best.arrays == nil ? advance.epoch : best.epoch, arrays: best.arrays))
    }
}

/// Means of losses over the steps of an epoch, by name.
private struct LossSums {
    private var sums: [String: (total: Double, count: Int)] = [:]

    mutating func add(_ losses: [Loss]) {
        for loss in losses {
            sums[loss.name, default: (0, 0)].total += Double(loss.value)
            sums[loss.name, default: (0, 0)].count += 1
        }
    }

    var means: [String: Double] { sums.mapValues { $0.total / Double($0.count) } }
}

import Foundations
import Notebook
import Runner

/// What came of a study: the results of every cell that computes something.
package struct StudyResults: Sendable {
    /// The notebook and all that belongs to it.
    package let study: Study
    fileprivate let byCell: [String: [ConditionResult]]

    /// The results of a study from the outcomes of its units.
    package init(_ study: Study, data: DataShelf, outcomes: [String: UnitOutcome]) {
        self.study = study
        var byCell: [String: [ConditionResult]] = [:]
        for (cell, block) in zip(study.plan.cells, study.blocks) where !block.conditions.isEmpty {
            byCell[cell.name] = block.conditions.map { Self.result(of: $0, data: data, outcomes: outcomes) }
        }
        self.byCell = byCell
    }

    private static func result(
        of condition: Condition, data: DataShelf, outcomes: [String: UnitOutcome]
    ) -> ConditionResult {
        let loaded: LoadedDataset
        do throws(EnvironmentError) {
            loaded = try data.load(condition.dataset)
        } catch {
            return ConditionResult(condition: condition, data: nil, absence: error, runs: [])
        }
        let requests = condition.requests
        let digests = requests.map { $0.key(data: loaded.dataset.digest).digest }
        let runs = zip(requests, digests).map { request, digest -> (seed: Int, run: ConditionResult.Run) in
            let run = ConditionResult.Run(outcomes[digest], of: request.experiment)
            return (request.seed, run)
        }
        return ConditionResult(condition: condition, data: loaded, absence: nil, runs: runs, units: digests)
    }

    /// The results of a cell's conditions; empty for one that computes nothing.
    package func conditions(of cell: String) -> [ConditionResult] { byCell[cell] ?? [] }

    /// A cell's metric, seed by seed. Over several data sets it is their mean, as far as they are there; where one that
    /// is there has no result it is nothing, since a mean over fewer would be of other data than its name says.
    ///
    /// - Parameter part: which of several results of the cell; a mean over different ones would mean nothing.
    package func quantity(cell: String, part: String? = nil, metric: String) -> Quantity? {
        let all = conditions(of: cell)
        guard part != nil || all.map(\.condition.partName).unique.count < 2 else { return nil }
        let asked = all.filter {
            (part == nil || $0.condition.partName == part) && $0.absence?.code != .fileNotFound
        }
        let parts = asked.compactMap { $0.quantity(metric) }
        // Of measurements each gives numbers of its own.
        let isWhole = asked.allSatisfy { $0.condition.isMeasurement || $0.quantity(metric) != nil }
        guard isWhole, let first = parts.first else { return nil }
        guard parts.count > 1 else { return first }
        return parts.dropFirst().reduce(first, +).combined(with: .constant(Double(parts.count)), .quotient)
    }

    /// Why a name has no value, where that can be said.
    func problem(of reference: Expression.Reference) -> String? {
        let name: String
        switch reference {
        case .metric(let cell, _), .partMetric(let cell, _, _): name = cell
        case .parameter(let parameter): return "the parameter '\(parameter)' is no number"
        }
        let all = conditions(of: name)
        if let problem = status(of: name).problem ?? all.compactMap(\.problem).first { return "'\(name)' \(problem)" }
        return all.isEmpty ? "'\(name)' has no results" : "its runs do not give it"
    }

    /// What a reference of an expression stands for; nil where there is no such result.
    package func quantity(_ reference: Expression.Reference) -> Quantity? {
        switch reference {
        case .metric(let cell, let metric): quantity(cell: cell, metric: metric)
        case .partMetric(let cell, let part, let metric): quantity(cell: cell, part: part, metric: metric)
        case .parameter(let name):
            study.plan.parameter(name).flatMap { parameter in
                parameter.value.number.map { .constant($0, parameter.written.map(Quantity.Origin.written) ?? .given) }
            }
        }
    }

    /// What became of a cell.
    package func status(of cell: String) -> CellStatus {
        let conditions = conditions(of: cell)
        guard !conditions.isEmpty else { return statusOfView(cell) }
        // A data set may be absent beside others; one that is there and broken is a mistake that somebody has to mend.
        let absences = conditions.compactMap(\.absence)
        if let broken = absences.first(where: { $0.code != .fileNotFound }) { return .failed(broken.reason) }
        let runs = conditions.ofDistinctUnits.flatMap(\.runs)
        var (computed, stored, seconds) = (0, 0, 0.0)
        var cancelled = 0
        for (seed, run) in runs {
            switch run {
            case .computed(let result):
                if result.isStored {
                    stored += 1
                } else {
                    computed += 1
                    seconds += result.seconds
                }
            case .failed(let message): return .failed(runs.count > 1 ? "seed \(seed): \(message)" : message)
            case .skipped(let reason): return .skipped(reason)
            case .cancelled: cancelled += 1
            }
        }
        if cancelled > 0 { return .cancelled(done: computed + stored, of: runs.count) }
        if runs.isEmpty { return .failed(absences.first?.reason ?? "there is no data") }
        return computed == 0 ? .stored(runs: stored) : .trained(runs: computed, stored: stored, seconds: seconds)
    }

    /// A block that shows others' results is skipped when none of them is there.
    private func statusOfView(_ cell: String) -> CellStatus {
        guard let cell = study.plan.cell(cell) else { return .shown }
        let needed = cell.dependencies.filter { !conditions(of: $0).isEmpty }
        let missing = needed.compactMap { name in status(of: name).problem.map { (name, $0) } }
        guard let first = missing.first, missing.count == needed.count else { return .shown }
        return .skipped("'\(first.0)' \(first.1)")
    }
}

extension StudyResults {
    /// Seconds of computation behind all results, whenever they were computed.
    var computationSeconds: Double {
        study.plan.cells.flatMap { conditions(of: $0.name) }.ofDistinctUnits.flatMap(\.computed).reduce(0) {
            $0 + $1.computed.seconds
        }
    }

    /// Every metric of a cell, mean over seeds.
    func means(of cell: Cell) -> [String: Double] {
        let parts = conditions(of: cell.name).map(\.condition.partName).unique
        var means: [String: Double] = [:]
        for part in parts {
            for metric in cell.kind.metrics {
                let name = parts.count > 1 ? "[\(part ?? "")].\(metric)" : metric
                means[name] = quantity(cell: cell.name, part: part, metric: metric)?.mean
            }
        }
        return means
    }

    /// One line on the whole: "12 runs, 3 cells" or what went wrong.
    var summary: String {
        let statuses = study.plan.cells.map { status(of: $0.name) }
        let failed = statuses.count { if case .failed = $0 { true } else { false } }
        let interrupted = statuses.count { if case .cancelled = $0 { true } else { false } }
        let runs = study.plan.cells.flatMap { conditions(of: $0.name) }.ofDistinctUnits.reduce(0) {
            $0 + $1.computed.count
        }
        var words = [runs == 1 ? "1 run" : "\(runs) runs"]
        if failed > 0 { words.append(failed == 1 ? "1 cell failed" : "\(failed) cells failed") }
        if interrupted > 0 { words.append("interrupted") }
        return words.joined(separator: ", ")
    }
}

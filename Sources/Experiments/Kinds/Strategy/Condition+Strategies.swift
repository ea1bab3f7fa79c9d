import Runner
import Tensors
import ZeroShot

/// One of the results that a comparison of strategies has: the strategy, its gate's score and the rule of its threshold, where those count.
struct StrategyChoice: Hashable {
    var strategy: Strategy
    var score: String?
    var rule: ThresholdRule?

    /// What a comparison gives for these, each once.
    static func all(_ strategies: [Strategy], scores: [String], rules: [ThresholdRule]) -> [StrategyChoice] {
        CellView.unique(
            strategies.flatMap { strategy -> [StrategyChoice] in
                switch strategy {
                case .twoStage:
                    scores.flatMap { score in rules.map { StrategyChoice(strategy: strategy, score: score, rule: $0) } }
                // 95 % of the seen rows pass a gate; a constant has no such rule.
                case .calibratedStacking:
                    rules.map { StrategyChoice(strategy: strategy, rule: $0 == .tpr95 ? .validation : $0) }
                case .idealTwoStage, .softmax, .endToEnd: [StrategyChoice(strategy: strategy)]
                }
            })
    }

    /// As records name it.
    var part: String { words(score, rule?.rawValue) }

    /// With the words left out that all of a block's choices share: "iv-ts", "ts energy", "ts test-best".
    func name(among choices: [StrategyChoice]) -> String {
        words(isShared(\.score, choices) ? nil : score, isShared(\.rule, choices) ? nil : rule?.rawValue)
    }

    /// As tables name it: "TS (energy)".
    func label(among choices: [StrategyChoice]) -> String {
        let details = [isShared(\.score, choices) ? nil : score, isShared(\.rule, choices) ? nil : rule?.rawValue]
            .compactMap { $0 }
        return strategy.title + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))")
    }

    private func words(_ score: String?, _ rule: String?) -> String {
        [strategy.rawValue, score, rule].compactMap { $0 }.joined(separator: " ")
    }

    private func isShared<Detail: Hashable>(
        _ detail: KeyPath<StrategyChoice, Detail>, _ choices: [StrategyChoice]
    ) -> Bool {
        Set(choices.filter { $0.strategy == strategy }.map { $0[keyPath: detail] }).count == 1
    }
}

extension Condition {
    /// The results of strategies, one condition each. A unit computes all there are for a run and some scores, so that blocks share it.
    static func strategies(
        _ choices: [StrategyChoice], _ configuration: StrategyComparison.Configuration, dataset: DataSelection,
        seeds: [Int], generators: GeneratorRegistry
    ) -> [Condition] {
        let training = Condition.training(
            configuration.training, label: "", dataset: dataset, seeds: seeds, generators: generators)
        return choices.map { choice in
            Condition(
                label: choice.label(among: choices), dataset: dataset, seeds: seeds, kind: "strategies",
                configuration: configuration,
                // The run itself, and one on fewer rows to choose on.
                estimatedCost: 2 * training.estimatedCost,
                protocolText: choice.protocolText(configuration.training.selection),
                leakage: choice.rule == .testBest ? "its \(choice.chosen) was chosen by H on the test rows" : nil,
                part: choice.part, partName: choice.name(among: choices)
            ) { data, seed, context in
                guard let validation = data.validation else {
                    throw TrainingFailure.noValidationClasses(data.dataset.name)
                }
                let comparison = StrategyComparison(
                    problem: data.problem, validation: validation, configuration: configuration, seed: UInt64(seed),
                    workers: Workers(count: context.workers), generators: generators)
                let results = try comparison.run { progress in
                    try context.checkCancellation()
                    context.progress(progress.fraction, progress.stage)
                }
                let record = Record(results)
                guard record.scalars.values.allSatisfy(\.isFinite) else { throw TrainingFailure.diverged(nil) }
                return record
            }
        }
    }
}

extension StrategyChoice {
    /// What the rule fixes.
    fileprivate var chosen: String { strategy == .calibratedStacking ? "constant" : "threshold" }

    /// For the line under a table.
    fileprivate func protocolText(_ selection: Selection) -> String {
        let epoch = selection == .validation ? "number of epochs chosen on held-out seen classes" : "last epoch"
        let choice: String? =
            switch rule {
            case .validation: "\(chosen) of the best H on validation classes"
            case .tpr95: "\(chosen) that 95 % of held-out seen rows pass"
            case .testBest: "\(chosen) of the best H on the test rows (flatters)"
            case nil: strategy == .idealTwoStage ? "perfect gate" : nil
            }
        return (choice.map { $0 + ", " } ?? "") + epoch
    }
}

extension Record {
    private static let curvePoints = 200

    /// Every strategy's result under its name.
    fileprivate init(_ results: [StrategyResult]) {
        self.init()
        for result in results {
            let part = StrategyChoice(strategy: result.strategy, score: result.score, rule: result.rule).part
            let shares = result.shares
            let numbers: [(String, Double?)] = [
                ("U", shares.unseen.right), ("S", shares.seen.right), ("H", shares.harmonicMean),
                ("T1", result.conventional), ("AUSUC", result.curveArea),
                ("gateSeen", shares.seen.gate), ("gateUnseen", shares.unseen.gate), ("expertSeen", shares.seen.expert),
                ("expertUnseen", shares.unseen.expert),
                ("gamma", result.gamma),
            ]
            for (name, value) in numbers { scalars["\(part).\(name)"] = value }
            guard let curve = result.curve?.thinned(to: Self.curvePoints) else { continue }
            arrays["\(part).thresholds"] = StoredArray(
                shape: [curve.count, 4],
                values: curve.flatMap {
                    [Float($0.threshold), Float($0.unseen), Float($0.seen), Float($0.harmonicMean)]
                })
        }
    }
}

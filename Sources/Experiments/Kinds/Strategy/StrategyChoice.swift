import Foundations
import ZeroShot

/// One of the results that a comparison of strategies has: the strategy, its gate's score and the rule of its
/// threshold, where those count.
struct StrategyChoice: Hashable {
    var strategy: Strategy
    var score: String?
    var rule: ThresholdRule?

    /// What a comparison gives for these, each once.
    static func all(_ strategies: [Strategy], scores: [String], rules: [ThresholdRule]) -> [StrategyChoice] {
        strategies.flatMap { strategy -> [StrategyChoice] in
            switch strategy {
            case .twoStage:
                scores.flatMap { score in rules.map { StrategyChoice(strategy: strategy, score: score, rule: $0) } }
            // 95 % of the seen rows pass a gate; a constant has no such rule.
            case .calibratedStacking:
                rules.map { StrategyChoice(strategy: strategy, rule: $0 == .tpr95 ? .validation : $0) }
            case .idealTwoStage, .softmax, .endToEnd: [StrategyChoice(strategy: strategy)]
            }
        }.unique
    }

    /// As results name it.
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

    /// How test rows had a say in it, if they had.
    var leakage: String? { rule == .testBest ? "its \(chosen) was chosen by H on the test rows" : nil }

    /// What the rule fixes.
    private var chosen: String { strategy == .calibratedStacking ? "constant" : "threshold" }

    /// For the line under a table.
    func protocolText(_ selection: Selection) -> String {
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

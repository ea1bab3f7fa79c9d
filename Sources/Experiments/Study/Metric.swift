import Report

/// A number that a run gives back, as tables and figures show it.
package struct Metric: Sendable, Hashable {
    /// As tables call it.
    package let name: String
    /// What an axis says.
    package let title: String
    /// What stands behind the number.
    package let unit: String?
    /// Which values are better.
    package let ranking: ReportTable.Column.Ranking
    /// How many a table shows.
    package let decimals: Int

    /// A metric of its parts.
    package init(
        _ name: String, _ title: String, unit: String? = "%", ranking: ReportTable.Column.Ranking = .higherIsBetter,
        decimals: Int = 1
    ) {
        self.name = name
        self.title = title
        self.unit = unit
        self.ranking = ranking
        self.decimals = decimals
    }

    /// "Harmonic mean H (%)".
    package var axisTitle: String { unit.map { "\(title) (\($0))" } ?? title }

    /// What every trained or fitted classifier gives.
    static let accuracies: [Metric] = [
        Metric("U", "Unseen accuracy U"),
        Metric("S", "Seen accuracy S"),
        Metric("H", "Harmonic mean H"),
        Metric("T1", "Conventional accuracy T1"),
        Metric("AUSUC", "Area under the seen–unseen curve"),
    ]

    /// What a training run gives besides.
    static let training: [Metric] = [
        Metric("teacher", "Teacher accuracy on seen classes"),
        Metric("alpha", "Slope α of the learned confidence", unit: nil, ranking: .none, decimals: 3),
        Metric("beta", "Shift β of the learned confidence", unit: nil, ranking: .none, decimals: 3),
        Metric("deadColumns", "Feature columns that generated rows never vary", ranking: .lowerIsBetter),
        Metric("spread", "Spread of generated rows, 1 for real ones", unit: nil, ranking: .none, decimals: 2),
        Metric("collapsedClasses", "Unseen classes whose generated rows have collapsed", ranking: .lowerIsBetter),
        Metric(
            "gradientDistance", "Distance of the critic's gradient norm from 1", unit: nil, ranking: .lowerIsBetter,
            decimals: 2),
        Metric("epoch", "Selected epoch", unit: nil, ranking: .none, decimals: 0),
        Metric("parameters", "Trained parameters", unit: nil, ranking: .none, decimals: 0),
        Metric("seconds", "Time", unit: "s", ranking: .none, decimals: 1),
    ]

    /// How well a score tells seen from unseen test rows.
    static let detection: [Metric] = [
        Metric("AUROC", "Area under the ROC curve"),
        Metric("AUPRin", "Average precision at finding seen rows"),
        Metric("AUPRout", "Average precision at finding unseen rows"),
        Metric("FPR95", "Unseen rows that pass where 95 % of the seen ones do", ranking: .lowerIsBetter),
        Metric("DetErr", "Detection error", ranking: .lowerIsBetter),
        Metric("BalAcc", "Best balanced accuracy"),
    ]

    /// Where a classifier loses, in percent of the test rows of seen or unseen classes, averaged over classes.
    static let losses: [Metric] = [
        Metric("gateSeen", "Seen rows taken for unseen", ranking: .lowerIsBetter),
        Metric("gateUnseen", "Unseen rows taken for seen", ranking: .lowerIsBetter),
        Metric("expertSeen", "Seen rows given another seen class", ranking: .lowerIsBetter),
        Metric("expertUnseen", "Unseen rows given another unseen class", ranking: .lowerIsBetter),
    ]

    /// What was chosen on validation classes.
    static let chosen: [Metric] = [Metric("gamma", "Constant γ or threshold", unit: nil, ranking: .none, decimals: 3)]

    static let all = accuracies + training + detection + losses + chosen

    static func named(_ name: String) -> Metric {
        all.first { $0.name == name } ?? Metric(name, name, unit: nil, ranking: .none)
    }
}

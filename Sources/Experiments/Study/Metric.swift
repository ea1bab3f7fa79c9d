import Report

/// A number that a run gives back, as tables and figures show it.
public struct Metric: Sendable, Hashable {
    public let name: String
    /// What an axis says.
    public let title: String
    public let unit: String?
    public let ranking: ReportTable.Column.Ranking
    public let decimals: Int

    public init(_ name: String, _ title: String, unit: String? = "%", ranking: ReportTable.Column.Ranking = .higherIsBetter, decimals: Int = 1) {
        self.name = name
        self.title = title
        self.unit = unit
        self.ranking = ranking
        self.decimals = decimals
    }

    /// "Harmonic mean H (%)".
    public var axisTitle: String { unit.map { "\(title) (\($0))" } ?? title }

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
        Metric("epoch", "Selected epoch", unit: nil, ranking: .none, decimals: 0),
        Metric("parameters", "Trained parameters", unit: nil, ranking: .none, decimals: 0),
        Metric("seconds", "Time", unit: "s", ranking: .none, decimals: 1),
    ]

    static let all = accuracies + training

    static func named(_ name: String) -> Metric {
        all.first { $0.name == name } ?? Metric(name, name, unit: nil, ranking: .none)
    }
}

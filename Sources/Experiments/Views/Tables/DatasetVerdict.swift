import Foundations
import Notebook
import Report

/// What a table of several data sets says of all of them together: the mean rank of every row, and whether its gain
/// over its base holds across data sets.
struct DatasetVerdict {
    /// A row, with its base if it has one.
    struct Row {
        /// As notes call it.
        let title: String
        let results: [ConditionResult]
        /// What its base is called, and the base's results on the same data.
        let base: (title: String, results: [ConditionResult])?
    }

    /// A gain over data sets.
    private struct Gain {
        let title: String
        /// How many data sets have a value of both.
        let datasetCount: Int
        /// Nil with too few data sets, and where both are equal on all of them.
        let test: WilcoxonTest?
        /// By Holm, over all gains of the table that have a test.
        var pValue: Double?
    }

    private let metric: Metric
    private let ranking: Result<DatasetRanking, DatasetRanking.Problem>
    /// By row.
    private let gains: [Gain?]

    /// With fewer data sets no p value says anything.
    private static let fewest = 5
    private static let testName = "Wilcoxon's signed-rank test with Holm's correction"

    /// Nil for a table of one row, one without a row of several data sets, and one without a metric that ranks.
    init?(_ rows: [Row], metrics: [Metric], datasets: [DataSelection]) {
        let ranked = metrics.filter { $0.ranking != .none }
        let isOfSeveral = rows.contains { row in
            row.results.filter { datasets.contains($0.condition.dataset) && !$0.computed.isEmpty }.count > 1
        }
        guard isOfSeveral, rows.count > 1, let metric = ranked.first(where: { $0.name == "H" }) ?? ranked.first
        else { return nil }
        self.metric = metric
        ranking = Result { () throws(DatasetRanking.Problem) in try DatasetRanking(rows.map(\.results), by: metric) }
        var gains = rows.map { Self.gain($0, metric) }
        let tested = gains.indices.filter { gains[$0]?.test != nil }
        let corrected = HolmCorrection.corrected(tested.compactMap { gains[$0]?.test?.pValue })
        for (index, pValue) in zip(tested, corrected) { gains[index]?.pValue = pValue }
        self.gains = gains
    }

    private static func gain(_ row: Row, _ metric: Metric) -> Gain? {
        guard let base = row.base else { return nil }
        let own = DatasetRanking.values(row.results, metric)
        let other = DatasetRanking.values(base.results, metric)
        let shared = row.results.map(\.condition.dataset).unique.filter { own[$0] != nil && other[$0] != nil }
        let test =
            shared.count < fewest
            ? nil : WilcoxonTest(shared.compactMap { own[$0] }, against: shared.compactMap { other[$0] })
        return Gain(title: "\(row.title) over \(base.title)", datasetCount: shared.count, test: test)
    }

    private var hasRanks: Bool { (try? ranking.get()) != nil }
    private var hasGains: Bool { gains.contains { $0?.test != nil } }

    /// Behind the columns of the last data set; none where nothing can be said.
    var groups: [ReportTable.ColumnGroup] {
        var columns: [ReportTable.Column] = []
        if hasRanks { columns.append(.init(name: "rank", ranking: .lowerIsBetter)) }
        if hasGains { columns.append(.init(name: "p of the gain")) }
        return columns.isEmpty ? [] : [.init(title: "\(metric.name) over data sets", columns: columns)]
    }

    /// The cells of a row in these columns.
    func cells(_ row: Int) -> [ReportTable.Cell] {
        var cells: [ReportTable.Cell] = []
        if case .success(let ranking) = ranking {
            cells.append(
                ranking.meanRanks[row].map { .number(mean: $0, decimals: 2) }
                    ?? .missing(reason: "no value of \(metric.name)"))
        }
        if hasGains {
            cells.append(
                gains[row]?.pValue.map { .probability($0, test: Self.testName) }
                    ?? .missing(reason: gains[row].map(Self.reason) ?? "compared with no other row"))
        }
        return cells
    }

    private static func reason(_ gain: Gain) -> String {
        gain.datasetCount < fewest
            ? "\(gain.datasetCount) data sets cannot tell; the test needs \(fewest) at least"
            : "equal on every data set"
    }

    /// Below the table, as inline Markdown.
    var note: String {
        let ranks =
            switch ranking {
            case .success(let ranking): "\(ranking.subject). \(ranking.friedmanText)."
            case .failure(let problem): "No mean ranks: \(problem.reason)."
            }
        return InlineMarkdown.escaped(ranks + (gains.contains { $0 != nil } ? " " + gainText : ""))
    }

    /// What is known of the gains, each once.
    private var gainText: String {
        let all = gains.compactMap(\.self)
        let tested = all.filter { $0.test != nil }
        var sentences = [Self.leftOut(all)].compactMap(\.self)
        if !tested.isEmpty {
            let count = tested.count == 1 ? "1 gain" : "\(tested.count) gains"
            sentences.insert(
                "Wilcoxon's signed-rank test of \(metric.name) with Holm's correction for \(count): "
                    + tested.map(Self.text).joined(separator: "; ") + ".", at: 0)
        }
        return sentences.joined(separator: " ")
    }

    private static func text(_ gain: Gain) -> String {
        guard let test = gain.test, let pValue = gain.pValue else { return gain.title }
        let kept =
            test.count == gain.datasetCount
            ? "\(test.count) data sets" : "\(test.count) of \(gain.datasetCount) data sets, the others equal"
        let way = test.isExact ? "exact" : "normal approximation"
        let least = WilcoxonTest.leastPValue(count: test.count)
        // So few differences cannot come below 0.05, whatever they are.
        let bound = least > 0.05 ? "; p cannot fall below \(NumberText.print.fixed(least, decimals: 3))" : ""
        return "\(gain.title) \(DatasetRanking.text(p: pValue)) (\(way), \(kept)\(bound))"
    }

    /// The gains that have no test, with the reason.
    private static func leftOut(_ gains: [Gain]) -> String? {
        let without = gains.filter { $0.test == nil }
        guard !without.isEmpty else { return nil }
        let reasons = without.map(reason).unique
        let parts = reasons.map { reason in
            without.filter { Self.reason($0) == reason }.map(\.title).joined(separator: ", ") + ": " + reason
        }
        return "No Wilcoxon test of gains over data sets: \(parts.joined(separator: "; "))."
    }
}

import Foundations
import Notebook
import Report

/// The columns of one data set: the measured metrics, what rows gain over their bases, then what is published and the
/// difference, where anything is.
struct ComparisonColumns {
    let dataset: DataSelection
    /// As the head of the columns names the data set.
    let title: String
    let metrics: [Metric]
    /// By cell, what is published of the same data.
    let published: [String: PublishedValues.Entry]
    /// The metric that gains are told of; nil where no row has a base.
    let gain: Metric?
    /// Of percentages.
    let decimals: Int

    private var comparable: [Metric] {
        metrics.filter { metric in published.values.contains { $0.values[metric.name] != nil } }
    }

    func groups(namesDataset: Bool) -> [ReportTable.ColumnGroup] {
        let measured = ReportTable.ColumnGroup(
            title: namesDataset || !comparable.isEmpty ? title : nil,
            columns: metrics.map { .init(name: $0.name, unit: $0.unit, ranking: $0.ranking) })
        var groups = [measured]
        // Columns of two data sets stand side by side: exports name each column by its head alone.
        let place = namesDataset ? " on \(title)" : ""
        if let gain {
            groups.append(
                .init(
                    title: "gain over the base" + place,
                    columns: [
                        .init(name: "Δ\(gain.name)", unit: "points"), .init(name: "± 95 %", unit: "points"),
                        .init(name: "p"),
                    ]))
        }
        guard !comparable.isEmpty else { return groups }
        return groups + [
            .init(title: "published" + place, columns: comparable.map { .init(name: $0.name, unit: $0.unit) }),
            .init(title: "difference" + place, columns: comparable.map { .init(name: $0.name, unit: "points") }),
        ]
    }

    /// - Parameters:
    ///   - row: the cell whose results the row shows, and what the row is called.
    ///   - base: what the row's gain is over, if anything.
    func cells(
        row: (cell: String, title: String), _ result: ConditionResult?, base: ConditionResult?
    )
        -> [ReportTable.Cell]
    {
        let measured = metrics.map { metric -> ReportTable.Cell in
            guard let values = result?.quantity(metric.name)?.measured else {
                return .missing(reason: result == nil ? "no run on these data" : result?.problem)
            }
            return .measured(values, decimals: decimals(of: metric))
        }
        let known = comparable.map { metric in published(metric, row: row, result) }
        return measured + (gain.map { gainCells($0, result, base) } ?? []) + known.map(\.cell)
            + known.map(\.difference)
    }

    private func decimals(of metric: Metric) -> Int { metric.unit == "%" ? decimals : metric.decimals }

    /// A published value beside the number that was measured of the same: this row's on these data, or none.
    private func published(
        _ metric: Metric, row: (cell: String, title: String), _ result: ConditionResult?
    ) -> (cell: ReportTable.Cell, difference: ReportTable.Cell) {
        guard let entry = published[row.cell], let value = entry.values[metric.name] else {
            return (.missing(reason: "nothing is published"), .missing(reason: "nothing is published"))
        }
        let measured = result?.quantity(metric.name)?.mean
        let published = ReportTable.PublishedValue(
            value, source: entry.sources.joined(separator: ", "), decimals: decimals(of: metric),
            claim: "\(row.title), \(title), \(metric.name)",
            partner: measured.map { .measured($0) } ?? .absent)
        return (
            .published(published),
            published.difference.map { .difference($0, decimals: decimals(of: metric)) }
                ?? .missing(reason: "not measured here")
        )
    }

    /// The mean difference, half its 95 % interval, and the p value of the test that the seeds allow.
    private func gainCells(
        _ metric: Metric, _ result: ConditionResult?, _ base: ConditionResult?
    ) -> [ReportTable.Cell] {
        guard let own = result?.quantity(metric.name), let other = base?.quantity(metric.name) else {
            let reason = result == nil ? "no run on these data" : base == nil ? "compared with no other row" : nil
            return Array(repeating: .missing(reason: reason ?? result?.problem ?? base?.problem), count: 3)
        }
        let gain = own - other
        let mean = ReportTable.Cell.difference(gain.mean, decimals: decimals(of: metric), bySeed: gain.measured)
        do throws(EvaluationProblem) {
            let estimate = try gain.estimate(for: "an interval")
            return [
                mean, .number(mean: estimate.halfWidth95, decimals: decimals(of: metric)),
                .probability(estimate.pValue, test: GainText.testName(of: gain)),
            ]
        } catch {
            return [mean, .missing(reason: error.message), .missing(reason: error.message)]
        }
    }
}

/// How a gain was judged, in words for the notes below a table or figure.
struct GainText {
    /// A row with its base: what they are called, and their values.
    struct Pair {
        let row: String
        let base: String
        let own: SeedValues
        let other: SeedValues
    }

    let pairs: [Pair]

    /// The test that an interval and a p value of a difference are of.
    static func testName(of gain: Quantity) -> String {
        gain.isIndependent ? "Welch's t test" : "paired t test by seed"
    }

    /// One sentence for each way in which gains were judged, with how many seeds stand behind it.
    var sentences: [String] {
        pairs.map(method).unique.map { method in
            let own = pairs.filter { self.method($0) == method }
            // A sentence that holds for every pair needs no names.
            let rows = own.count == pairs.count ? "" : own.map(\.row).joined(separator: ", ") + ": "
            return rows + method
        }
    }

    private func method(_ pair: Pair) -> String {
        let gain = Quantity(pair.own) - Quantity(pair.other)
        guard let values = gain.measured else {
            let shared = pair.own.sharedSeeds(with: pair.other).count
            let counts =
                "\(pair.row) \(SeedValues.countText([pair.own.count])) and "
                + "\(pair.base) \(SeedValues.countText([pair.other.count])), "
                + (shared == 0 ? "none shared" : "only one shared")
            do throws(EvaluationProblem) {
                _ = try gain.estimate(for: "a test")
                return "\(Self.testName(of: gain)), \(counts)"
            } catch {
                return "no test, \(counts): \(error.message)"
            }
        }
        if values.count == 1 { return "one seed, so that there is no test" }
        let all = Set(pair.own.seeds).union(pair.other.seeds).count
        let dropped = all > values.count ? " of \(all); the others have a value on one side only" : ""
        if !values.isFinite { return "not every value is a number, so that there is no test" }
        let shared = "\(values.count) shared seeds" + dropped
        return values.estimate == nil
            ? "no test, since the difference is the same for each of \(shared)"
            : "\(Self.testName(of: gain)) over \(shared)"
    }
}

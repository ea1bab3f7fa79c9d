import Foundations
import Report

/// Methods ranked on every data set on which each of them has a value: the verdict over data sets that tables and
/// figures give.
struct DatasetRanking {
    /// Why there are no ranks.
    struct Problem: Error, Hashable {
        /// A clause.
        let reason: String
    }

    /// What they are ranked by.
    let metric: Metric
    /// On which each method has a value.
    let datasets: [DataSelection]
    /// On which one has none.
    let incomplete: [DataSelection]
    /// By method; nil for one that has no value at all.
    let meanRanks: [Double?]
    /// Of those that have values.
    let test: FriedmanTest

    /// - Parameter methods: the results of each, on any data sets.
    init(_ methods: [[ConditionResult]], by metric: Metric) throws(Problem) {
        precondition(metric.ranking != .none, "no value of \(metric.name) is better than another")
        let values = methods.map { Self.values($0, metric) }
        let present = values.filter { !$0.isEmpty }
        guard present.count > 1 else {
            throw Problem(reason: "fewer than two methods have a value of \(metric.name)")
        }
        let all = methods.joined().map(\.condition.dataset).unique.filter { set in
            present.contains { $0[set] != nil }
        }
        let complete = all.filter { set in present.allSatisfy { $0[set] != nil } }
        guard complete.count > 1 else {
            let found = complete.isEmpty ? "no data set has" : "only \(complete[0].name) has"
            throw Problem(reason: "\(found) a value of \(metric.name) of every method, and two data sets are needed")
        }
        self.metric = metric
        datasets = complete
        incomplete = all.filter { !complete.contains($0) }
        test = FriedmanTest(
            complete.map { set in present.compactMap { $0[set] } }, higherIsBetter: metric.ranking == .higherIsBetter)
        var ranks = test.meanRanks.makeIterator()
        meanRanks = values.map { $0.isEmpty ? nil : ranks.next() }
    }

    /// The mean over seeds of every data set that has one.
    static func values(_ results: [ConditionResult], _ metric: Metric) -> [DataSelection: Double] {
        Dictionary(
            results.compactMap { result in
                result.quantity(metric.name).flatMap { $0.mean.isFinite ? (result.condition.dataset, $0.mean) : nil }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// "Mean ranks of H over 6 data sets", with those that do not count.
    var subject: String {
        let titles = DataSelection.titles(of: datasets + incomplete)
        let missing = incomplete.map { titles[$0] ?? $0.name }.joined(separator: ", ")
        return "Mean ranks of \(metric.name) over \(datasets.count) data sets, 1 is best"
            + (missing.isEmpty ? "" : "; \(missing) left out, where a method has no value")
    }

    /// "Friedman's test: χ²(3) = 9.28, p = 0.026; with F(3, 39) = 3.69, p = 0.020."
    var friedmanText: String {
        guard let chiSquare = test.chiSquare else { return "Friedman's test: no data set tells any two apart" }
        let number = NumberText.print
        let form = test.fForm.map { form in
            "; in the form of Iman and Davenport F(\(form.degreesOfFreedom.map(String.init).joined(separator: ", "))) "
                + "= \(number.fixed(form.statistic, decimals: 2)), \(Self.text(p: form.pValue))"
        }
        return "Friedman's test: χ²(\(test.degreesOfFreedom)) = \(number.fixed(chiSquare, decimals: 2)), "
            + Self.text(p: test.pValue) + (form ?? "; all data sets agree on all ranks, which leaves no F")
    }

    /// "p = 0.026" as tables print it.
    static func text(p: Double) -> String {
        p < 0.001 ? "p < 0.001" : "p = \(NumberText.print.fixed(p, decimals: 3))"
    }
}

import Datasets
import Foundation
import Foundations
import Notebook
import Runner
import Testing

@testable import Experiments

/// What tables and figures say of several data sets together.
@Suite struct DatasetVerdictTests {
    // MARK: Ranks

    private struct Measured: ExperimentResult {
        let values: [String: Double]

        init(values: [String: Double]) { self.values = values }
        init(_ record: Record) { values = record.scalars }
        var record: Record { Record(scalars: values) }
        func measured(part: String?) -> [String: Double] { values }
    }

    /// A method with one seed on data sets A, B, …; nil where it has no value.
    private static func method(_ values: [Double?], metric: String = "H") -> [ConditionResult] {
        zip("ABCDEFGHIJ", values).map { name, value in
            let condition = Condition(
                label: "m", dataset: DataSelection(DatasetReference(name: String(name))), seeds: [1],
                experiment: BaselineExperiment(method: "m"), protocolText: "")
            let outcome = Measured(values: value.map { [metric: $0] } ?? [:])
            return ConditionResult(
                condition: condition, data: nil, absence: nil,
                runs: [
                    (1, .computed(.init(result: outcome, seconds: 1, finished: "", machine: "", isStored: false)))
                ])
        }
    }

    @Test func ranksAreOfDataSetsOnWhichAllHaveValues() throws {
        let methods = [
            Self.method([9, 5, 7, 3]), Self.method([8, 6, nil, 2]), Self.method([]), Self.method([9, 4, 1, 1]),
        ]
        let ranking = try DatasetRanking(methods, by: .named("H"))
        #expect(ranking.datasets.map(\.name) == ["A", "B", "D"] && ranking.incomplete.map(\.name) == ["C"])
        let wanted: [Double?] = [1.5, 2, nil, 2.5]
        #expect(ranking.meanRanks == wanted)
        #expect(ranking.subject.contains("over 3 data sets") && ranking.subject.contains("C left out"))
    }

    @Test func lowerIsBetterWhereTheMetricSaysSo() throws {
        let methods = [Self.method([9, 5], metric: "FPR95"), Self.method([8, 4], metric: "FPR95")]
        #expect(try DatasetRanking(methods, by: .named("FPR95")).meanRanks == [2, 1])
    }

    @Test func withoutTwoMethodsOrTwoDataSetsThereAreNoRanks() {
        func reason(_ methods: [[ConditionResult]]) -> String {
            do throws(DatasetRanking.Problem) {
                _ = try DatasetRanking(methods, by: .named("H"))
                return ""
            } catch { return error.reason }
        }
        #expect(reason([Self.method([1, 2]), Self.method([nil, nil])]).contains("fewer than two methods"))
        #expect(reason([Self.method([1, nil]), Self.method([1, 2])]).contains("only A has"))
        #expect(reason([Self.method([1, nil]), Self.method([nil, 2])]).contains("no data set has"))
    }

    private static func verdict(_ own: [Double], _ other: [Double]) throws -> DatasetVerdict {
        let (own, other) = (method(own.map(Optional.some)), method(other.map(Optional.some)))
        return try #require(
            DatasetVerdict(
                [
                    .init(title: "own", results: own, base: (title: "base", results: other)),
                    .init(title: "base", results: other, base: nil),
                ], metrics: [.named("U"), .named("H")], datasets: own.map(\.condition.dataset)))
    }

    @Test func fewDataSetsCannotTell() throws {
        let few = try Self.verdict([5, 6, 7, 8], [1, 1, 1, 1])
        #expect(few.groups.map(\.title) == ["H over data sets"] && few.groups[0].columns.map(\.name) == ["rank"])
        #expect(few.note.contains("own over base: 4 data sets cannot tell; the test needs 5 at least"))
        let five = try Self.verdict([5, 6, 7, 8, 9], [1, 1, 1, 1, 1])
        #expect(five.groups[0].columns.map(\.name) == ["rank", "p of the gain"])
        #expect(five.note.contains("own over base p = 0.062 (exact, 5 data sets; p cannot fall below 0.062)"))
        #expect(
            five.cells(0) == [
                .number(mean: 1, decimals: 2),
                .probability(0.0625, test: "Wilcoxon's signed-rank test with Holm's correction"),
            ])
        #expect(five.cells(1)[1] == .missing(reason: "compared with no other row"))
        let equal = try Self.verdict([1, 2, 3, 4, 5], [1, 2, 3, 4, 5])
        #expect(
            equal.note.contains("no data set tells any two apart") && equal.note.contains("equal on every data set"))
    }

    @Test func oneDataSetOrOneRowHasNoVerdict() {
        let row = DatasetVerdict.Row(title: "a", results: Self.method([1, 2]), base: nil)
        let sets = row.results.map(\.condition.dataset)
        #expect(DatasetVerdict([row], metrics: [.named("H")], datasets: sets) == nil)
        #expect(DatasetVerdict([row, row], metrics: [.named("H")], datasets: [sets[0]]) == nil)
        #expect(DatasetVerdict([row, row], metrics: [.named("seconds")], datasets: sets) == nil)
        // Rows of one data set each are rows of different data, not several data sets of a row.
        let apart = row.results.map { DatasetVerdict.Row(title: "a", results: [$0], base: nil) }
        #expect(DatasetVerdict(apart, metrics: [.named("H")], datasets: sets) == nil)
    }

    // MARK: Notebooks

    private static let names = ["D1", "D2", "D3", "D4", "D5", "D6"]

    private static func bench() throws -> Bench {
        let bench = try Bench()
        for (index, name) in names.enumerated() {
            try FolderFixture(images: ["res101": 7 + index], classes: ["att": 3 + index % 4]).write(
                to: bench.folder + "/data", name: name)
        }
        return bench
    }

    private static func notebook(_ datasets: [String], _ views: String) -> String {
        let blocks = [("first", "eszsl"), ("second", "sae"), ("third", "ridge-visual")].map { name, method in
            "```d3gzsl baseline \(name)\ndataset: [\(datasets.joined(separator: ", "))]\nmethod: \(method)\n```"
        }
        return (["---\ntitle: Many data sets\n---"] + blocks + [views]).joined(separator: "\n\n")
    }

    private static let views = """
        ```d3gzsl table results
        rows: {first: "*First*", second: Second, third: Third}
        columns: [U, H]
        gain: {second: first, third: first}
        ```

        ```d3gzsl figure ranks
        kind: critical-difference
        cells: {first: "*First*", second: Second, third: Third}
        ```
        """

    /// The fields of a table without quotes.
    private static func fields(_ csv: String) -> [[String]] {
        csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    }

    @Test func tableAndFigureGiveOneVerdict() throws {
        let bench = try Self.bench()
        #expect(try bench.run(Self.notebook(Self.names, Self.views)).exitCode == 0)
        let folder = bench.folder + "/reports/notebook/"
        func file(_ name: String) throws -> String { try String(contentsOfFile: folder + name, encoding: .utf8) }
        let csv = Self.fields(try file("tbl-results.csv"))
        let measured = csv[0].indices.filter { csv[0][$0].hasSuffix(" H (%)") && !csv[0][$0].contains("gain") }
        #expect(measured.count == 6, "\(csv[0])")
        let values = csv.dropFirst().map { row in measured.compactMap { Double(row[$0]) } }
        let test = FriedmanTest((0..<6).map { set in values.map { $0[set] } }, higherIsBetter: true)
        let rank = try #require(csv[0].firstIndex(of: "H over data sets rank"))
        #expect(csv.dropFirst().map { Double($0[rank]) } == test.meanRanks, "\(csv)")
        let p = try #require(csv[0].firstIndex(of: "H over data sets p of the gain"))
        let raw = [1, 2].compactMap { WilcoxonTest(values[$0], against: values[0])?.pValue }
        #expect(csv[2...3].map { Double($0[p]) } == HolmCorrection.corrected(raw), "\(csv)")
        #expect(csv[2][p + 1] == "Wilcoxon's signed-rank test with Holm's correction" && csv[1][p].isEmpty)

        let page = try bench.report()
        let sentence = "Mean ranks of H over 6 data sets, 1 is best. Friedman's test: "
        for text in [page, try file("tbl-results.json"), try file("tbl-results.tex")] {
            let plain = text.replacing("&#39;", with: "'").replacing("&apos;", with: "'").replacing("’", with: "'")
            #expect(plain.contains(sentence), "\(plain.suffix(3000))")
            #expect(
                plain.contains("Wilcoxon's signed-rank test of H with Holm's correction for 2 gains: Second over First")
            )
        }
        // What holds of every data set is said once.
        #expect(page.contains("Gain on D1, D2, D3, D4, D5, D6: mean difference"))
        #expect(page.contains("Critical difference diagram") && page.contains("Best first: "))
        #expect(FileManager.default.fileExists(atPath: folder + "fig-ranks.png"))
        if let copies = ProcessInfo.processInfo.environment["D3GZSL_FIGURES"] {
            try FileManager.default.copyItem(atPath: bench.folder + "/reports", toPath: copies + "/verdict")
        }
    }

    @Test func absentDataSetsDoNotCount() throws {
        let bench = try Self.bench()
        #expect(try bench.run(Self.notebook(["D1", "ABSENT", "D2", "D3"], Self.views)).exitCode == 0)
        let page = try bench.report()
        #expect(page.contains("Mean ranks of H over 3 data sets, 1 is best."))
        #expect(page.contains("3 data sets cannot tell"))
        // What is there of a list is known only when it runs.
        #expect(try bench.run(Self.notebook(["D1", "ABSENT"], Self.views)).exitCode == 0)
        #expect(
            try bench.report().contains(
                "is not shown: only D1 has a value of H of every method, and two data sets are needed"))
    }

    @Test func ranksOfOneDataSetOrOneRowAreMistakes() throws {
        let bench = try Self.bench()
        func complaints(_ datasets: [String], _ options: String) throws -> String {
            try bench.complaints(
                Self.notebook(datasets, "```d3gzsl figure ranks\nkind: critical-difference\n\(options)\n```"))
        }
        let one = try complaints(["D1"], "cells: [first, second]")
        #expect(one.contains("there is only D1"), "\(one)")
        #expect(one.contains("notebook.md:22:8: error"), "\(one)")
        let alone = try complaints(["D1", "D2"], "cells: [first]")
        #expect(alone.contains("'first' alone has no rank"), "\(alone)")
        let level = try complaints(["D1", "D2"], "cells: [first, second]\nalpha: 0")
        #expect(level.contains("from 0.001 to 0.5"), "\(level)")
        let metric = try complaints(["D1", "D2"], "cells: [first, second]\nmetric: seconds")
        #expect(metric.contains("'metric'"), "\(metric)")
        #expect(try complaints(["D1", "D2"], "cells: [first, second]\nalpha: 0.1\nmetric: U").isEmpty)
    }
}

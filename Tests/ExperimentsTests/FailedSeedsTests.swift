import Datasets
import Foundation
import Foundations
import Notebook
import Report
import Runner
import Testing

@testable import Experiments

/// What is said of numbers of which some runs failed. Results are given, not computed.
@Suite struct FailedSeedsTests {
    /// What a training run leaves, with the same accuracy everywhere.
    private static func record(_ accuracy: Double) -> Record {
        let metrics = ["U", "S", "H", "T1", "AUSUC"]
        return Record(
            scalars: Dictionary(
                metrics.map { ($0, accuracy) } + [("epoch", 1), ("parameters", 1)], uniquingKeysWith: { $1 }),
            series: Dictionary((metrics + ["epoch", "perClass"]).map { ($0, []) }, uniquingKeysWith: { $1 }),
            arrays: ["confusion": .init(shape: [0, 0], values: []), "curve": .init(shape: [0, 2], values: [])])
    }

    /// The study of a notebook after every run: accuracies by cell, data set and seed; those that there are not failed.
    private func results(
        _ text: String, _ bench: Bench, _ accuracy: (_ cell: String, _ dataset: String, _ seed: Int) -> Double?
    ) throws -> (StudyResults, DataShelf) {
        let study = try #require(
            Study.check(SourceFile(path: "n.md", text: text), in: bench.workspace) { _ in [] }.study)
        let shelf = DataShelf(bench.workspace.catalogue)
        var outcomes: [String: UnitOutcome] = [:]
        for (cell, block) in zip(study.plan.cells, study.blocks) {
            for condition in block.conditions {
                let digest = try shelf.load(condition.dataset).dataset.digest
                for request in condition.requests {
                    outcomes[request.key(data: digest).digest] =
                        accuracy(cell.name, condition.dataset.name, request.seed)
                        .map { .finished(Self.record($0)) } ?? .failed(message: "diverged")
                }
            }
        }
        return (StudyResults(study, data: shelf, outcomes: outcomes), shelf)
    }

    private func page(_ results: StudyResults, _ shelf: DataShelf) -> String {
        ReportPage.html(
            StudyReport(
                results: results, data: shelf, figures: FigureStore(nil), command: "run",
                run: RunSummary(engine: "e"), isPartial: false, links: []
            ).document())
    }

    private static let two = """
        ```d3gzsl train a
        dataset: SET
        seeds: 4
        ```

        ```d3gzsl train b
        like: a
        hidden: 8
        ```

        ```d3gzsl train whole
        like: a
        hidden: 12
        ```

        ```d3gzsl table t
        rows: {a: A, b: B, whole: Whole}
        columns: [H]
        gain: {b: a}
        ```

        Differs by `= b.H - a.H | num2`.
        """

    private func bench() throws -> Bench {
        let bench = try Bench()
        try FolderFixture().write(to: bench.folder + "/data", name: "SET")
        return bench
    }

    /// Seed 1 failed on one side and seed 4 on the other: the pairs are of 2 and 3.
    @Test func otherSeedsFailOnEitherSide() throws {
        let values = [
            "a": [2: 50.0, 3: 52, 4: 90], "b": [1: 10.0, 2: 54, 3: 55],
            "whole": [1: 20.0, 2: 30, 3: 40, 4: 50],
        ]
        let (results, shelf) = try results(Self.two, bench()) { cell, _, seed in values[cell]?[seed] }
        let gain =
            try #require(results.quantity(cell: "b", metric: "H")) - #require(results.quantity(cell: "a", metric: "H"))
        #expect(gain.measured?.seeds == [2, 3] && gain.measured?.values == [4, 3])
        let page = page(results, shelf)
        #expect(
            page.contains("paired t test by seed over 2 shared seeds of 4; the others have a value on one side only"))
        #expect(page.contains(">3.50<"))
        #expect(page.contains("Mean ± standard deviation over 3 to 4 seeds."))
        #expect(page.contains("a on SET: 3 of 4 seeds, seed 1 failed: diverged"))
    }

    /// One seed is left on either side, and it is another.
    @Test func nothingIsLeftToPair() throws {
        let (results, shelf) = try results(Self.two, bench()) { cell, _, seed in
            cell == "whole" || (cell == "a" && seed == 1) || (cell == "b" && seed == 2) ? 40 + Double(seed) : nil
        }
        let page = page(results, shelf)
        #expect(page.contains("no test, B of one seed and A of one seed, none shared"))
        #expect(!page.contains("paired") && page.contains("Mean ± standard deviation over 1 to 4 seeds."))
    }

    /// A mean over data sets is of all that are there, or it is not given.
    @Test func oneDataSetFails() throws {
        let bench = try bench()
        try FolderFixture(images: ["res101": 9]).write(to: bench.folder + "/data", name: "OTHER")
        let text = Self.two.replacing("dataset: SET", with: "dataset: [SET, OTHER]")
        let (results, shelf) = try results(text, bench) { cell, dataset, seed in
            cell == "b" && dataset == "OTHER" ? nil : dataset == "SET" ? 40 + Double(seed) : 60
        }
        #expect(results.quantity(cell: "a", metric: "H")?.measured?.values == [50.5, 51, 51.5, 52])
        #expect(results.quantity(cell: "b", metric: "H") == nil)
        #expect(page(results, shelf).contains("no value: 'b.H' has no value: 'b' "))
    }
}

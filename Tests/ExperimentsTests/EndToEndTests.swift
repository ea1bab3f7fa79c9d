import Experiments
import Foundation
import Notebook
import Runner
import Testing
import ZeroShot

/// From a Markdown file to a report, on real if very short training.
@Suite struct EndToEndTests {
    private static let notebook = """
        ---
        title: A small one
        parameters: {seeds: 2}
        ---
        ## The base

        ```d3gzsl train base
        seeds: ${seeds}
        \(Bench.tiny)
        ```

        ```d3gzsl train full
        like: base
        distill: [cls, be, kl, od]
        ```

        ```d3gzsl table results
        caption: Two methods.
        rows: {base: The base, full: All terms}
        ```

        ```d3gzsl figure bars
        kind: bars
        cells: [base, full]
        ```

        ```d3gzsl figure curves
        kind: curves
        cells: [base, full]
        metrics: [U, H]
        ```

        ```d3gzsl figure losses
        kind: curves
        cells: [full]
        losses: [be, kl]
        ```

        ```d3gzsl figure trade
        kind: seen-unseen
        cells: [base, full]
        ```

        ```d3gzsl figure classes
        kind: per-class
        cells: [base, full]
        ```

        ```d3gzsl figure pictures
        kind: samples
        ```

        ```d3gzsl show
        what: configuration
        of: full
        ```

        See @tbl-results and @fig-bars: S is `= base.S | pct1`.

        ```d3gzsl expect
        - base.S >= 0
        ```
        """

    @Test func secondRunTrainsNothing() throws {
        let bench = try Bench()
        let first = try bench.run(Self.notebook)
        #expect(first.exitCode == 0)
        // Two runs and the teacher of one of them, with two seeds.
        #expect(first.units.map(\.state) == Array(repeating: "trained", count: 6))
        #expect(first.units[0].configuration?["generator"]?["method"]?.string == "f-clswgan")
        #expect(first.notebooks[0].cells.map(\.state) == ["trained", "trained"] + Array(repeating: "shown", count: 9))
        let page = try bench.report()
        let second = try bench.run(Self.notebook)
        #expect(second.units.map(\.state) == Array(repeating: "from the store", count: 4))
        #expect(second.notebooks[0].cells.prefix(2).map(\.state) == ["from the store", "from the store"])
        // What only stored results were made from is asked for no more.
        let runs = first.units.filter { unit in second.units.contains { $0.title == unit.title } }
        #expect(runs.count == 4 && runs.map(\.metrics) == second.units.map(\.metrics))
        // Only the words on where a result came from may differ.
        func words(_ page: String) -> String {
            page.replacingOccurrences(of: "2 runs trained", with: "2 runs from the store")
        }
        #expect(try words(page) == words(bench.report()))
    }

    @Test func theReportSaysWhatCameOut() throws {
        let bench = try Bench()
        let log = try bench.run(Self.notebook)
        let page = try bench.report()
        let seen = try #require(log.notebooks[0].cells[0].metrics["S"])
        #expect(page.contains(String(format: "%.1f\u{202F}%%", seen)))
        #expect(page.contains("The base") && page.contains("All terms") && page.contains("±"))
        #expect(page.components(separatedBy: "data:image/png").count > 12, "light and dark pictures of six figures")
        let words = page.replacing(/base64,[A-Za-z0-9+\/=]*/, with: "")
        #expect(!words.contains("<script") && !words.contains("NaN"))
        #expect(page.contains("./d3gzsl run"))
        let exports = try FileManager.default.contentsOfDirectory(atPath: bench.folder + "/reports/notebook").sorted()
        #expect(
            exports == [
                "fig-bars.png", "fig-classes.png", "fig-curves.png", "fig-losses.png", "fig-pictures.png",
                "fig-trade.png", "tbl-results.csv", "tbl-results.json", "tbl-results.tex",
            ])
        #expect(
            try String(contentsOfFile: bench.folder + "/reports/notebook/tbl-results.csv", encoding: .utf8).contains(
                "All terms"))
    }

    @Test func unitsAreSharedBetweenCellsAndWordsAreNoReasonToTrain() throws {
        let bench = try Bench()
        _ = try bench.run(Self.notebook)
        let again = try bench.run(
            Self.notebook.replacingOccurrences(of: "Two methods.", with: "Other words.")
                + "\n\n```d3gzsl train twin\nlike: base\n```\n")
        #expect(again.units.count == 4 && again.units.allSatisfy { $0.state == "from the store" })
        #expect(again.units[0].cells == ["base", "twin"])
    }

    @Test func anotherSeedIsTrainedAlone() throws {
        let bench = try Bench()
        _ = try bench.run(Self.notebook)
        let log = try bench.run(Self.notebook, parameters: [("seeds", "3")])
        #expect(log.units.count { $0.state == "trained" } == 3 && log.units.count { $0.state == "from the store" } == 4)
    }

    @Test func missedExpectation() throws {
        let bench = try Bench()
        let log = try bench.run(
            "---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\n```\n\n"
                + "```d3gzsl expect\n- base.S > 100.5\n- base.S <= 100\n```\n"
        )
        #expect(log.exitCode == 3)
        #expect(log.notebooks[0].expectations.map(\.verdict) == ["missed", "held"])
        #expect(try bench.report().contains("missed"))
    }

    @Test func aFailingCellTakesItsDependantsAlong() throws {
        let bench = try Bench(generators: .standard.adding(WildGenerator.self))
        let log = try bench.run(
            """
            ---
            title: T
            ---
            ```d3gzsl train wild
            generator: wild
            \(Bench.tiny)
            ```

            ```d3gzsl train tame
            \(Bench.tiny)
            ```

            ```d3gzsl table only
            rows: [wild]
            ```

            ```d3gzsl table both
            rows: [wild, tame]
            ```
            """)
        #expect(log.exitCode == 1)
        #expect(log.notebooks[0].cells.map(\.state) == ["failed", "trained", "skipped", "shown"])
        #expect(log.notebooks[0].cells[0].reason?.contains("diverged") == true)
        let page = try bench.report()
        #expect(page.contains("diverged") && page.contains("skipped"))
    }

    @Test func interruptedRunLeavesAReport() throws {
        let bench = try Bench()
        let cancellation = Cancellation()
        cancellation.request()
        let log = try bench.run(Self.notebook, cancellation: cancellation)
        #expect(log.exitCode == 130)
        #expect(log.notebooks[0].cells[0].state == "cancelled")
        #expect(try bench.report().contains("interrupted"))
    }

    @Test func severalNotebooksGetAnIndex() throws {
        let bench = try Bench()
        let paths = try ["one.md", "two.md"].map {
            try bench.write(Self.notebook.replacingOccurrences(of: "A small one", with: $0), as: $0)
        }
        let settings = bench.settings(paths)
        let log = try NotebookRun(
            settings, store: bench.store, in: bench.workspace, events: Silence(), cancellation: Cancellation()
        ).run(CheckedNotebooks(settings, in: bench.workspace).studies)
        #expect(log.units.count == 6, "notebooks share units")
        let index = try bench.report("index")
        #expect(index.contains("one.html") && index.contains("two.html"))
    }

    @Test func aFolderThatCannotBeWrittenIsSaidBeforeTraining() throws {
        let bench = try Bench()
        var settings = bench.settings([try bench.write(Self.notebook)])
        settings.output = "/proc/reports"
        let studies = CheckedNotebooks(settings, in: bench.workspace).studies
        #expect(throws: (any Error).self) {
            try NotebookRun(
                settings, store: bench.store, in: bench.workspace, events: Silence(), cancellation: Cancellation()
            ).run(studies)
        }
        #expect(!FileManager.default.fileExists(atPath: bench.store + "/records"))
    }
}

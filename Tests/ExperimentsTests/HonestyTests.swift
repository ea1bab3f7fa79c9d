import Experiments
import Foundation
import Testing

/// What a report says of numbers that are not what they seem.
@Suite struct HonestyTests {
    /// A number whose epoch was chosen on test rows carries a warning wherever it is shown.
    @Test func testBestIsLeakage() throws {
        let bench = try Bench()
        let log = try bench.run(
            """
            ---
            title: T
            ---
            ```d3gzsl train base
            \(Bench.tiny)
            ```

            ```d3gzsl train best
            like: base
            selection: test-best
            ```

            ```d3gzsl table honest
            rows: [base]
            ```

            ```d3gzsl table t
            rows: [base, best]
            ```

            ```d3gzsl figure f
            kind: bars
            cells: [best]
            ```
            """)
        #expect(log.exitCode == 0)
        let report = try bench.report()
        #expect(report.components(separatedBy: "Leakage.").count == 3)
        #expect(report.contains("<code>best</code>: its epoch was chosen by H on the test rows"))
    }

    @Test func noChoiceOnTestRows() throws {
        func notebook(_ more: String) -> String {
            "---\ntitle: T\n---\n```d3gzsl train base\n```\n\n"
                + "```d3gzsl sweep grid\nof: base\nover: {hidden: [8, 16]}\n\(more)\n```\n\n"
                + "```d3gzsl figure f\nkind: sweep\nsweep: grid\nchoice: grid\n```\n"
        }
        #expect(
            try Bench().complaints(notebook("")).contains(
                "the grid of 'choice' is evaluated on test rows, and nothing may be chosen by them"))
        #expect(try Bench().complaints(notebook("evaluation: validation")).isEmpty)
    }

    /// A quick run says that it is one, and judges no claim.
    @Test func quickRun() throws {
        let bench = try Bench()
        let text =
            "---\ntitle: T\nparameters: {seeds: 3}\nquick: {seeds: 1}\n---\n"
            + "```d3gzsl train base\n\(Bench.tiny)\nseeds: ${seeds}\n```\n\n```d3gzsl expect\n- base.H > 101\n```\n"
        var settings = bench.settings([try bench.write(text)])
        #expect(try bench.run(settings).exitCode == 3)
        settings.isQuick = true
        let log = try bench.run(settings)
        #expect(log.exitCode == 0)
        #expect(try bench.report().contains("A quick run, with <code>seeds</code> = <code>1</code>"))
        let wrong = try bench.complaints(text.replacingOccurrences(of: "quick: {seeds: 1}", with: "quick: {sedes: 1}"))
        #expect(wrong.contains("notebook.md:4:9: error: there is no parameter 'sedes'"), "\(wrong)")
    }

    /// The gain of a row over its base by seed, with its interval and test.
    @Test func gain() throws {
        let bench = try Bench()
        _ = try bench.run(
            """
            ---
            title: T
            ---
            ```d3gzsl train base
            \(Bench.varied)
            seeds: 3
            ```

            ```d3gzsl train other
            like: base
            hidden: 24
            ```

            ```d3gzsl table t
            rows: [base, other]
            columns: [AUSUC]
            gain: {other: base}
            ```

            ```d3gzsl figure f
            kind: differences
            cells: [other]
            gain: {other: base}
            metrics: AUSUC
            ```
            """)
        let report = try bench.report()
        #expect(report.contains("Differences to its base; bars are 95 % confidence intervals"))
        #expect(report.contains("paired t test by seed over 3 shared seeds"))
        #expect(report.contains("Mean ± standard deviation over 3 seeds each."))
        let lines = try String(contentsOfFile: bench.folder + "/reports/notebook/tbl-t.csv", encoding: .utf8).split(
            whereSeparator: \.isNewline)
        #expect(lines[0].hasPrefix("Method,AUSUC (%),AUSUC (%) sd,AUSUC (%) n,AUSUC (%) seeds,"), "\(lines[0])")
        #expect(
            lines[0].hasSuffix(
                ["ΔAUSUC (points)", "ΔAUSUC (points) n", "ΔAUSUC (points) seeds", "± 95 % (points)", "p", "p test"]
                    .map { ",gain over the base " + $0 }.joined()), "\(lines[0])")
        let base = lines[1].split(separator: ",", omittingEmptySubsequences: false)
        let other = lines[2].split(separator: ",", omittingEmptySubsequences: false)
        #expect(base[5...].filter { !$0.isEmpty } == [])
        let (mean, difference, p) = (
            try #require(Double(other[1])), try #require(Double(other[5])), try #require(Double(other[9]))
        )
        #expect(other[3...4] == ["3", "1 2 3"] && other[6...7] == ["3", "1 2 3"])
        #expect(other[10] == "paired t test by seed")
        #expect(abs(mean - (try #require(Double(base[1]))) - difference) < 1e-9)
        #expect(p >= 0 && p <= 1)
    }

    /// Either one base for all, or one for each.
    @Test func basesOfDifferences() throws {
        func complaints(_ options: String) throws -> String {
            try Bench().complaints(
                "---\ntitle: T\n---\n```d3gzsl train a\n```\n\n```d3gzsl train b\nhidden: 8\n```\n\n"
                    + "```d3gzsl figure f\nkind: differences\ncells: [a, b]\n\(options)\n```\n"
            )
        }
        #expect(try complaints("base: a").isEmpty)
        #expect(try complaints("").contains("needs either 'base' or 'gain'"))
        #expect(try complaints("base: a\ngain: {b: a}").contains("needs either 'base' or 'gain'"))
        #expect(try complaints("gain: {b: a}").contains("'a' has no base"))
    }

    /// Some of several data sets may be absent: a row of the table says so, and how to get them.
    @Test func absentDataset() throws {
        let bench = try Bench()
        let log = try bench.run(
            "---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\ndataset: [shapes, CUB]\n```\n\n"
                + "```d3gzsl table t\nrows: [base]\n```\n"
        )
        #expect(log.exitCode == 0)
        let report = try bench.report()
        #expect(report.contains("class=\"absent\""))
        #expect(
            report.contains("there is no data set &#39;CUB&#39;") || report.contains("there is no data set 'CUB'"),
            "\(report.components(separatedBy: "absent").dropFirst().first?.prefix(300) ?? "")")
    }

    /// One that is there and cannot be read is a mistake, and the message names the file.
    @Test func brokenDataset() throws {
        let bench = try Bench()
        try FileManager.default.createDirectory(
            atPath: bench.folder + "/data/BROKEN", withIntermediateDirectories: true)
        for file in ["res101.mat", "att_splits.mat"] {
            try Data(repeating: 7, count: 500).write(to: URL(fileURLWithPath: bench.folder + "/data/BROKEN/" + file))
        }
        let log = try bench.run(
            "---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\ndataset: [shapes, BROKEN]\n```\n\n"
                + "```d3gzsl table t\nrows: [base]\n```\n"
        )
        #expect(log.exitCode == 1)
        #expect(
            try bench.report().contains("BROKEN/att_splits.mat: expected a MATLAB file")
                || bench.report().contains("BROKEN/res101.mat: expected a MATLAB file"))
    }

    /// With fewer seen classes the unseen ones and their rows stay.
    @Test func fewerSeenClasses() throws {
        let bench = try Bench()
        _ = try bench.run(
            "---\ntitle: T\n---\n```d3gzsl train base\n\(Bench.tiny)\n```\n\n"
                + "```d3gzsl sweep classes\nof: base\nover: {seenClasses: [10, 20]}\n```\n\n"
                + "```d3gzsl table t\nrows: [base, classes]\n```\n\n"
                + "```d3gzsl figure f\nkind: sweep\nsweep: classes\n```\n"
        )
        let report = try bench.report()
        #expect(report.contains("seenClasses 10") && report.contains("seenClasses 20"))
    }
}

import Experiments
import Foundation
import Foundations
import Runner
import Testing

/// No report takes the place of another, of the site's index, or of its notebook.
@Suite struct ReportNameTests {
    private static let text = "---\ntitle: T\n---\nText.\n"

    private func write(_ names: [String], in bench: Bench) throws -> [String] {
        for folder in ["a", "b"] {
            try FileManager.default.createDirectory(
                atPath: bench.folder + "/" + folder, withIntermediateDirectories: true)
        }
        return try names.map {
            try bench.write(Self.text.replacing("T\n", with: "\($0)\n", maxReplacements: 1), as: $0)
        }
    }

    private func complaints(_ names: [String], in bench: Bench, writesReports: Bool = true) throws -> [String] {
        CheckedNotebooks(
            bench.settings(try write(names, in: bench)), in: bench.workspace, writesReports: writesReports
        ).diagnostics.map { $0.message.replacing(bench.folder + "/", with: "") }
    }

    @Test func aNotebookCalledIndexKeepsItsReport() throws {
        let bench = try Bench()
        let log = try bench.run(bench.settings(try write(["index.md", "other.md"], in: bench)))
        #expect(log.notebooks[0].report.hasSuffix("/index-report.html"))
        #expect(try bench.report("index-report").contains("<title>index.md</title>"))
        let index = try bench.report("index")
        #expect(index.contains("href=\"index-report.html\"") && index.contains("href=\"other.html\""))
        #expect(try bench.report("other").contains("href=\"index.html\""))
    }

    @Test(arguments: [true, false])
    func twoOfOneNameAreRefused(writesReports: Bool) throws {
        let bench = try Bench()
        for (names, page) in [
            (["a/x.md", "b/x.md"], "x.html"), (["a/x.md", "b/x.markdown"], "x.html"), (["a/x.md", "a/x.md"], "x.html"),
            (["index.md", "index-report.md"], "index-report.html"),
            // The second would put its tables into a folder of the first one's name.
            (["x.md", "x.html.md"], "x.html"),
        ] {
            #expect(
                try complaints(names, in: bench, writesReports: writesReports) == [
                    "\(names[0]) and \(names[1]) would both become \(page)"
                ])
        }
        #expect(
            try complaints(["index.html.md"], in: bench) == [
                "the index of the reports and index.html.md would both become index.html"
            ])
        #expect(try complaints(["a/x.md", "b/X.md", "a.md"], in: bench, writesReports: writesReports).isEmpty)
    }

    @Test func theReportOfAnotherNotebookIsNotWrittenOver() throws {
        let bench = try Bench()
        let paths = try write(["a/x.md", "b/x.md"], in: bench)
        _ = try bench.run(bench.settings([paths[0]]))
        let first = try bench.report("x")
        #expect(
            try complaints(["b/x.md"], in: bench) == [
                "reports/x.html is the report of a/x.md, and b/x.md has the same name"
            ])
        #expect(try complaints(["b/x.md"], in: bench, writesReports: false).isEmpty, "a check writes nothing")
        #expect(try bench.report("x") == first)
        // By another way to the same notebook; once it is gone, or in another folder, nothing is in the way.
        try FileManager.default.createSymbolicLink(atPath: bench.folder + "/link", withDestinationPath: "a")
        #expect(try complaints(["link/x.md"], in: bench).isEmpty)
        try FileManager.default.removeItem(atPath: paths[0])
        #expect(try complaints(["b/x.md"], in: bench).isEmpty)
    }

    @Test func notebooksAndReportsMayMoveTogether() throws {
        let bench = try Bench()
        _ = try bench.run(bench.settings(try write(["a/x.md"], in: bench)))
        let page = try bench.report("x")
        #expect(page.contains("content=\"../a/x.md\""))
    }

    @Test func whatStandsInTheWayIsSaidBeforeAnythingRuns() throws {
        let bench = try Bench()
        _ = try write(["x.md"], in: bench)
        let reports = bench.folder + "/reports"
        try FileManager.default.createDirectory(atPath: reports + "/x.html", withIntermediateDirectories: true)
        #expect(try complaints(["x.md"], in: bench) == ["reports/x.html: this is a folder, not a file"])
        try FileManager.default.removeItem(atPath: reports + "/x.html")
        try "a file".write(toFile: reports + "/x", atomically: true, encoding: .utf8)
        #expect(
            try complaints(["x.md"], in: bench) == [
                "reports/x: tables and figures of the report need a folder of this name, and a file has it"
            ])
        try FileManager.default.removeItem(atPath: reports)
        try FileManager.default.createSymbolicLink(atPath: reports, withDestinationPath: ".")
        #expect(
            try complaints(["y.html"], in: bench).first
                == "the report of y.html would take the place of the notebook")
        // Reading it would wait for ever.
        #expect(mkfifo(reports + "/z.html", 0o600) == 0)
        #expect(try complaints(["z.md"], in: bench).isEmpty)
    }

    @Test func linksAndCommandsKeepOddNames() throws {
        let bench = try Bench()
        let names = ["100% a#b?c.md", "it's <b>&\"q\".md", "ü x:y.md"]
        let log = try bench.run(bench.settings(try write(names, in: bench)))
        let index = try bench.report("index")
        for (name, link) in zip(
            names, ["100%25%20a%23b%3Fc.html", "it%27s%20%3Cb%3E%26%22q%22.html", "%C3%BC%20x%3Ay.html"])
        {
            #expect(index.contains("href=\"\(link)\""), "\(link)")
            #expect(FileManager.default.fileExists(atPath: bench.folder + "/reports/\(link.removingPercentEncoding!)"))
            #expect(try complaints([name], in: bench).isEmpty, "a second run meets its own report")
        }
        #expect(log.notebooks.count == 3)
        #expect(try bench.report("100% a#b?c").contains("./d3gzsl run '\(bench.folder)/100% a#b?c.md'"))
        #expect(try bench.report("it's <b>&\"q\"").contains("it'\\''s &lt;b&gt;&amp;&quot;q&quot;.md'"))
    }
}

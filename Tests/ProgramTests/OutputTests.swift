import Foundation
import Testing

/// What cannot be written is told, once, and the program does not end as if all were well; what can be written to is
/// written to as any other program does it.
@Suite struct OutputTests {
    private let program: Program

    init() throws { program = try Program() }

    private static let full = "there is no room left: it cannot be written (No space left on device)"

    @Test(arguments: ["--help", "--version", "check n.md", "run n.md", "render n.md", "data", "cache", "help run"])
    func aFullStandardOutput(_ command: String) throws {
        let outcome = try program.run("d3gzsl \(command) >/dev/full")
        #expect(outcome.code == 1 && !outcome.wasKilled)
        #expect(outcome.complaint.hasSuffix("Error: standard output: \(Self.full)\n"), "\(outcome.complaint)")
        #expect(outcome.complaint.components(separatedBy: "Error").count == 2, "one clear error")
    }

    @Test(arguments: ["--help", "check n.md", "render n.md", "run n.md"])
    func aClosedStandardOutput(_ command: String) throws {
        let outcome = try program.run("d3gzsl \(command) >&-")
        #expect(outcome.code == 1)
        #expect(outcome.complaint.contains("Error: standard output: it cannot be written (Bad file descriptor)"))
    }

    /// As by the signal, without a word: `d3gzsl … | head` is no mistake.
    @Test(arguments: ["--help", "check n.md", "render n.md", "run n.md --json -"])
    func aReaderThatHasGone(_ command: String) throws {
        try program.write(String(repeating: "Some more words.\n\n", count: 20_000), to: "long.md")
        let outcome = try program.run("{ sleep 0.3; d3gzsl \(command) 2>complaint; echo $? >code; } | :")
        #expect(outcome.code == 0)
        #expect(program.text("code") == "141\n")
        #expect(!program.text("complaint").contains("Error"), "\(program.text("complaint"))")
        _ = try program.run("{ d3gzsl render long.md; echo $? >code; } | head -n 1")
        #expect(program.text("code") == "141\n")
    }

    /// A file that is opened gets the lowest free number. It must not be that of a standard file.
    @Test func messagesNeverEndUpInAReport() throws {
        for closed in ["2>&-", ">&- 2>&-", "<&- >&- 2>&-", "<&-"] {
            _ = try program.run("d3gzsl run n.md -o reports --json log.json \(closed)")
            let page = program.text("reports/n.html")
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"), "\(closed)")
            #expect(program.text("log.json").hasPrefix("{") && program.text("log.json").hasSuffix("}\n"), "\(closed)")
            try FileManager.default.removeItem(atPath: program.folder + "/reports")
            try FileManager.default.removeItem(atPath: program.folder + "/log.json")
        }
    }

    @Test(arguments: ["--json", "--events"])
    func aLogThatCannotBeWrittenIsToldAndCostsNoReport(_ option: String) throws {
        let outcome = try program.run("d3gzsl run n.md -o reports \(option) /dev/full")
        #expect(outcome.code == 1)
        #expect(
            outcome.complaint.hasSuffix(
                "Error: /dev/full: there is no room left: the file cannot be written (No space left on device)\n"))
        #expect(outcome.output.contains("reports/n.html"), "what was done is said")
        #expect(program.exists("reports/n.html"))
        #expect(try program.run("test -c /dev/full").code == 0, "a device is no file to be replaced")
    }

    @Test(arguments: ["run n.md -o reports --json", "run n.md -o reports --events", "bench --json"])
    func aPlaceThatCannotBeIsSaidBeforeAnythingIsDone(_ command: String) throws {
        try FileManager.default.createDirectory(atPath: program.folder + "/folder", withIntermediateDirectories: true)
        for (place, reason) in [
            ("folder", "folder: this is a folder, not a file"),
            ("absent/log", "absent/log: the file cannot be written (No such file or directory)"),
            ("n.md/log", "n.md/log: the file cannot be written (Not a directory)"),
            ("''", "the file cannot be written (No such file or directory)"),
        ] {
            let outcome = try program.run("d3gzsl \(command) \(place)")
            #expect(outcome.code == 2)
            #expect(outcome.complaint.contains(reason), "\(outcome.complaint)")
            #expect(!program.exists("reports"))
        }
    }

    @Test func aDashIsStandardOutput() throws {
        var outcome = try program.run("d3gzsl run n.md -o reports --json -")
        #expect(outcome.code == 0)
        #expect(outcome.output.hasPrefix("{") && outcome.output.hasSuffix("}\n"))
        #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [String: Any])
        #expect(outcome.complaint.contains("reports/n.html"), "the summary is not among the data")
        outcome = try program.run("d3gzsl run n.md -o reports --events -")
        for line in outcome.output.split(separator: "\n") {
            #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any], "\(line)")
        }
        #expect(outcome.output.contains("\"event\":\"ended\"") && outcome.complaint.contains("reports/n.html"))
        outcome = try program.run("d3gzsl run n.md --json - --events -")
        #expect(outcome.code == 2 && outcome.complaint.contains("cannot both go to standard output"))
        outcome = try program.run("d3gzsl run n.md -o -")
        #expect(outcome.code == 2 && outcome.complaint.contains("-o needs a folder"))
        outcome = try program.run("d3gzsl render - <n.md")
        #expect(outcome.output.contains("Some words."))
        #expect(!program.exists("-"))
    }

    @Test func linksFIFOsAndOpenFilesStayWhatTheyAre() throws {
        let outcome = try program.run(
            """
            mkfifo fifo; touch target; ln -s target link; cat fifo >read &
            d3gzsl run n.md -o reports --json fifo --events link && wait
            test -p fifo && test -L link && d3gzsl run n.md -o reports --json /dev/stdout >all && echo held
            """)
        #expect(outcome.output.hasSuffix("held\n"), "\(outcome.complaint)")
        #expect(program.text("read").hasPrefix("{") && program.text("read").hasSuffix("}\n"))
        #expect(program.text("target").contains("\"event\":\"ended\""))
        #expect(program.text("all").hasPrefix("{") && program.text("all").contains("reports/n.html: 0 cells"))
    }

    @Test(arguments: [
        ("n.md", "a folder is needed here, and a file has the name"),
        ("n.md/deeper", "a folder is needed here, and a file has the name"),
        ("/dev/full", "a folder is needed here, and a file has the name"),
        ("/proc/reports", "the folder cannot be made"),
    ])
    func reportsNeedAFolder(_ place: String, _ reason: String) throws {
        let outcome = try program.run("d3gzsl run n.md -o \(place)")
        #expect(outcome.code != 0 && outcome.complaint.contains(reason), "\(outcome.complaint)")
        #expect(outcome.complaint.split(separator: "\n").filter { $0.contains("rror") }.count == 1)
    }
}

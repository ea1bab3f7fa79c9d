import ArgumentParser
import Experiments
import Foundations

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Check notebooks, compute what the store lacks, and write reports.",
        discussion: """
            Nothing is computed before every notebook has passed its checks. Ctrl-C ends a run with a report of what \
            is done; running again goes on from there.

            A report has the name of its notebook; that of index.md is index-report.html, since index.html leads to \
            all reports. The report of another notebook of the same name is not written over.
            """)

    @OptionGroup var input: NotebookOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write reports here. Default: reports (quick-reports with --quick), "
                + "in the project when its own notebooks are run.",
            valueName: "folder"))
    var output: String?

    @Option(
        name: .long, help: ArgumentHelp("Write what happened as JSON; '-' is standard output.", valueName: "file"))
    var json: OutputFile?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write every event as a line of JSON while the run goes on, for programs that follow it; "
                + "'-' is standard output.",
            valueName: "file"))
    var events: OutputFile?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("How many runs to train at a time. Default: as many as there are cores.", valueName: "count")
    )
    var jobs: Int?

    mutating func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number of at least 1, not \(jobs)") }
        if let output, ["", "-"].contains(output) {
            throw ValidationError("-o needs a folder: reports are files of their own, with an index")
        }
        if let json, let events, json.isStandardOutput, events.isStandardOutput {
            throw ValidationError("--json and --events cannot both go to standard output")
        }
        try json?.check(for: "--json")
        try events?.check(for: "--events")
    }

    mutating func run() throws {
        let laboratory = input.data.laboratory
        let settings = RunSettings(
            notebooks: try input.files(), output: output ?? defaultOutput, parameters: try input.values(),
            isQuick: input.quick, jobs: jobs, command: repeatableCommand,
            project: Folders.project)
        let checked = try input.checked(settings, writesReports: true)
        let eventFile = try events.map { try StreamedFile($0.place) }
        let log = try laboratory.run(checked, settings, eventFile: eventFile) {
            Console.complain("\nstopping; what is done will be in the report (press Ctrl-C again to leave at once)")
        }
        // What cannot be written must not take the rest with it.
        let code = log.exitCode == 0 ? 1 : log.exitCode
        let problems = [
            Self.problem { () throws(EnvironmentError) in try json?.write(log.json(), orExit: code) },
            Self.problem { () throws(EnvironmentError) in try eventFile?.close() },
        ].compactMap(\.self)
        let summary = RunSummaryText(log).text
        if [json, events].contains(where: { $0?.isStandardOutput ?? false }) {
            Console.complain(summary)
        } else {
            Console.print(summary, orExit: code)
        }
        for problem in problems { Console.complain("Error: \(problem)") }
        guard log.exitCode == 0, problems.isEmpty else { throw ExitCode(code) }
    }

    private static func problem(_ work: () throws(EnvironmentError) -> Void) -> EnvironmentError? {
        do throws(EnvironmentError) {
            try work()
            return nil
        } catch {
            return error
        }
    }

    /// Rough numbers do not take the place of good ones.
    private var defaultOutput: String {
        let name = input.quick ? "quick-reports" : "reports"
        return input.notebooks.isEmpty ? NotebookOptions.shortened(Folders.home + "/" + name) : name
    }

    /// The command up to the notebook's name, with everything that changes the result.
    private var repeatableCommand: String {
        var words = ["./d3gzsl run"]
        if input.quick { words.append("--quick") }
        if let root = input.data.dataRoot { words += ["--data-root", FilePath.shellPath(root)] }
        words += input.parameters.map { "-P " + FilePath.shellWord($0) }
        return words.joined(separator: " ")
    }
}

import ArgumentParser
import Experiments
import Foundation

struct RunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Check notebooks, compute what the store lacks, and write reports.",
        discussion:
            "Nothing is computed before every notebook has passed its checks. Ctrl-C ends a run with a report of what is done; running again goes on from there."
    )

    @OptionGroup var input: NotebookOptions

    @Option(
        name: [.short, .long],
        help: ArgumentHelp(
            "Write reports here. Default: reports (quick-reports with --quick), in the project when its own notebooks are run.",
            valueName: "folder"))
    var output: String?

    @Option(name: .long, help: ArgumentHelp("Write what happened as JSON.", valueName: "file"))
    var json: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write every event as a line of JSON while the run goes on, for programs that follow it.", valueName: "file"
        ))
    var events: String?

    @Option(
        name: [.short, .long],
        help: ArgumentHelp("How many runs to train at a time. Default: as many as there are cores.", valueName: "count")
    )
    var jobs: Int?

    mutating func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number of at least 1, not \(jobs)") }
    }

    mutating func run() throws {
        let laboratory = input.data.laboratory
        let settings = RunSettings(
            notebooks: try input.files(), output: output ?? defaultOutput, parameters: try input.values(),
            isQuick: input.quick, jobs: jobs, command: repeatableCommand)
        let checked = try input.checked(settings)
        let log = try laboratory.run(checked, settings, eventFile: events) {
            Console.complain("\nstopping; what is done will be in the report (press Ctrl-C again to leave at once)")
        }
        if let json {
            do {
                try log.json().write(toFile: json, atomically: true, encoding: .utf8)
            } catch {
                throw LogFailure(path: json, reason: error.localizedDescription)
            }
        }
        RunSummaryText(log).print()
        guard log.exitCode == 0 else { throw ExitCode(log.exitCode) }
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
        if let root = input.data.dataRoot { words += ["--data-root", Self.quoted(root)] }
        words += input.parameters.map { "-P " + Self.quoted($0) }
        return words.joined(separator: " ")
    }

    private static func quoted(_ word: String) -> String {
        word.allSatisfy { $0.isLetter || $0.isNumber || "/._-=,:+".contains($0) }
            ? word : "'" + word.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }
}

/// The log of a run that went well cannot be written.
struct LogFailure: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "\(path): the log cannot be written: \(reason)" }
}

import ArgumentParser
import Experiments

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "Check notebooks without running anything.")

    @OptionGroup var input: NotebookOptions

    mutating func run() throws {
        let settings = RunSettings(notebooks: try input.files(), parameters: try input.values(), isQuick: input.quick)
        let checked = CheckedNotebooks(settings, in: input.data.laboratory.workspace)
        Console.complain(unlessEmpty: checked.text(color: Console.hasColor))
        guard !checked.hasErrors else { throw ExitCode(2) }
        for study in checked.studies { Console.print("\(study.path): ok, \(study.cellCount) cells, \(study.runCount) runs") }
    }
}

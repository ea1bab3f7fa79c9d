import ArgumentParser
import Experiments

struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check notebooks without running anything.")

    @OptionGroup var input: NotebookOptions

    mutating func run() throws {
        for study in try input.checked().studies {
            Console.print("\(study.path): ok, \(study.cellCount) cells, \(study.runCount) runs")
        }
    }
}

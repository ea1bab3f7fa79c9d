import ArgumentParser
import Experiments

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why", abstract: "Say which results of a block are in the store, and what changed where they are not.")

    @Argument(help: "The name of a block.") var block: String
    @OptionGroup var input: NotebookOptions

    mutating func run() throws {
        let laboratory = input.data.laboratory
        let checked = CheckedNotebooks(RunSettings(notebooks: try input.files(), parameters: try input.values(), isQuick: input.quick), in: laboratory.workspace)
        Console.complain(unlessEmpty: checked.text(color: Console.hasColor))
        guard !checked.hasErrors else { throw ExitCode(2) }
        do throws(LaboratoryFailure) {
            Console.print(try laboratory.why(block, in: checked))
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }
}

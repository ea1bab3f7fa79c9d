import ArgumentParser
import Experiments

struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "Say which results of a block are in the store, and what changed where they are not.")

    @Argument(help: "The name of a block.") var block: String
    @OptionGroup var input: NotebookOptions

    mutating func run() throws {
        let checked = try input.checked()
        do throws(LaboratoryFailure) {
            Console.print(try input.data.laboratory.why(block, in: checked))
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }
}

import ArgumentParser
import Experiments

struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show which data sets there are, and what is in them.",
        subcommands: [List.self, Info.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the data sets that notebooks can name.")

        @OptionGroup var data: DataOptions

        mutating func run() throws { Console.print(data.laboratory.datasetList()) }
    }

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Measure one data set.")

        @Argument(help: "Its name.") var name: String
        @Option(
            name: .long,
            help: ArgumentHelp("The feature file of a folder, without .mat. Default: res101.", valueName: "name"))
        var imageEmbedding: String?
        @Option(
            name: .long,
            help: ArgumentHelp("The split file of a folder, without _splits.mat. Default: att.", valueName: "name"))
        var classEmbedding: String?
        @OptionGroup var data: DataOptions

        mutating func run() throws {
            do throws(LaboratoryFailure) {
                Console.print(
                    try data.laboratory.datasetInfo(
                        name: name, imageEmbedding: imageEmbedding, classEmbedding: classEmbedding))
            } catch {
                Console.complain("Error: \(error.description)")
                throw ExitCode(2)
            }
        }
    }
}

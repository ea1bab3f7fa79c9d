import ArgumentParser
import Experiments
import Foundations

struct DataCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data", abstract: "Show which data sets there are, and what is in them; make your own ready.",
        subcommands: [List.self, Info.self, Check.self, SplitCommand.self, Convert.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the data sets that notebooks can name.")

        @OptionGroup var data: DataOptions

        mutating func run() throws { Console.print(data.laboratory.datasetList()) }
    }

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Measure one data set.")

        @OptionGroup var dataset: DatasetArguments

        mutating func run() throws {
            try DataCommand.printing { () throws(LaboratoryFailure) in
                try dataset.laboratory.datasetInfo(dataset.reference)
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say everything that is wrong with a data set; measure it where nothing is.",
            discussion: "The exit code is 2 where something is wrong.")

        @OptionGroup var dataset: DatasetArguments

        mutating func run() throws {
            try DataCommand.printing { () throws(LaboratoryFailure) in
                try dataset.laboratory.datasetCheck(dataset.reference)
            }
        }
    }

    struct Convert: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a data set as a folder of plain files: .npy arrays and split.json.")

        @OptionGroup var dataset: DatasetArguments
        @Option(name: [.short, .long], help: ArgumentHelp("Write it here.", valueName: "folder")) var output: String
        @Flag(name: .long, help: "Write over files that are there.") var force = false

        mutating func validate() throws {
            if ["", "-"].contains(output) { throw ValidationError("-o needs a folder") }
        }

        mutating func run() throws {
            try DataCommand.printing { () throws(LaboratoryFailure) in
                try dataset.laboratory.convert(dataset.reference, to: output, mayReplace: force)
            }
        }
    }

    static func printing(_ text: () throws(LaboratoryFailure) -> String) throws {
        do throws(LaboratoryFailure) {
            Console.print(try text())
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }
}

/// One data set: its name and its embeddings.
struct DatasetArguments: ParsableArguments {
    @Argument(help: "Its name, or a path with '/' to its folder.") var name: String
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The feature file of a folder, without its ending. Default: res101.mat, or features.npy and the like.",
            valueName: "name"))
    var imageEmbedding: String?
    @Option(
        name: .long,
        help: ArgumentHelp(
            "The file of class embeddings, without its ending. Default: att_splits.mat, or classes.npy and the like.",
            valueName: "name"))
    var classEmbedding: String?
    @OptionGroup var data: DataOptions

    private var isPath: Bool { name.contains("/") }

    var reference: DatasetChoice {
        DatasetChoice(
            name: isPath ? FilePath.name(FilePath.resolved(name)) : name, imageEmbedding: imageEmbedding,
            classEmbedding: classEmbedding)
    }

    /// A folder named by its path has its own data root: the folder around it.
    var laboratory: Laboratory {
        isPath
            ? Laboratory(dataRoot: FilePath.folder(of: FilePath.resolved(name)), folder: data.store.folder)
            : data.laboratory
    }
}

import ArgumentParser
import Experiments

struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write generated features and networks of a training run as .safetensors, for other programs.",
        discussion:
            "Networks are kept in the store once something has asked for them; a run without is trained now. Features "
            + "are scaled as the engine scales them; labels count classes from 0 in the data set's order."
    )

    @Argument(help: "The name of a train block.") var train: String
    @OptionGroup var input: NotebookOptions
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Write generated rows of unseen classes here: the arrays features and labels. '-' is standard output.",
            valueName: "file"))
    var features: OutputFile?
    @Option(name: .long, help: ArgumentHelp("Write the parameters of every network here.", valueName: "file"))
    var networks: OutputFile?
    @Option(name: .long, help: "Generated rows for every unseen class.") var perClass = 100
    @Option(name: .long, help: "Which seed. Default: the first of the block's.") var seed: Int?

    mutating func validate() throws {
        if features == nil, networks == nil {
            throw ValidationError("say what is to be written: --features FILE, --networks FILE, or both")
        }
        if let features, let networks, features.place == networks.place {
            throw ValidationError("--features and --networks cannot both go to \(features.path)")
        }
        try features?.check(for: "--features")
        try networks?.check(for: "--networks")
        if perClass < 1 { throw ValidationError("--per-class needs a number of at least 1, not \(perClass)") }
        if let seed, seed < 0 { throw ValidationError("--seed needs a number of at least 0, not \(seed)") }
    }

    mutating func run() throws {
        let checked = try input.checked()
        do throws(LaboratoryFailure) {
            let request = ExportRequest(
                run: train, seed: seed, perClass: perClass, features: features?.place, networks: networks?.place)
            let isAmongData = [features, networks].contains { $0?.isStandardOutput ?? false }
            for line in try input.data.laboratory.export(request, from: checked) {
                if isAmongData { Console.complain(line) } else { Console.print(line) }
            }
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }
}

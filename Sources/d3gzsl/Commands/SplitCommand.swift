import ArgumentParser
import Experiments
import Foundations

struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Divide a folder of plain files into seen and unseen classes, by chance.",
        discussion: """
            Writes split.json. Unseen classes are drawn from those that have rows; of every seen class a part of the \
            rows is set aside for tests. The same seed draws the same split.
            """)

    @Argument(help: "A folder with labels and class embeddings.") var folder: String
    @Option(
        name: .long,
        help: ArgumentHelp("How many classes are unseen: a number, or a part such as 0.2.", valueName: "count"))
    var unseen: ClassShare
    @Option(name: .long, help: "Another number, another split.") var seed = 1
    @Option(
        name: .long,
        help: ArgumentHelp(
            "How many of the seen classes play the unseen ones in validation: a number, or a part.",
            valueName: "count"))
    var validation = ClassShare(argument: "0.2")!
    @Option(
        name: .long,
        help: ArgumentHelp("The part of the rows of every seen class that is tested on.", valueName: "part"))
    var testSeen = 0.2
    @Option(
        name: .long,
        help: ArgumentHelp("The file of class embeddings, without its ending. Default: classes.", valueName: "name"))
    var classEmbedding: String?
    @Flag(name: .long, help: "Write over a split that is there.") var force = false

    mutating func validate() throws {
        if unseen.isZero { throw ValidationError("--unseen needs at least one class") }
        if seed < 0 { throw ValidationError("--seed needs a number of at least 0, not \(seed)") }
        guard testSeen > 0, testSeen < 1 else {
            throw ValidationError("--test-seen needs a part between 0 and 1, not \(testSeen)")
        }
    }

    mutating func run() throws {
        try DataCommand.printing { () throws(LaboratoryFailure) in
            try Laboratory.split(
                folder, DrawnSplit(unseen: unseen.value, validation: validation.value, testSeen: testSeen, seed: seed),
                classEmbedding: classEmbedding, mayReplace: force)
        }
    }
}

/// A number of classes, or a part of them: `10` or `0.2`.
struct ClassShare: ExpressibleByArgument, CustomStringConvertible {
    let description: String
    let value: DrawnSplit.Share

    var isZero: Bool { Double(description) == 0 }

    init?(argument: String) {
        description = argument
        if let count = Int(argument) {
            guard count >= 0 else { return nil }
            value = .count(count)
        } else {
            guard let part = Double(argument), part >= 0, part < 1 else { return nil }
            value = .fraction(part)
        }
    }
}

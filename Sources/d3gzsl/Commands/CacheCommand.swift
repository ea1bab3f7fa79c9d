import ArgumentParser
import Experiments

struct CacheCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "Look at the store of results, or clear it.",
        subcommands: [Info.self, Clear.self], defaultSubcommand: Info.self)

    struct Info: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show how much is in the store.")

        @Flag(name: .long, help: "List every result, the last used first.") var list = false
        @OptionGroup var store: StoreOptions

        mutating func run() throws {
            Console.print(try Laboratory(dataRoot: nil, folder: store.folder).cacheSummary(listing: list))
        }
    }

    struct Clear: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove results from the store.", discussion: "Results are made again when a notebook needs them."
        )

        @Option(
            name: .long, help: ArgumentHelp("Only results that nothing has used for so many days.", valueName: "days"))
        var olderThan: Double?
        @Flag(name: .long, help: "Converted data sets, too.") var data = false
        @OptionGroup var store: StoreOptions

        mutating func run() throws {
            Console.print(
                try Laboratory(dataRoot: nil, folder: store.folder).clearCache(olderThanDays: olderThan, withData: data)
            )
        }
    }
}

import ArgumentParser
import Experiments

/// What an executor on another machine calls: one unit of work from a file, its result into the store.
struct ComputeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compute", abstract: "Compute one request from a file, and what it reads, into the store.",
        discussion: "A request is a line of 'd3gzsl requests'. It needs the data and the store, and no notebook.",
        shouldDisplay: false)

    @Argument(help: "A file with one request.") var request: String
    @OptionGroup var data: DataOptions
    @Option(name: [.short, .long], help: "Cores to use. Default: all.") var jobs: Int?

    mutating func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number of at least 1, not \(jobs)") }
    }

    mutating func run() throws {
        do throws(LaboratoryFailure) {
            let line = try data.laboratory.compute(requestFile: request, cores: jobs) {
                Console.complain("interrupted: waiting for what is running")
            }
            Console.print(line)
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(1)
        }
    }
}

/// Every unit of work of notebooks as a line of JSON.
struct RequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests", abstract: "Write every request of some notebooks as a line of JSON.",
        shouldDisplay: false)

    @OptionGroup var input: NotebookOptions

    mutating func run() throws {
        let checked = try input.checked()
        for line in input.data.laboratory.requests(of: checked) { Console.print(line) }
    }
}

import ArgumentParser
import Experiments
import Foundation
import Foundations

struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench", abstract: "Measure the engine's speed on this machine.",
        discussion: """
            Times are medians after a warm-up. The floor of a time is the operations of its matrix products at the \
            rate of the fastest product seen. What can be measured:

            \(items)
            """)

    private static var items: String {
        BenchRun.items.map { "  " + $0.name.padding(toLength: 18, withPad: " ", startingAt: 0) + $0.summary }
            .joined(separator: "\n")
    }

    @Argument(help: ArgumentHelp("What to measure. Default: everything.", valueName: "item"))
    var items: [String] = []

    @Option(
        name: .long, help: ArgumentHelp("Write the measurements as JSON; '-' is standard output.", valueName: "file"))
    var json: OutputFile?

    @Option(
        name: .long,
        help: ArgumentHelp("A Python with PyTorch, which does the same work in turns.", valueName: "python"))
    var peer: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Threads of each measured run. Default: as many as there are cores.", valueName: "count"))
    var workers: Int?

    mutating func validate() throws {
        if let workers, !(1...1024).contains(workers) {
            throw ValidationError("--workers needs a number from 1 to 1024, not \(workers)")
        }
        try json?.check(for: "--json")
    }

    mutating func run() throws {
        do throws(LaboratoryFailure) {
            let result = try BenchRun(items: items, workers: workers, interpreter: peer).run { Console.complain($0) }
            if json?.isStandardOutput != true {
                Console.complain("")
                Console.print(result.text)
            }
            try write(result.json + "\n")
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }

    private func write(_ text: String) throws(LaboratoryFailure) {
        do throws(EnvironmentError) {
            try json?.write(text)
        } catch {
            throw LaboratoryFailure(error.description)
        }
    }
}

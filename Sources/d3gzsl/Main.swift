import ArgumentParser
import Glibc

/// Exit codes: 0 ok, 1 a cell failed or something could not be written, 2 a mistake in the command line or a notebook,
/// 3 an expectation missed, 130 interrupted.
@main
enum Main {
    static func main() {
        Console.prepare()
        do {
            var command = try D3GZSL.parseAsRoot()
            try command.run()
            Console.finish()
        } catch {
            let message = D3GZSL.fullMessage(for: error)
            let code = D3GZSL.exitCode(for: error)
            if code == .success {
                Console.print(message)
                Console.finish()
                exit(0)
            }
            if !message.isEmpty { Console.complain(message) }
            // The parser's own code for a wrong command line is 64.
            exit(code == .validationFailure ? 2 : code.rawValue)
        }
    }
}

struct D3GZSL: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "d3gzsl",
        abstract: "Literate experiment notebooks for generalized zero-shot learning with D³GZSL.",
        discussion: """
            A notebook is a Markdown file with 'd3gzsl' blocks. It is checked as a whole, run, and written as one HTML \
            page.

              ./d3gzsl run                          run all of Notebooks/ into reports/
              ./d3gzsl run my.md -P seeds=5         run one notebook with another parameter
              ./d3gzsl test                         run every test (what follows goes to 'swift test')
              ./d3gzsl docs                         write the documentation of the library

            Exit codes: 0 ok, 1 a cell failed or something could not be written, 2 a mistake in the command line or a \
            notebook, 3 an expectation missed, 130 interrupted.
            """,
        version: "1.0.0",
        subcommands: [
            RunCommand.self, CheckCommand.self, WhyCommand.self, ExportCommand.self, RenderCommand.self,
            DataCommand.self, CacheCommand.self, BenchCommand.self, ComputeCommand.self, RequestsCommand.self,
        ])
}

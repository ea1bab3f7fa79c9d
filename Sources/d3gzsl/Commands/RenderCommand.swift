import ArgumentParser
import Experiments

struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Write a Markdown file as HTML to standard output, running nothing.",
        discussion: "Plain Markdown comes out exactly as cmark-gfm renders it.")

    @Argument(help: "A Markdown file; '-' is standard input.") var file: String
    @Flag(name: .long, help: "The body alone, for embedding in another page.") var fragment = false

    mutating func run() throws {
        do throws(LaboratoryFailure) {
            Console.write(try Laboratory.render(file == "-" ? "/dev/stdin" : file, asFragment: fragment))
        } catch {
            Console.complain("Error: \(error.description)")
            throw ExitCode(2)
        }
    }
}

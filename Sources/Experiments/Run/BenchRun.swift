import EngineBench
import Foundation
import Foundations

/// Measurements of the engine, as words in and words out: what the `bench` command does.
package struct BenchRun {
    /// What can be measured, each with one line about it.
    package static let items = Benchmark.Item.allCases.map { (name: $0.rawValue, summary: $0.summary) }

    /// What is left of a run: a table for people, JSON for programs.
    package struct Result: Sendable {
        /// For a terminal.
        package let text: String
        /// For other programs.
        package let json: String
    }

    private let benchmark: Benchmark
    private let peer: Peer?

    /// - Parameters:
    ///   - items: names of `items`; none for all.
    ///   - workers: threads of each measured run; nil for as many as there are cores.
    ///   - interpreter: a Python with PyTorch, for the same work in turns; nil to leave that out.
    package init(items: [String], workers: Int?, interpreter: String?) throws(LaboratoryFailure) {
        var chosen: [Benchmark.Item] = []
        for name in items {
            guard let item = Benchmark.Item(rawValue: name) else { throw .unknownItem(name) }
            if !chosen.contains(item) { chosen.append(item) }
        }
        benchmark = Benchmark(
            chosen.isEmpty ? Benchmark.Item.allCases : chosen, workers: workers ?? Machine.availableCores)
        do throws(EnvironmentError) {
            peer = try interpreter.map { name throws(EnvironmentError) in try Peer(interpreter: name) }
        } catch {
            throw LaboratoryFailure(
                "\(error.message)\n  hint: name a Python that can 'import torch', such as --peer venv/bin/python")
        }
    }

    /// - Parameter progress: told of every measurement in one line, as it is made.
    package func run(progress: (String) -> Void) throws(LaboratoryFailure) -> Result {
        do {
            let report = try benchmark.run(peer: peer) { progress($0.text) }
            return Result(text: report.text, json: report.json)
        } catch {
            throw LaboratoryFailure((error as? EnvironmentError)?.description ?? "\(error)")
        }
    }
}

extension LaboratoryFailure {
    fileprivate static func unknownItem(_ name: String) -> LaboratoryFailure {
        let known = BenchRun.items.map(\.name)
        let hint =
            Suggestion.closest(to: name, among: known).map { "did you mean '\($0)'?" }
            ?? "there are \(known.joined(separator: ", "))"
        return LaboratoryFailure("nothing to measure is called '\(name)'\n  hint: \(hint)")
    }
}

import Datasets
import Experiments
import Foundation
import Foundations
import Runner
import ZeroShot

/// A place to run notebooks in: a temporary folder with a store and reports. Converted data sets are shared between
/// tests.
final class Bench {
    let folder: String
    let workspace: Workspace

    /// - Parameter memory: what computations may take, in bytes.
    init(memory: Int? = nil, generators: MethodRegistry = .standard) throws {
        folder = NSTemporaryDirectory() + "d3gzsl-experiments-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/data", withIntermediateDirectories: true)
        workspace = Workspace(
            catalogue: DatasetCatalogue(
                dataRoot: folder + "/data",
                cacheFolder: NSTemporaryDirectory() + "d3gzsl-experiments-data-\(getuid())"),
            generators: generators, memory: memory)
    }

    var store: String { folder + "/store" }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Options that make a training run a matter of a moment.
    static let tiny =
        "epochs: 2\niterations: 2\nhidden: 16\nembedding: 16\nbatch: 16\nclassifierBatch: 256\nperClass: 2\n"
        + "classifierEpochs: 1\nteacherEpochs: 1"

    /// As short, but with results that differ from seed to seed and from network to network.
    static let varied = tiny.replacing("classifierEpochs: 1\n", with: "classifierEpochs: 10\n")

    func settings(_ notebooks: [String], parameters: [(name: String, value: String)] = []) -> RunSettings {
        RunSettings(notebooks: notebooks, output: folder + "/reports", parameters: parameters, jobs: 2)
    }

    func write(_ text: String, as name: String = "notebook.md") throws -> String {
        let path = folder + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Checks and runs a notebook that has nothing wrong with it.
    func run(
        _ text: String, as name: String = "notebook.md", parameters: [(name: String, value: String)] = [],
        cancellation: Cancellation = Cancellation()
    ) throws -> RunLog {
        try run(settings([try write(text, as: name)], parameters: parameters), cancellation: cancellation)
    }

    func run(_ settings: RunSettings, cancellation: Cancellation = Cancellation()) throws -> RunLog {
        let checked = CheckedNotebooks(settings, in: workspace)
        guard !checked.hasErrors else { throw CheckFailed(text: DiagnosticRenderer().render(checked.diagnostics)) }
        return try NotebookRun(settings, store: store, in: workspace, events: Silence(), cancellation: cancellation)
            .run(checked.studies)
    }

    /// What the checks say of a notebook, with its path left out.
    func complaints(_ text: String, parameters: [(name: String, value: String)] = []) throws -> String {
        let path = try write(text)
        return DiagnosticRenderer().render(
            CheckedNotebooks(settings([path], parameters: parameters), in: workspace).diagnostics
        ).replacingOccurrences(of: folder + "/", with: "")
    }

    func report(_ name: String = "notebook") throws -> String {
        try String(contentsOfFile: folder + "/reports/\(name).html", encoding: .utf8)
    }
}

struct CheckFailed: Error, CustomStringConvertible {
    let text: String
    var description: String { text }
}

struct Silence: EventSink {
    func receive(_ event: Event) {}
}

import Datasets
import Foundation
import Foundations
import Runner
import Tensors

/// Everything that the commands of the program do, as functions: what a command line adds is words in and words out.
package struct Laboratory: Sendable {
    /// What notebooks are checked and run with.
    package let workspace: Workspace
    private let folder: String

    /// - Parameters:
    ///   - dataRoot: where folders of data sets lie, if anywhere.
    ///   - folder: where results and converted data sets are kept.
    package init(dataRoot: String?, folder: String) {
        self.folder = folder
        workspace = Workspace(catalogue: DatasetCatalogue(dataRoot: dataRoot, cacheFolder: folder + "/data"))
    }

    var resultsFolder: String { folder + "/results" }
    private var dataFolder: String { folder + "/data" }

    // MARK: Notebooks

    /// Runs checked notebooks with progress on standard error. The first Ctrl-C ends the run with a partial report.
    ///
    /// - Parameter eventFile: where every event is written as a line of JSON while the run goes on; nil for nowhere.
    ///   It stays open: whoever made it closes it, and learns then whether all was written.
    package func run(
        _ checked: CheckedNotebooks, _ settings: RunSettings, eventFile: StreamedFile? = nil,
        onInterrupt: @escaping @Sendable () -> Void
    ) throws(LaboratoryFailure) -> RunLog {
        var events: [any EventSink] = [StandardProgress()]
        if let eventFile { events.append(JSONEventLog(outlet: TextOutlet { eventFile.write($0) })) }
        let cancellation = Cancellation()
        cancellation.handleSignals(onFirst: onInterrupt)
        return try Self.translating {
            try NotebookRun(
                settings, store: resultsFolder, in: workspace, events: EventBroadcast(events),
                cancellation: cancellation
            ).run(checked.studies)
        }
    }

    /// A Markdown file as HTML, nothing computed: the body alone or a whole page.
    package static func render(_ path: String, asFragment: Bool) throws(LaboratoryFailure) -> String {
        try translating {
            asFragment ? try StaticRendering.fragment(ofFile: path) : try StaticRendering.page(ofFile: path)
        }
    }

    // MARK: Data

    /// The data sets that notebooks can name, one a line.
    package func datasetList() -> String {
        let entries = workspace.catalogue.entries()
        let width = entries.map(\.name.count).max() ?? 0
        var lines = entries.map { entry -> String in
            let files =
                entry.isBuiltIn
                ? ""
                : " (image embeddings: \(entry.imageEmbeddings.joined(separator: ", ")); "
                    + "class embeddings: \(entry.classEmbeddings.joined(separator: ", ")))"
            return entry.name + String(repeating: " ", count: width - entry.name.count + 2) + entry.summary + files
        }
        if workspace.catalogue.dataRoot == nil {
            lines += ["", "Folders of data sets are listed with --data-root FOLDER."]
        }
        return lines.joined(separator: "\n")
    }

    // MARK: Results

    /// How much is kept, and every result if asked for.
    package func cacheSummary(listing: Bool) throws(LaboratoryFailure) -> String {
        try Self.translating {
            let store = try Store(root: resultsFolder)
            let summary = store.summary()
            let results = summary.count == 1 ? "result" : "results"
            var lines = [
                "\(resultsFolder): \(summary.count) \(results), \(Self.size(summary.bytes))",
                "\(dataFolder): converted data sets, \(Self.size(Self.bytes(in: dataFolder)))",
            ]
            if listing {
                lines += store.entries().map {
                    "\($0.key.digest.prefix(12))  \($0.date)  \(Self.size($0.size))  \($0.title)"
                }
            }
            return lines.joined(separator: "\n")
        }
    }

    /// Removes results: all, or those that nothing has used for some days.
    package func clearCache(olderThanDays days: Double?, withData: Bool) throws(LaboratoryFailure) -> String {
        try Self.translating {
            let removed = try Store(root: resultsFolder).clear(days.map { .olderThan(seconds: $0 * 86_400) } ?? .all)
            var text =
                "\(removed.count) \(removed.count == 1 ? "result" : "results") removed, \(Self.size(removed.bytes))"
            if withData, FileManager.default.fileExists(atPath: dataFolder) {
                try FileManager.default.removeItem(atPath: dataFolder)
                text += "\nconverted data sets removed"
            }
            return text
        }
    }

    private static func size(_ bytes: Int) -> String {
        bytes < 1_000_000
            ? String(format: "%.1f kB", Double(bytes) / 1e3) : String(format: "%.1f MB", Double(bytes) / 1e6)
    }

    private static func bytes(in folder: String) -> Int {
        let files = FileManager.default.enumerator(atPath: folder)
        var total = 0
        while files?.nextObject() != nil { total += (files?.fileAttributes?[.size] as? NSNumber)?.intValue ?? 0 }
        return total
    }

    static func translating<T>(_ body: () throws -> T) throws(LaboratoryFailure) -> T {
        do {
            return try body()
        } catch let error as any LocalizedError {
            throw LaboratoryFailure(error.localizedDescription)
        } catch {
            throw LaboratoryFailure("\(error)")
        }
    }
}

/// Why a command could not do its work: one message for people.
package struct LaboratoryFailure: Error, Sendable, CustomStringConvertible {
    package let description: String

    /// A failure in one sentence.
    package init(_ description: String) { self.description = description }
}

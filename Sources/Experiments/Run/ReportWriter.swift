import Dispatch
import Foundation
import Foundations
import Report
import Runner
import Synchronization

/// Writes the reports of a run, each when the last of its results has come, in the order of reading where several are
/// ready.
final class ReportWriter: Sendable {
    struct Written: Sendable {
        let results: StudyResults
        let document: ReportDocument
        let path: String
    }

    private struct State {
        var outcomes: [String: UnitOutcome] = [:]
        /// What each study still waits for.
        var missing: [Set<String>]
        var written: [Written?]
        var failure: EnvironmentError?
    }

    private let studies: [Study]
    private let names: ReportNames
    private let data: DataShelf
    private let settings: RunSettings
    private let output: ReportFolder
    private let figures: FigureStore
    private let state: Mutex<State>

    /// - Parameter needed: the digests of the results behind each study.
    init(
        _ studies: [Study], names: ReportNames, needed: [Set<String>], data: DataShelf, settings: RunSettings,
        output: ReportFolder, figures: FigureStore
    ) {
        self.studies = studies
        self.names = names
        self.data = data
        self.settings = settings
        self.output = output
        self.figures = figures
        state = Mutex(State(missing: needed, written: studies.map { _ in nil }))
    }

    /// Notes a result, and writes the reports that it completes.
    func note(_ digest: String, _ outcome: UnitOutcome, tell: (Event) -> Void) {
        let (ready, outcomes) = state.withLock { state -> ([Int], [String: UnitOutcome]) in
            state.outcomes[digest] = outcome
            let ready = studies.indices.filter { state.missing[$0].remove(digest) != nil && state.missing[$0].isEmpty }
            return (ready, ready.isEmpty ? [:] : state.outcomes)
        }
        for index in ready {
            write(index, outcomes, isPartial: false)
            if let path = state.withLock({ $0.written[index]?.path }) {
                tell(.note("\(studies[index].title): \(path)"))
            }
        }
    }

    /// Writes what is not written yet, and the index of several.
    ///
    /// - Throws: the first that could not be written; the others are.
    func finish(_ outcomes: [String: UnitOutcome], isPartial: Bool) throws(EnvironmentError) -> [Written] {
        let left = state.withLock { state in studies.indices.filter { state.written[$0] == nil } }
        DispatchQueue.concurrentPerform(iterations: left.count) { write(left[$0], outcomes, isPartial: isPartial) }
        let (written, failure) = state.withLock { ($0.written.compactMap(\.self), $0.failure) }
        if let failure { throw failure }
        if studies.count > 1 {
            let entries = written.map {
                SiteIndex.Entry(
                    $0.document, status: $0.results.summary, destination: FilePath.urlPart(FilePath.name($0.path)))
            }
            _ = try output.write(SiteIndex(entries: entries).html(), to: ReportNames.indexPage)
        }
        return written
    }

    private func write(_ index: Int, _ outcomes: [String: UnitOutcome], isPartial: Bool) {
        let study = studies[index]
        let notebook = study.plan.file.path
        let results = StudyResults(study, data: data, outcomes: outcomes)
        let command = "\(settings.command) \(FilePath.shellPath(notebook))"
        let summary = RunSummary(
            engine: EngineDescription.text, machine: Machine.current.description,
            time: Date.now.formatted(.iso8601.year().month().day()), seconds: results.computationSeconds,
            command: command)
        var document = StudyReport(
            results: results, data: data, figures: figures, command: command, run: summary, isPartial: isPartial,
            links: studies.count > 1
                ? [PageLink(title: "All reports", destination: ReportNames.indexPage, relation: .index)] : []
        ).document()
        document.source = names.source(of: notebook)
        do throws(EnvironmentError) {
            let path = try output.write(ReportPage.html(document), to: ReportNames.page(of: notebook))
            try ReportExports(document: document).write(to: output, name: ReportNames.stem(of: notebook))
            state.withLock { $0.written[index] = Written(results: results, document: document, path: path) }
        } catch {
            state.withLock { $0.failure = $0.failure ?? error }
        }
    }
}

extension SiteIndex.Entry {
    /// What the index says about a report.
    init(_ document: ReportDocument, status: String, destination: String) {
        self.init(
            title: document.plainText(document.title), summary: document.plainText(document.subtitle ?? ""),
            destination: destination, status: status,
            held: document.scorecard.count(.held), missed: document.scorecard.count(.missed),
            undecided: document.scorecard.count(.undecided))
    }
}

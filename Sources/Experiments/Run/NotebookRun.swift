import Dispatch
import Foundation
import Foundations
import Notebook
import Report
import Runner

/// Runs checked notebooks: gets every record, from the store or by computing it, then writes the reports and their index.
package struct NotebookRun {
    private let settings: RunSettings
    private let storeFolder: String
    private let workspace: Workspace
    private let events: any EventSink
    private let cancellation: Cancellation

    /// - Parameter store: where results are kept between runs.
    package init(
        _ settings: RunSettings, store: String, in workspace: Workspace, events: any EventSink,
        cancellation: Cancellation
    ) {
        self.settings = settings
        storeFolder = store
        self.workspace = workspace
        self.events = events
        self.cancellation = cancellation
    }

    /// - Throws: `EnvironmentError` where reports or results cannot be written at all.
    package func run(_ studies: [Study]) throws -> RunLog {
        let start = DispatchTime.now()
        let output = ReportFolder(path: settings.output)
        // An hour of training must not end at a folder that could never be written.
        try output.prepare()
        let names = ReportNames(output: settings.output)
        let store = try Store(root: storeFolder)
        let data = DataShelf(workspace.catalogue)
        let units = studies.flatMap { Self.units(of: $0, data: data) }
        for warning in data.warnings { events.receive(.warning(warning)) }
        let outcomes = LocalExecutor(cores: settings.jobs).run(
            units, store: store, events: events, cancellation: cancellation)

        let isPartial = cancellation.isRequested
        var log = RunLog(
            command: settings.command, machine: Machine.current.description, engine: EngineDescription.text,
            isInterrupted: isPartial)
        var entries: [SiteIndex.Entry] = []
        for study in studies {
            let results = StudyResults(study, data: data, outcomes: outcomes)
            let notebook = study.plan.file.path
            let name = ReportNames.stem(of: notebook)
            let command = "\(settings.command) \(FilePath.shellPath(notebook))"
            let summary = RunSummary(
                engine: EngineDescription.text, machine: Machine.current.description,
                time: Date.now.formatted(.iso8601.year().month().day()),
                seconds: results.computationSeconds, command: command)
            var document = StudyReport(
                results: results, data: data, command: command, run: summary, isPartial: isPartial,
                links: studies.count > 1
                    ? [PageLink(title: "All reports", destination: ReportNames.indexPage, relation: .index)] : []
            ).document()
            document.source = names.source(of: notebook)
            let path = try output.write(ReportPage.html(document), to: ReportNames.page(of: notebook))
            try ReportExports(document: document).write(to: output, name: name)
            log.add(study, results, document, report: path)
            entries.append(
                SiteIndex.Entry(
                    document, status: results.summary,
                    destination: FilePath.urlPart(ReportNames.page(of: notebook))))
        }
        if studies.count > 1 { _ = try output.write(SiteIndex(entries: entries).html(), to: ReportNames.indexPage) }
        log.add(units, outcomes)
        log.seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
        return log
    }

    /// Every run of a study whose data is there.
    static func units(of study: Study, data: DataShelf) -> [WorkUnit] {
        zip(study.plan.cells, study.blocks).flatMap { cell, block in
            block.conditions.flatMap { condition -> [WorkUnit] in
                guard let loaded = try? data.load(condition.dataset) else { return [] }
                return condition.seeds.map { condition.unit(cell: cell.name, data: loaded, seed: $0) }
            }
        }
    }
}

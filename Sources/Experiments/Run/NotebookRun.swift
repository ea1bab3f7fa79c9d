import Dispatch
import Foundations
import Runner
import Synchronization

/// Runs checked notebooks: gets every result, from the store or by computing it, and writes each report as soon as its
/// own results are there.
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
        var plan = UnitPlan(data: data, workspace: workspace, isStored: store.contains)
        let needed = studies.enumerated().map { rank, study in plan.add(study, rank: rank) }
        let units = plan.units()
        for warning in data.warnings { events.receive(.warning(warning)) }
        let writer = ReportWriter(
            studies, names: names, needed: needed, data: data, settings: settings, output: output,
            figures: FigureStore(store.pictures))
        let outcomes = LocalExecutor(cores: settings.jobs, limits: .ofMachine).run(
            units, store: store, events: events, cancellation: cancellation, ended: writer.note)

        let reports = try writer.finish(outcomes, isPartial: cancellation.isRequested)
        var log = RunLog(
            command: settings.command, machine: Machine.current.description, engine: EngineDescription.text,
            isInterrupted: cancellation.isRequested)
        for (study, report) in zip(studies, reports) {
            log.add(study, report.results, report.document, report: report.path)
        }
        log.add(units, outcomes)
        log.seconds = Double(DispatchTime.now().uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
        return log
    }
}

extension UnitPlan {
    /// Adds every run of a study whose data is there.
    ///
    /// - Parameter rank: of the study in the order of reading.
    /// - Returns: the digests that the study's report is made from.
    mutating func add(_ study: Study, rank: Int) -> Set<String> {
        var needed: Set<String> = []
        for (cell, block) in zip(study.plan.cells, study.blocks) {
            for condition in block.conditions {
                for request in condition.requests {
                    let title = condition.title(cell: cell.name, seed: request.seed)
                    // Data that is not there is told by the cell.
                    if let digest = try? add(request, title: title, cells: [cell.name], rank: rank) {
                        needed.insert(digest)
                    }
                }
            }
        }
        return needed
    }
}

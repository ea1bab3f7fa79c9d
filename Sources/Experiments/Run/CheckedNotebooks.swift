import Dispatch
import Foundations
import Synchronization

/// Several notebooks, read and checked before any of them runs.
package struct CheckedNotebooks: Sendable {
    /// Those without errors, by the `order` of their front matter, then as they were given: the order of reading.
    package let studies: [Study]
    /// By notebook, `studies` among them only if all are sound.
    package let diagnostics: [Diagnostic]

    /// Whether one of the notebooks cannot run.
    package var hasErrors: Bool { diagnostics.hasErrors }

    /// What is wrong, as a compiler prints it; empty when nothing is.
    package func text(color: Bool) -> String { DiagnosticRenderer(color: color).render(diagnostics) }

    /// - Parameter writesReports: whether every notebook needs a place for its report.
    package init(_ settings: RunSettings, in workspace: Workspace, writesReports: Bool = true) {
        let checked = Mutex(
            [(study: Study?, diagnostics: [Diagnostic])?](repeating: nil, count: settings.notebooks.count))
        DispatchQueue.concurrentPerform(iterations: settings.notebooks.count) { index in
            let result = Self.check(settings.notebooks[index], settings, in: workspace)
            checked.withLock { $0[index] = result }
        }
        let results = checked.withLock { $0.compactMap(\.self) }
        let studies = results.compactMap(\.study)
        var diagnostics = results.flatMap(\.diagnostics)
        diagnostics +=
            writesReports
            ? ReportNames(output: settings.output).problems(for: settings.notebooks)
            : ReportNames.clashes(of: settings.notebooks)
        self.studies = studies.enumerated().sorted { a, b in
            func place(_ study: Study) -> Int { study.plan.frontMatter.order ?? .max }
            return (place(a.element), a.offset) < (place(b.element), b.offset)
        }.map(\.element)
        self.diagnostics = Self.withoutRepeatedOverrides(diagnostics, notebooks: settings.notebooks.count)
    }

    private static func check(
        _ path: String, _ settings: RunSettings, in workspace: Workspace
    ) -> (study: Study?, diagnostics: [Diagnostic]) {
        let file = NotebookFile(path: path, project: settings.project)
        do throws(EnvironmentError) {
            return Study.check(
                try file.source(), in: workspace, isQuick: settings.isQuick, overrides: settings.overrides
            ) { name throws(EnvironmentError) in try file.companion(name) }
        } catch {
            return (nil, [.error("unreadable-notebook", error.description, at: nil)])
        }
    }

    /// A parameter given on the command line has to be known to one of the notebooks, not to all of them.
    private static func withoutRepeatedOverrides(_ diagnostics: [Diagnostic], notebooks: Int) -> [Diagnostic] {
        let unknown = diagnostics.filter { $0.id == "unknown-parameter" && $0.range == nil }
        var kept: [Diagnostic] = []
        for diagnostic in diagnostics {
            if diagnostic.id == "unknown-parameter", diagnostic.range == nil {
                let same = unknown.filter { $0.message == diagnostic.message }
                if same.count < notebooks || kept.contains(where: { $0.message == diagnostic.message }) { continue }
            }
            kept.append(diagnostic)
        }
        return kept
    }
}

import Foundations
import MarkdownTree
import Notebook
import Report
import ZeroShot

/// A checked notebook whose blocks have been read by the engine: what there is to run, and how it will be shown.
package struct Study: Sendable {
    /// What the notebook says.
    package let plan: NotebookPlan
    /// What it may cite.
    package let bibliography: Bibliography
    /// Published results to compare with; empty when the notebook names none.
    package let published: PublishedValues
    /// One block for each cell, in the order of the text.
    package let blocks: [any Block]

    /// Of the notebook, or its path.
    package var title: String { plan.frontMatter.title?.value ?? plan.file.path }

    /// The block of a cell, if there is one.
    package func block(_ cell: String) -> (any Block)? {
        plan.cells.firstIndex { $0.name == cell }.map { blocks[$0] }
    }

    /// Reads and checks a notebook: language, options, data sets, formulas, citations. Nothing is run.
    ///
    /// - Parameters:
    ///   - isQuick: whether parameters have their values for a quick run.
    ///   - read: gives the bytes of a file that the notebook names, such as its bibliography.
    /// - Returns: all that is wrong at once; the study is nil when there is an error among it.
    package static func check(
        _ file: SourceFile, in workspace: Workspace, isQuick: Bool = false, overrides: [ParameterOverride] = [],
        read: (String) throws(EnvironmentError) -> [UInt8]
    ) -> (study: Study?, diagnostics: [Diagnostic]) {
        var (plan, problems) = NotebookPlan.check(
            file, language: workspace.language, isQuick: isQuick, overrides: overrides)
        guard let plan else { return (nil, problems) }
        var files: [(path: String, bytes: [UInt8])] = []
        for path in plan.frontMatter.bibliography {
            guard let bytes = companion(path, read: read, problems: &problems) else { continue }
            files.append((path.value, bytes))
        }
        let (bibliography, diagnostics) = Bibliography.reading(files)
        problems += diagnostics + bibliography.remarks(citedIn: file.text)
        problems += ReportCheck.diagnostics(of: plan.document, bibliography: bibliography)
        for text in plan.prose {
            problems += ReportCheck.diagnostics(ofInline: text, in: plan.document, bibliography: bibliography)
        }
        var published = PublishedValues()
        if let path = plan.frontMatter.publishedValues, let bytes = companion(path, read: read, problems: &problems) {
            published = PublishedValues(
                reading: SourceFile(path: path.value, bytes: bytes), problems: &problems)
        }
        let blocks = plan.cells.map { workspace.blocks.read($0, of: plan, in: workspace, problems: &problems) }
        let study = Study(plan: plan, bibliography: bibliography, published: published, blocks: blocks)
        PartChecker(study: study).check(&problems)
        for (cell, block) in zip(plan.cells, blocks) {
            problems += Self.hindrances(of: block, in: cell, workspace)
            (block as? any CheckingBlock)?.check(cell, in: study, problems: &problems)
        }
        // What a block takes over from another is wrong once, where it is written.
        return (problems.hasErrors ? nil : study, problems.unique)
    }

    /// What the engine says of a block's experiments before it knows their data, each thing once.
    private static func hindrances(of block: any Block, in cell: Cell, _ workspace: Workspace) -> [Diagnostic] {
        block.conditions.flatMap { condition in
            let known = condition.isMeasurement ? nil : workspace.catalogue.seenClasses(condition.dataset.reference)
            return (known.flatMap { condition.dataset.problem(seenClasses: $0) }.map { [$0] } ?? [])
                + condition.experiment.validate(in: workspace)
        }.unique.map { problem in
            let option = problem.option.flatMap { $0.split(separator: ".").first.map(String.init) }
            return .error(
                "impossible-setting",
                "'\(cell.name)' cannot be computed: \(problem.option.map { "\($0): " } ?? "")\(problem.message)",
                at: option.flatMap { cell.options[$0] == nil ? nil : cell.range(of: $0) } ?? cell.headRange,
                hint: problem.hint)
        }
    }

    private static func companion(
        _ path: Located<String>, read: (String) throws(EnvironmentError) -> [UInt8], problems: inout [Diagnostic]
    ) -> [UInt8]? {
        do throws(EnvironmentError) {
            return try read(path.value)
        } catch {
            problems.append(
                .error(
                    "missing-file", "'\(path.value)' cannot be read: \(error.message)", at: path.range,
                    hint: "paths are relative to the notebook's folder"))
            return nil
        }
    }
}

extension Study {
    /// Of the notebook.
    package var path: String { plan.file.path }
    /// How many blocks it has.
    package var cellCount: Int { plan.cells.count }

    /// Training runs and evaluations, over all seeds.
    package var runCount: Int {
        blocks.reduce(0) { count, block in
            // Parts of one result are computed together.
            count + Set(block.conditions.flatMap(\.requests)).count
        }
    }
}

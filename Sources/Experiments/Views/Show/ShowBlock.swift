import Datasets
import Foundations
import Notebook
import Report

/// ```` ```d3gzsl show ````: a data set in numbers, its classes, or the configuration of a run.
package struct ShowBlock: ReportedBlock {
    package static let kindName = "show"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Shows a data set in numbers, its classes, or the configuration of a run.",
            options: [
                Option(
                    "what", .choice(Subject.allCases.map(\.rawValue)), role: .presentation, isRequired: true,
                    summary:
                        "dataset: its measures; classes: their names, sort and rows; configuration: everything that "
                        + "decides the outcome of a run."
                ),
                Option(
                    "of", .cell(kinds: workspace.blocks.kindsWithMetrics), role: .presentation,
                    summary: "The block whose configuration is shown."),
                Option("caption", .prose, role: .presentation, summary: "What the table shows."),
            ] + DataOptions.single,
            labelPrefix: "tbl")
    }

    private enum Subject: String, CaseIterable { case dataset, classes, configuration }

    /// What the author wrote.
    package let cell: Cell
    package let shownDatasets: [DataSelection]
    private let subject: Subject

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        subject = cell.string("what").flatMap(Subject.init) ?? .dataset
        shownDatasets = subject == .configuration ? [] : DataOptions.selections(cell)
        DataOptions.check(shownDatasets, cell, workspace.catalogue, problems: &problems)
        if subject == .configuration, cell.string("of") == nil {
            problems.append(
                .error(
                    "missing-option", "'what: configuration' needs 'of'", at: cell.headRange,
                    hint: "name the block, such as 'of: base'"))
        }
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        do throws(FigureUnavailable) {
            switch subject {
            case .dataset: return [.table(measures(try view.dataset(shownDatasets[0]), view))]
            case .classes: return [.table(classes(try view.dataset(shownDatasets[0]), view))]
            case .configuration: return [.table(configuration(view))]
            }
        } catch {
            return [
                .notice(ReportNotice(.error, "`\(cell.name)` cannot be shown: \(InlineMarkdown.escaped(error.reason))"))
            ]
        }
    }

    private func measures(_ dataset: Dataset, _ view: CellView) -> ReportTable {
        let info = DatasetInfo(dataset)
        let rows: [(String, Int)] = [
            ("Images", info.rows), ("Features of an image", info.dimensions),
            ("Attributes of a class", info.attributes),
            ("Seen classes", info.seenClasses), ("Unseen classes", info.unseenClasses),
            ("Training rows", info.trainval),
            ("Test rows of seen classes", info.testSeen), ("Test rows of unseen classes", info.testUnseen),
        ]
        return ReportTable(
            label: cell.label,
            caption: cell.string("caption")
                ?? "The data set \(InlineMarkdown.escaped(info.name)): \(InlineMarkdown.escaped(info.source)).",
            rowTitle: "Measure", groups: [.init(columns: [.init(name: "Number")])],
            rows: rows.map { .init(label: $0.0, cells: [.number(mean: Double($0.1), decimals: 0)]) },
            notes: info.warnings.map(InlineMarkdown.escaped), provenance: view.provenance(ofData: [dataset]))
    }

    private func classes(_ dataset: Dataset, _ view: CellView) -> ReportTable {
        func count(_ rows: [Int]) -> [Int] {
            var counts = [Int](repeating: 0, count: dataset.classNames.count)
            for row in rows { counts[dataset.labels[row]] += 1 }
            return counts
        }
        let (training, seen, unseen) = (
            count(dataset.split.trainval), count(dataset.split.testSeen), count(dataset.split.testUnseen)
        )
        func rows(_ classes: [Int]) -> [ReportTable.Row] {
            classes.map {
                .init(
                    label: dataset.classNames[$0],
                    cells: [
                        .number(mean: Double(training[$0]), decimals: 0),
                        .number(mean: Double(seen[$0] + unseen[$0]), decimals: 0),
                    ])
            }
        }
        return ReportTable(
            label: cell.label,
            caption: cell.string("caption") ?? "The classes of \(InlineMarkdown.escaped(dataset.name)).",
            rowTitle: "Class",
            groups: [.init(title: "rows", columns: [.init(name: "training"), .init(name: "test")])],
            rows: [.separator("Seen")] + rows(dataset.seenClasses) + [.separator("Unseen")]
                + rows(dataset.unseenClasses),
            provenance: view.provenance(ofData: [dataset]))
    }

    private func configuration(_ view: CellView) -> ReportTable {
        let name = cell.string("of") ?? ""
        guard let shown = view.study.plan.cell(name) else { preconditionFailure("no cell '\(name)' passes the checks") }
        let settings = view.optionsUsed(by: shown).map { option, value, isGiven in
            ReportTable.Row(
                label: option.name,
                cells: [.text(value.description), .text(isGiven ? "given" : "default"), .text(option.summary)])
        }
        return ReportTable(
            label: cell.label, caption: cell.string("caption") ?? "The configuration of `\(name)`.", rowTitle: "Option",
            groups: [.init(columns: [.init(name: "Value"), .init(name: "Origin"), .init(name: "Meaning")])],
            rows: settings,
            provenance: view.provenance(of: view.results.conditions(of: name)))
    }
}

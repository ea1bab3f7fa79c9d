import Foundations
import Notebook
import Plots
import Report

/// ```` ```d3gzsl figure NAME ````: a picture of results, or of the data.
package struct FigureBlock: CheckingBlock, ReportedBlock {
    package static let kindName = "figure"

    package static func schema(_ workspace: Workspace) -> BlockKind {
        BlockKind(
            name: kindName, summary: "Draws results, or the data.",
            options: [
                Option(
                    "kind", .choice(FigureRegistry.standard.kinds.map { $0.name }), role: .presentation,
                    isRequired: true,
                    summary: "What is drawn: "
                        + FigureRegistry.standard.kinds.map { "\($0.name) (\($0.summary))" }.joined(separator: ", ")
                        + "."),
                Option("caption", .prose, role: .presentation, summary: "What the figure shows."),
            ],
            labelPrefix: "fig",
            variants: .init(
                selector: "kind", options: FigureRegistry.standard.kinds.map { ($0.name, $0.options(workspace)) }))
    }

    /// What the author wrote.
    package let cell: Cell
    package let shownDatasets: [DataSelection]
    package let conditions: [Condition]
    private let kind: any FigureKind.Type

    package init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) {
        self.cell = cell
        let name = cell.string("kind") ?? ""
        guard let kind = FigureRegistry.standard.kinds.first(where: { $0.name == name }) else {
            preconditionFailure("no figure kind '\(name)' passes the checks")
        }
        self.kind = kind
        shownDatasets = kind.datasets(cell)
        DataOptions.check(shownDatasets, cell, workspace.catalogue, problems: &problems)
        cell.checkNothingIsEmpty(&problems)
        conditions = kind.conditions(cell, of: plan, in: workspace, problems: &problems)
    }

    func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic]) {
        kind.check(cell, in: study, problems: &problems)
    }

    package func content(_ view: CellView) -> [ReportBlock] {
        if view.status.problem != nil { return view.notices.map(ReportBlock.notice) }
        do throws(FigureUnavailable) {
            let drawing = try kind.draw(cell, view)
            let (figure, notices) = try Self.drawn(drawing, cell: cell, view)
            return view.leakage(in: drawing.conditions).map(ReportBlock.notice)
                + notices.map { .notice(ReportNotice(.note, InlineMarkdown.escaped($0))) } + [.figure(figure)]
        } catch {
            return [
                .notice(
                    ReportNotice(.note, "Figure `\(cell.name)` is not shown: \(InlineMarkdown.escaped(error.reason))"))
            ]
        }
    }

    /// A figure drawn for light and dark pages, with what its pictures do not show.
    private static func drawn(
        _ drawing: Drawing, cell: Cell, _ view: CellView
    ) throws(FigureUnavailable) -> (ReportFigure, [String]) {
        do {
            let (light, dark, remarks) = try view.figures.rendered(drawing.figure)
            return (ReportFigure(drawing, light: light, dark: dark, cell: cell, view), remarks)
        } catch {
            throw FigureUnavailable("\(error)")
        }
    }
}

extension ReportFigure {
    fileprivate init(
        _ drawing: Drawing, light: RenderedFigure, dark: RenderedFigure, cell: Cell, _ view: CellView
    ) {
        self.init(
            label: cell.label, caption: cell.string("caption") ?? drawing.caption,
            alternativeText: drawing.figure.alternativeText,
            light: light.png, dark: dark.png, width: light.width, height: light.height,
            dataTable: drawing.figure.dataTable.map { .init(header: $0.header, rows: $0.rows) },
            provenance: drawing.conditions.isEmpty
                ? view.provenance(ofData: drawing.data) : view.provenance(of: drawing.conditions))
    }
}

import Foundations
import MarkdownTree
import Notebook
import Report
import Runner

/// Puts a study's results into the notebook's text: the report as plain values.
struct StudyReport {
    let results: StudyResults
    let data: DataShelf
    let figures: FigureStore
    let command: String
    let run: RunSummary
    /// Whether the run was interrupted.
    let isPartial: Bool
    let links: [PageLink]

    private var plan: NotebookPlan { results.study.plan }

    func document() -> ReportDocument {
        let views = plan.cells.map {
            CellView(cell: $0, results: results, command: command, data: data, figures: figures)
        }
        let contents = zip(results.study.blocks, views).map { ($0 as? any ReportedBlock)?.content($1) ?? [] }
        var byOffset: [Int: [ReportBlock]] = [:]
        for (cell, content) in zip(plan.cells, contents) { byOffset[cell.range.lower] = content }
        let blocks = plan.document.root.children.flatMap { node -> [ReportBlock] in
            if case .codeBlock = node.kind, let content = byOffset[node.range.lower] { return content }
            return [.markdown(node)]
        }
        let front = plan.frontMatter
        var document = ReportDocument(
            title: results.study.title, subtitle: front.subtitle, authors: front.authors, date: front.date,
            abstract: front.abstract, language: front.language,
            notices: notices, blocks: blocks, bibliography: results.study.bibliography,
            scorecard: Scorecard(rows: contents.joined().flatMap(Self.claims)),
            run: run, links: links)
        document.inlineValues = Self.inlineValues(results)
        return document
    }

    private var notices: [ReportNotice] {
        var notices: [ReportNotice] = []
        if isPartial {
            notices.append(
                ReportNotice(
                    .partial,
                    "The run was interrupted: what was done by then is here; running the notebook again goes on from "
                        + "there."
                ))
        }
        if plan.isQuick {
            let changed = plan.parameters.filter(\.isOverridden).map { "`\($0.name)` = `\($0.value)`" }.joined(
                separator: ", ")
            notices.append(
                ReportNotice(
                    .partial,
                    "A quick run, with \(changed.isEmpty ? "nothing" : changed) in the place of what the notebook "
                        + "says: its numbers are rough, and its expectations are not judged."
                ))
        }
        return notices
    }

    /// What stands in the place of each inline value, those of captions and titles included.
    static func inlineValues(_ results: StudyResults) -> [SourceRange: InlineText] {
        var texts: [SourceRange: InlineText] = [:]
        for value in results.study.plan.inlineValues {
            let source = InlineValueSource(value: value, results: results)
            do throws(EvaluationProblem) {
                texts[value.range] = InlineText(try source.text(), detail: try source.detail())
            } catch {
                texts[value.range] = InlineText(
                    "no value: \(error.message)", detail: value.expression.text, isMissing: true)
            }
        }
        return texts
    }

    /// A warning for every inline value that has none, where it stands.
    static func missingValues(_ results: StudyResults) -> [Diagnostic] {
        let texts = inlineValues(results)
        return results.study.plan.inlineValues.compactMap { value in
            guard let text = texts[value.range], text.isMissing else { return nil }
            return .warning(
                "no-value", "`\(value.text)` has \(text.text)", at: value.expression.range,
                hint: "the report shows the reason in the place of the value")
        }
    }

    /// What a block claims: its expectations, or the published values that stand in it beside what was measured.
    private static func claims(_ block: ReportBlock) -> [Scorecard.Row] {
        switch block {
        case .expectations(let rows): rows
        case .table(let table): table.publishedValues.compactMap(\.scorecardRow)
        default: []
        }
    }
}

/// A block that leaves something in the report; one that is no more than a `Block` leaves nothing.
package protocol ReportedBlock: Block {
    /// What stands in the report where the block stood.
    func content(_ view: CellView) -> [ReportBlock]
}

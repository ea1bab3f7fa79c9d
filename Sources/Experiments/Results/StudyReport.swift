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
        let contents = zip(results.study.blocks, views).map { $0.content($1) }
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
                    "The run was interrupted: what was done by then is here; running the notebook again goes on from there."
                ))
        }
        if plan.isQuick {
            let changed = plan.parameters.filter(\.isOverridden).map { "`\($0.name)` = `\($0.value)`" }.joined(
                separator: ", ")
            notices.append(
                ReportNotice(
                    .partial,
                    "A quick run, with \(changed.isEmpty ? "nothing" : changed) in the place of what the notebook says: its numbers are rough, and its expectations are not judged."
                ))
        }
        return notices
    }

    /// What stands in the place of each inline value, those of captions and titles included.
    static func inlineValues(_ results: StudyResults) -> [SourceRange: InlineText] {
        var texts: [SourceRange: InlineText] = [:]
        for value in results.study.plan.inlineValues {
            // A parameter that stands alone is shown as it was written.
            if value.format == nil, case .reference(.parameter(let name), _) = value.expression.root,
                let written = results.study.plan.parameter(name)?.written
            {
                texts[value.range] = InlineText(
                    written.hasPrefix("-") ? "\u{2212}" + written.dropFirst() : written,
                    detail: value.expression.text)
                continue
            }
            do throws(EvaluationProblem) {
                let quantity = try value.expression.evaluate(results.quantity)
                let text = try (value.format ?? .automatic).text(of: quantity)
                let seeds =
                    quantity.values.count > 1
                    ? quantity.values.map { (try? Format.automatic.text(of: Quantity([$0]))) ?? "?" }.joined(
                        separator: ", ") : nil
                texts[value.range] = InlineText(
                    text, detail: value.expression.text + (seeds.map { " by seed: " + $0 } ?? ""))
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
        case .table(let table): table.publishedComparisons()
        default: []
        }
    }
}

extension ReportTable {
    /// A row of the scorecard for every published value with a measured one beside it. They are shown, not judged: features,
    /// tuning and selection differ between publications.
    func publishedComparisons() -> [Scorecard.Row] {
        let names = columns.map(\.name)
        return rows.flatMap { row -> [Scorecard.Row] in
            row.cells.indices.compactMap { index in
                guard case .published(let value, let source, let decimals) = row.cells[index],
                    let mean = row.cells.indices.prefix(index).reversed().lazy.compactMap({
                        names[$0] == names[index] ? row.cells[$0].measured : nil
                    }).first
                else { return nil }
                let difference = mean - value
                return Scorecard.Row(
                    name: "\(row.label), \(names[index])", expected: NumberText.print.fixed(value, decimals: decimals),
                    observed: NumberText.print.fixed(mean, decimals: decimals),
                    difference: NumberText.print.signed(difference, decimals: decimals),
                    verdict: .published, source: source)
            }
        }
    }
}

extension ReportTable.Cell {
    fileprivate var measured: Double? { if case .number(let mean, _, _) = self { mean } else { nil } }
}

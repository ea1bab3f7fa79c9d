import Foundations
import Notebook
import Report

extension TableBlock {
    /// Under the table, each inline Markdown.
    func notes(
        _ conditions: [ConditionResult], _ layout: [ComparisonColumns], _ unmatched: [ReportTable.PublishedValue],
        _ view: CellView
    ) -> [String] {
        var notes: [String] = []
        let grids = conditions.filter { !$0.condition.coordinates.isEmpty && $0.condition.dataset.part == .test }
        if !grids.isEmpty {
            notes.append(
                "A grid on test rows shows how much a value matters. To choose one, evaluate the grid with "
                    + "`evaluation: validation`."
            )
        }
        let partial = conditions.filter { !$0.computed.isEmpty && !$0.isComplete }
        for result in partial {
            notes.append(
                InlineMarkdown.escaped(
                    "\(result.condition.label) on \(result.condition.dataset.name): "
                        + "\(result.computed.count) of \(result.runs.count) seeds, \(result.problem ?? "")"))
        }
        notes += gainNotes(layout, view)
        let sources = layout.flatMap { $0.published.values.flatMap(\.sources) }.unique.sorted()
        if !sources.isEmpty {
            notes.append(
                "Of published values, features, tuning and selection rule may differ. Their sources: "
                    + sources.map { source in
                        InlineMarkdown.escaped(
                            [source, view.study.published.sources[source] ?? ""].joined(separator: ", "))
                    }.joined(separator: "; ") + ".")
        }
        if !unmatched.isEmpty {
            let values = unmatched.map { value in
                "\(value.claim ?? "") \(NumberText.print.fixed(value.value, decimals: value.decimals))"
            }
            notes.append(
                "Published, but not of what is measured here: "
                    + "\(InlineMarkdown.escaped(values.joined(separator: "; ")))."
            )
        }
        let without = layout.filter { $0.published.isEmpty }.map(\.title)
        if !compared.isEmpty, !without.isEmpty {
            notes.append("Nothing is published for \(InlineMarkdown.escaped(without.joined(separator: "; "))).")
        }
        return notes
    }

    /// How gains were judged: one note for all data sets of which the same can be said.
    private func gainNotes(_ layout: [ComparisonColumns], _ view: CellView) -> [String] {
        let judged = layout.compactMap { columns in
            gainText(columns, view).map { (title: columns.title, text: $0) }
        }
        return judged.map(\.text).unique.map { text in
            let titles = judged.filter { $0.text == text }.map(\.title).joined(separator: ", ")
            let place = layout.count > 1 ? " on \(titles)" : ""
            return InlineMarkdown.escaped("Gain\(place): mean difference with half its 95 % interval; \(text).")
        }
    }

    /// How the gains on one data set were judged; nil where there is none.
    private func gainText(_ columns: ComparisonColumns, _ view: CellView) -> String? {
        guard let metric = columns.gain else { return nil }
        let pairs = rows.flatMap { row in
            lines(of: row, view).compactMap { line -> GainText.Pair? in
                let own = line.results.first { $0.condition.dataset == columns.dataset }?.quantity(metric.name)
                let base = base(of: row.cell, line.label, on: columns.dataset, view)
                guard let own = own?.measured, let other = base?.quantity(metric.name)?.measured else { return nil }
                let label = baseTitle(bases[row.cell] ?? "", view)
                return .init(row: line.title, base: label, own: own, other: other)
            }
        }
        return pairs.isEmpty ? nil : GainText(pairs: pairs).sentences.joined(separator: "; ")
    }
}

extension ReportTable {
    /// The table as LaTeX in the manner of the `booktabs` package, marks included; needs nothing beyond it.
    ///
    /// Its label is the table's own, so `\ref{tbl-ablation}` finds it. Where it comes from stands above in comments.
    package func latex() -> String {
        let width = columns.count
        var lines = provenanceComments
        lines += ["\\begin{table}", "  \\centering", "  \\caption{\(LaTeXWriter.inline(caption))}"]
        if let label { lines.append("  \\label{\(label)}") }
        lines.append("  \\begin{tabular}{l\(columnTypes)}")
        lines.append("    \\toprule")
        lines += headLines.map { "    " + $0 }
        lines.append("    \\midrule")
        for (index, (row, marks)) in zip(rows, marks()).enumerated() {
            switch row.kind {
            case .data:
                let cells = zip(row.cells, marks).map { $0.latex(mark: $1) }
                lines.append("    " + ([Self.first(row.latexLabel)] + cells).joined(separator: " & ") + " \\\\")
            case .separator:
                if index > 0 { lines.append("    \\midrule") }
                if !row.label.isEmpty {
                    lines.append("    \\multicolumn{\(width + 1)}{l}{\\emph{\(LaTeXWriter.text(row.label))}} \\\\")
                }
            case .absent(let reason):
                let reason = width == 0 ? "" : " & \\multicolumn{\(width)}{l}{\\emph{\(LaTeXWriter.text(reason))}}"
                lines.append("    " + Self.first(row.latexLabel) + reason + " \\\\")
            }
        }
        lines += ["    \\bottomrule", "  \\end{tabular}"]
        var remarks = [LaTeXWriter.text(legend)] + notes.map(LaTeXWriter.inline)
        if let protocolLine { remarks.append("Protocol: " + LaTeXWriter.text(protocolLine)) }
        remarks.removeAll(where: \.isEmpty)
        if !remarks.isEmpty {
            lines.append("  \\par\\smallskip{\\footnotesize \(remarks.joined(separator: " "))\\par}")
        }
        lines.append("\\end{table}")
        return lines.joined(separator: "\n") + "\n"
    }

    /// A label that begins a row. A bracket or a star there would belong to the `\\\\` before it.
    private static func first(_ text: String) -> String {
        text.hasPrefix("[") || text.hasPrefix("*") ? "{}" + text : text
    }

    private var provenanceComments: [String] {
        (provenance?.facts ?? []).map { name, value in
            "% \(name): " + String(value.map { $0.isNewline ? " " : $0 })
        }
    }

    /// Columns of words are set left, of numbers right.
    private var columnTypes: String {
        columns.indices.map { isText(column: $0) ? "l" : "r" }.joined()
    }

    private var headLines: [String] {
        func titled(_ name: String, unit: String?) -> String {
            LaTeXWriter.text(name + (unit.map { $0.isEmpty ? "" : " (\($0))" } ?? ""))
        }
        let names =
            [LaTeXWriter.text(rowTitle)]
            + groups.flatMap { group in
                group.columns.map { titled($0.name, unit: group.sharedUnit == nil ? $0.unit : nil) }
            }
        let nameLine = names.joined(separator: " & ") + " \\\\"
        guard groups.contains(where: { $0.title != nil }) else { return [nameLine] }
        var cells = [""]
        var rules: [String] = []
        var column = 2
        for group in groups where !group.columns.isEmpty {
            let count = group.columns.count
            if let title = group.title {
                cells.append("\\multicolumn{\(count)}{c}{\(titled(title, unit: group.sharedUnit))}")
                rules.append("\\cmidrule(lr){\(column)-\(column + count - 1)}")
            } else {
                cells += [String](repeating: "", count: count)
            }
            column += count
        }
        return [cells.joined(separator: " & ") + " \\\\", rules.joined(separator: " "), nameLine]
    }
}

extension ReportTable.Cell {
    fileprivate func latex(mark: ReportTable.Mark?) -> String {
        func number(_ text: String) -> String {
            text.replacing("\u{2212}", with: "-").replacing("\u{202F}", with: "\\,").replacing("×", with: "\\times ")
        }
        if case .text(let text) = self { return LaTeXWriter.text(text) }
        guard let text = CellText(self) else { return "--" }
        let value = number(text.value)
        let marked: String
        switch mark {
        case .best: marked = "\\mathbf{\(value)}"
        case .second: marked = "\\underline{\(value)}"
        case nil: marked = value
        }
        return "$\(marked)\(text.deviation.map { " \\pm " + number($0) } ?? "")$"
    }
}

extension ReportTable.Row {
    fileprivate var latexLabel: String { markup.map(LaTeXWriter.inline) ?? LaTeXWriter.text(label) }
}

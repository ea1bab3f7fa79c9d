/// Claims beside what came out: as a list where a cell makes them, as a table for the whole report.
struct ScorecardHTML {
    let rows: [Scorecard.Row]

    /// The claims of one cell.
    func writeList(to writer: inout HTMLWriter) {
        guard !rows.isEmpty else { return }
        writer.raw("<ul class=\"expectations\" aria-label=\"Expectations\">\n")
        for row in rows {
            writer.open("li", ["class": row.verdict.rawValue])
            writer.raw(row.verdict.html + " ")
            writer.element("code", text: row.name)
            writer.raw(" ")
            var facts = [("expected ", row.expected), ("observed ", row.observed), ("difference ", row.difference)]
            // A comparison says by itself what it expects.
            if row.expected == row.name { facts.removeFirst() }
            let text = facts.filter { !$0.1.isEmpty }.map { $0.0 + $0.1 }.joined(separator: ", ")
            if !text.isEmpty { writer.element("span", ["class": "facts"], text: text) }
            writer.raw("</li>\n")
        }
        writer.raw("</ul>\n")
    }

    /// The section that closes a report.
    func writeSection(to writer: inout HTMLWriter) {
        guard !rows.isEmpty else { return }
        let identifier = PageIndex.scorecard
        writer.raw(
            "<section class=\"scorecard\" aria-labelledby=\"\(identifier)\">\n<h2 id=\"\(identifier)\">Scorecard</h2>\n"
        )
        writer.element("p", text: "What this report claims, beside what came out: \(Scorecard(rows: rows).summary).")
        writer.raw(
            "\n<div class=\"scroll\" role=\"region\" aria-labelledby=\"\(identifier)\" tabindex=\"0\">"
                + "<table class=\"claims\">\n<thead>\n<tr>"
        )
        let columns = columns
        for column in columns {
            writer.element("th", ["scope": "col", "class": column.isNumber ? "quantity" : nil], text: column.title)
        }
        writer.raw("</tr>\n</thead>\n<tbody>\n")
        for row in rows {
            writer.open("tr", ["class": row.verdict.rawValue])
            for column in columns { writer.raw(column.cell(row)) }
            writer.raw("</tr>\n")
        }
        writer.raw("</tbody>\n</table></div>\n</section>\n")
    }

    private struct Column {
        let title: String
        let isNumber: Bool
        let cell: (Scorecard.Row) -> String
    }

    /// Columns that have nothing in any row are left out.
    private var columns: [Column] {
        func text(_ title: String, isNumber: Bool, _ value: @escaping (Scorecard.Row) -> String) -> Column? {
            guard rows.contains(where: { !value($0).isEmpty }) else { return nil }
            return Column(title: title, isNumber: isNumber) { row in
                "<td\(isNumber ? " class=\"quantity\"" : "")>\(HTMLEscaping.text(value(row)))</td>"
            }
        }
        return [
            Column(title: "Verdict", isNumber: false) { "<td>\($0.verdict.html)</td>" },
            Column(title: "Claim", isNumber: false) { "<th scope=\"row\">\(HTMLEscaping.text($0.name))</th>" },
            text("Expected", isNumber: true, \.expected),
            text("Observed", isNumber: true, \.observed),
            text("Difference", isNumber: true, \.difference),
            text("Doubts", isNumber: false, \.doubts),
            text("Source", isNumber: false, \.source),
        ].compactMap(\.self)
    }
}

extension Scorecard.Verdict {
    /// A sign and a word, so that the verdict does not rest on its colour.
    var html: String {
        html(words: rawValue)
    }

    /// `✓ 7 held`.
    func html(count: Int) -> String {
        html(words: "\(count) \(rawValue)")
    }

    private func html(words: String) -> String {
        "<span class=\"verdict \(rawValue)\"><span aria-hidden=\"true\">\(sign)</span> \(words)</span>"
    }

    private var sign: String {
        switch self {
        case .held: "✓"
        case .missed: "✗"
        case .undecided: "?"
        case .published: "≈"
        }
    }
}

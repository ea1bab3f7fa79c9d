import Foundations

/// A table of results on a page: caption, two rows of heads, aligned numbers with their marks, and below it all that a
/// reader must know to trust them.
struct TableHTML {
    let table: ReportTable
    let target: PageIndex.Target
    /// Inline Markdown as HTML.
    let inline: (String) -> String

    func write(to writer: inout HTMLWriter) {
        let caption = target.identifier + "-caption"
        writer.open("div", ["class": "result", "id": target.identifier])
        writer.raw("\n")
        writer.open("div", ["class": "scroll", "role": "region", "aria-labelledby": caption, "tabindex": "0"])
        writer.raw("<table class=\"results\">\n")
        writer.open("caption", ["id": caption])
        writer.raw(
            "<div class=\"caption\"><span class=\"number\">\(HTMLEscaping.text(target.text)).</span> "
                + "\(inline(table.caption))</div>"
        )
        writer.raw("</caption>\n")
        writeHead(to: &writer)
        writeBody(to: &writer)
        writer.raw("</table></div>\n")
        writeRemarks(to: &writer)
        if let provenance = table.provenance {
            ProvenanceHTML(provenance: provenance, subject: target.text).write(to: &writer)
        }
        writer.raw("</div>\n")
    }
}

// The head
extension TableHTML {
    private var hasGroups: Bool { table.groups.contains { $0.title != nil } }

    private func writeHead(to writer: inout HTMLWriter) {
        writer.raw("<colgroup></colgroup>")
        for group in table.groups where !group.columns.isEmpty {
            writer.raw("<colgroup span=\"\(group.columns.count)\"></colgroup>")
        }
        writer.raw("\n<thead>\n<tr>")
        let height = hasGroups ? "2" : nil
        if table.rowTitle.isEmpty {
            writer.open("td", ["rowspan": height])
            writer.close("td")
        } else {
            writer.element("th", ["scope": "col", "rowspan": height, "class": "row-title"], text: table.rowTitle)
        }
        var column = 0
        for group in table.groups where !group.columns.isEmpty {
            if let title = group.title {
                writer.open("th", ["scope": "colgroup", "colspan": "\(group.columns.count)", "class": "group"])
                writer.open("span")
                writer.text(title)
                if let unit = group.sharedUnit { writeUnit(unit, to: &writer) }
                writer.close("span")
                writer.close("th")
            } else {
                writeColumns(of: group, from: column, height: height, to: &writer)
            }
            column += group.columns.count
        }
        writer.raw("</tr>\n")
        if hasGroups {
            writer.raw("<tr>")
            column = 0
            for group in table.groups {
                if group.title != nil { writeColumns(of: group, from: column, height: nil, to: &writer) }
                column += group.columns.count
            }
            writer.raw("</tr>\n")
        }
        writer.raw("</thead>\n")
    }

    private func writeUnit(_ unit: String, to writer: inout HTMLWriter) {
        writer.element("span", ["class": "unit"], text: " (\(unit))")
    }

    /// - Parameter start: The index of the group's first column.
    private func writeColumns(
        of group: ReportTable.ColumnGroup, from start: Int, height: String?, to writer: inout HTMLWriter
    ) {
        for (position, column) in group.columns.enumerated() {
            let classes = (table.isText(column: start + position) ? ["text"] : []) + (position == 0 ? ["first"] : [])
            writer.open(
                "th",
                ["scope": "col", "rowspan": height, "class": classes.isEmpty ? nil : classes.joined(separator: " ")])
            writer.text(column.name)
            if group.sharedUnit == nil, let unit = column.unit, !unit.isEmpty { writeUnit(unit, to: &writer) }
            if column.ranking == .lowerIsBetter {
                writer.raw(" <span aria-hidden=\"true\">↓</span><span class=\"spoken\"> lower is better</span>")
            }
            writer.close("th")
        }
    }
}

// The body
extension TableHTML {
    /// Indices of the columns that begin a group.
    private var firstColumns: Set<Int> {
        var firsts: Set<Int> = []
        var index = 0
        for group in table.groups {
            firsts.insert(index)
            index += group.columns.count
        }
        return firsts
    }

    /// A longer label of a row may be broken.
    private static let longestUnbrokenLabel = 14

    private func writeBody(to writer: inout HTMLWriter) {
        let marks = table.marks()
        let firstColumns = firstColumns
        let layouts = table.columns.indices.map { column in
            NumberColumn(table.rows.compactMap { $0.kind == .data ? $0.cells[column] : nil })
        }
        writer.raw("<tbody>\n")
        for (index, row) in table.rows.enumerated() {
            if case .separator = row.kind {
                if index > 0 { writer.raw("</tbody>\n<tbody>\n") }
                guard !row.label.isEmpty else { continue }
                writer.raw("<tr class=\"separator\">")
                writer.element("th", ["scope": "rowgroup", "colspan": "\(table.columns.count + 1)"], text: row.label)
                writer.raw("</tr>\n")
                continue
            }
            writer.raw("<tr>")
            let isShort = row.label.count <= Self.longestUnbrokenLabel
            writer.element(
                "th", ["scope": "row", "class": isShort ? "short" : nil],
                html: row.markup.map(inline) ?? HTMLEscaping.text(row.label))
            if case .absent(let reason) = row.kind {
                if !table.columns.isEmpty {
                    writer.element("td", ["class": "absent", "colspan": "\(table.columns.count)"], text: reason)
                }
            } else {
                for (column, cell) in row.cells.enumerated() {
                    write(
                        cell, mark: marks[index][column], layout: layouts[column],
                        isFirst: firstColumns.contains(column),
                        to: &writer)
                }
            }
            writer.raw("</tr>\n")
        }
        writer.raw("</tbody>\n")
    }

    private func write(
        _ cell: ReportTable.Cell, mark: ReportTable.Mark?, layout: NumberColumn, isFirst: Bool,
        to writer: inout HTMLWriter
    ) {
        var classes = isFirst ? ["first"] : []
        var title: String?
        switch cell {
        case .text(let text):
            writer.element("td", ["class": isFirst ? "text first" : "text"], text: text)
            return
        case .published(let published):
            classes.append("published")
            title = published.source
        case .difference: classes.append("difference")
        case .probability(_, let test): title = test
        case .measured, .number, .missing: break
        }
        if CellText(cell) == nil { classes.append("missing") }
        writer.open("td", ["class": classes.isEmpty ? nil : classes.joined(separator: " "), "title": title])
        if let number = CellText(cell) {
            write(number, mark: mark, layout: layout, to: &writer)
        } else {
            writer.raw("<span aria-hidden=\"true\">–</span>")
            writer.element("span", ["class": "spoken"], text: cell.reasonForNothing)
        }
        writer.close("td")
    }

    private func write(_ number: CellText, mark: ReportTable.Mark?, layout: NumberColumn, to writer: inout HTMLWriter) {
        writer.open("span", ["class": "value w\(layout.valueWidth)"])
        switch mark {
        case .best:
            writer.element("strong", text: layout.value(number))
            writer.raw("<span class=\"spoken\"> best</span>")
        case .second:
            writer.element("u", text: layout.value(number))
            writer.raw("<span class=\"spoken\"> second</span>")
        case nil: writer.text(layout.value(number))
        }
        writer.close("span")
        guard layout.deviationWidth > 0 else { return }
        // Numbers without a deviation leave its room free.
        writer.open("span", ["class": "deviation d\(layout.deviationWidth)"])
        if let deviation = number.deviation { writer.text(" ± " + layout.deviation(deviation)) }
        writer.close("span")
    }
}

// Below the table
extension TableHTML {
    private func writeRemarks(to writer: inout HTMLWriter) {
        var lines: [String] = []
        let legend = table.legend
        if !legend.isEmpty { lines.append(HTMLEscaping.text(legend)) }
        lines += table.notes.map(inline)
        if let line = table.protocolLine, !line.isEmpty {
            lines.append("<span class=\"name\">Protocol:</span> " + HTMLEscaping.text(line))
        }
        guard !lines.isEmpty else { return }
        writer.raw("<div class=\"remarks\">\n")
        for line in lines { writer.raw("<p>\(line)</p>\n") }
        writer.raw("</div>\n")
    }
}

extension ReportTable {
    /// What the marks and signs in the table mean; empty when there are none.
    var legend: String {
        var sentences: [String] = []
        let cells = rows.flatMap(\.cells)
        if cells.contains(where: { CellText($0)?.deviation != nil }) {
            let counts = cells.compactMap { if case .measured(let values, _) = $0 { values.count } else { nil } }
            sentences.append(
                "Mean ± standard deviation" + (counts.isEmpty ? "." : " \(SeedValues.countText(counts))."))
        }
        let marks = Set(marks().flatMap { $0.compactMap(\.self) })
        if !marks.isEmpty { sentences.append("Best of a column in bold, second underlined.") }
        var sources: [String] = []
        for case .published(let published) in cells where !published.source.isEmpty {
            if !sources.contains(published.source) { sources.append(published.source) }
        }
        if !sources.isEmpty { sentences.append("Published values: \(sources.joined(separator: "; ")).") }
        return sentences.joined(separator: " ")
    }
}

extension ReportTable.Cell {
    fileprivate var reasonForNothing: String {
        if case .missing(let reason) = self { return reason ?? "no value" }
        return "not a number"
    }
}

/// A figure on a page: light or dark as the reader has it, with caption, its numbers and where it comes from.
struct FigureHTML {
    let figure: ReportFigure
    let target: PageIndex.Target
    /// Inline Markdown as HTML.
    let inline: (String) -> String

    func write(to writer: inout HTMLWriter) {
        writer.open("figure", ["class": "result", "id": target.identifier])
        writer.raw("\n<picture>")
        if let dark = figure.dark {
            writer.raw(
                "<source media=\"screen and (prefers-color-scheme: dark)\" srcset=\"\(DataURI(png: dark).text)\" />")
        }
        writer.raw(
            "<img src=\"\(DataURI(png: figure.light).text)\" alt=\"\(HTMLEscaping.text(figure.alternativeText))\"")
        writer.raw(" width=\"\(Int(figure.width.rounded()))\" height=\"\(Int(figure.height.rounded()))\"")
        writer.raw(figure.dark == nil ? " class=\"card\" /></picture>\n" : " /></picture>\n")
        writer.raw("<figcaption class=\"caption\"><span class=\"number\">\(HTMLEscaping.text(target.text)).</span> ")
        writer.raw(inline(figure.caption) + "</figcaption>\n")
        if let table = figure.dataTable { write(table, to: &writer) }
        if let provenance = figure.provenance {
            ProvenanceHTML(provenance: provenance, subject: target.text).write(to: &writer)
        }
        writer.raw("</figure>\n")
    }

    private func write(_ table: ReportFigure.DataTable, to writer: inout HTMLWriter) {
        let title = "Data of \(target.text)"
        writer.raw("<details>")
        writer.element("summary", text: title)
        writer.open("div", ["class": "scroll", "role": "region", "aria-label": title, "tabindex": "0"])
        writer.raw("<table class=\"data\">\n<thead>\n<tr>")
        for name in table.header { writer.element("th", ["scope": "col"], text: name) }
        writer.raw("</tr>\n</thead>\n<tbody>\n")
        for row in table.rows {
            writer.raw("<tr>")
            for (column, cell) in row.enumerated() {
                if column == 0 {
                    writer.element("th", ["scope": "row"], text: cell)
                } else {
                    writer.element("td", text: cell)
                }
            }
            writer.raw("</tr>\n")
        }
        writer.raw("</tbody>\n</table></div></details>\n")
    }
}

/// What a cell was asked to do, folded: one line for all, the text and every option for those who unfold it.
struct ConfigurationHTML {
    let configuration: ReportConfiguration

    func write(to writer: inout HTMLWriter) {
        writer.raw("<details class=\"configuration\"><summary>")
        writer.element("span", ["class": "kind"], text: configuration.kind)
        writer.raw(" ")
        writer.element("code", text: configuration.cell)
        if let summary = configuration.summary, !summary.isEmpty {
            writer.raw(" ")
            writer.element("span", ["class": "summary"], text: summary)
        }
        writer.raw("</summary>\n")
        if !configuration.source.allSatisfy(\.isWhitespace) {
            writer.raw(CodeHTML(info: "yaml", literal: configuration.source).html)
        }
        if !configuration.settings.isEmpty { writeSettings(to: &writer) }
        writer.raw("</details>\n")
    }

    private func writeSettings(to writer: inout HTMLWriter) {
        writer.open(
            "div",
            ["class": "scroll", "role": "region", "aria-label": "Options of \(configuration.cell)", "tabindex": "0"])
        writer.raw(
            "<table class=\"settings\">\n<thead>\n<tr><th scope=\"col\">Option</th><th scope=\"col\">Value</th></tr>\n"
                + "</thead>\n<tbody>\n"
        )
        for setting in configuration.settings {
            writer.raw("<tr>")
            writer.element("th", ["scope": "row"], html: "<code>\(HTMLEscaping.text(setting.name))</code>")
            writer.element(
                "td",
                html: "<code>\(HTMLEscaping.text(setting.value))</code>"
                    + (setting.isDefault ? " <span class=\"default\">default</span>" : ""))
            writer.raw("</tr>\n")
        }
        writer.raw("</tbody>\n</table></div>\n")
    }
}

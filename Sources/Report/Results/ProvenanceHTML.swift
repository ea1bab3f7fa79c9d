/// Where a table or figure comes from, folded below it.
struct ProvenanceHTML {
    let provenance: Provenance
    /// `Table 1`.
    let subject: String

    func write(to writer: inout HTMLWriter) {
        writer.raw("<details class=\"provenance\">")
        writer.element("summary", text: "How \(subject) was made")
        writer.raw("<dl>\n")
        for (name, value) in provenance.facts {
            writer.raw("<div>")
            writer.element("dt", text: name)
            let isCode = ["Cell", "Configuration", "Command"].contains(name)
            writer.element("dd", html: isCode ? "<code>\(HTMLEscaping.text(value))</code>" : HTMLEscaping.text(value))
            writer.raw("</div>\n")
        }
        writer.raw("</dl></details>\n")
    }
}

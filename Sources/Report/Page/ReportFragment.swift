/// The body of a report alone, to stand in another page. For plain Markdown it is exactly what cmark-gfm writes.
package struct ReportFragment {
    /// The blocks, footnotes, scorecard and references; no title, no style.
    package static func html(_ document: ReportDocument) -> String {
        var writer = HTMLWriter()
        PageBody(document, rendition: .fragment).write(to: &writer)
        return writer.html
    }
}

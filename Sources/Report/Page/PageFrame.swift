/// What every page begins and ends with.
struct PageFrame {
    let title: String
    let language: String
    /// Where the page was made from.
    var source: String?

    /// Nothing runs and nothing is loaded: pictures come with the page, and so does its style.
    private static let policy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

    func writeStart(to writer: inout HTMLWriter) {
        writer.raw("<!DOCTYPE html>\n")
        writer.open("html", ["lang": language.isEmpty ? "en" : language])
        writer.raw("\n<head>\n<meta charset=\"utf-8\" />\n")
        writer.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"\(Self.policy)\" />\n")
        writer.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n")
        writer.raw("<meta name=\"color-scheme\" content=\"light dark\" />\n")
        writer.raw("<meta name=\"referrer\" content=\"no-referrer\" />\n")
        if let source {
            writer.open("meta", ["name": ReportSource.name, "content": source])
            writer.raw("\n")
        }
        writer.element("title", text: title)
        writer.raw("\n<style>\n\(StyleSheet.text)</style>\n</head>\n<body>\n")
        writer.raw("<a class=\"skip\" href=\"#\(PageIndex.content)\">Skip to content</a>\n")
    }

    static func writeEnd(to writer: inout HTMLWriter) {
        writer.raw("</body>\n</html>\n")
    }
}

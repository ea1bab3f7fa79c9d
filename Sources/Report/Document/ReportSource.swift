/// The element of a page that says which notebook it was made from.
package enum ReportSource {
    static let name = "d3gzsl-source"

    /// The source that a page names; nil for a page that names none.
    package static func read(from page: String) -> String? {
        let start = "<meta name=\"\(name)\" content=\""
        guard let found = page.firstRange(of: start), let end = page[found.upperBound...].firstIndex(of: "\"") else {
            return nil
        }
        var text = String(page[found.upperBound..<end])
        for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
            text.replace(entity, with: character)
        }
        return text
    }
}

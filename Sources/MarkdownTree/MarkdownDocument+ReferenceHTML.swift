extension MarkdownDocument {
    /// cmark-gfm's own HTML of GFM: raw HTML kept, the tag filter on. The measure for other renderers of the tree.
    package static func referenceHTML(_ text: String, footnotes: Bool = false) -> String {
        CMark.html(of: Array(text.utf8), footnotes: footnotes)
    }
}

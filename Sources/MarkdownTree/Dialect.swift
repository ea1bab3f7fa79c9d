/// Which syntax a text is read as.
package enum Dialect: Sendable, Hashable {
    /// GitHub Flavored Markdown and nothing else.
    case plain
    /// GFM with front matter, math, citations, cross-references and footnotes.
    case notebook
    /// `notebook` for a file that begins with front matter or has a top-level fence whose info string begins with
    /// `d3gzsl`, else `plain`.
    case automatic
}

/// A stretch of source that cmark must not read, and what it stands for.
struct Mask: Hashable {
    enum Meaning: Hashable {
        case node(MarkdownNode.Kind)
        /// `{#sec-x}` at the end of a heading.
        case headingLabel(String)
    }

    /// Bytes of the file.
    let range: Range<Int>
    let meaning: Meaning
    /// Block quotes around it: how many `>` a following line may begin with.
    let quoteDepth: Int
}

/// How a page writes a Markdown node in its own way instead of GFM's.
enum NodeMarkup: Hashable {
    /// The node with everything in it.
    case whole(String)
    /// What stands before and after the node's children, which are written as usual.
    case frame(open: String, close: String)
}

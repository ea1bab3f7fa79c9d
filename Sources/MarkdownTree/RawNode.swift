/// A node as cmark gave it, copied out of C: its lines are right, its columns only for blocks.
struct RawNode {
    var kind: MarkdownNode.Kind
    /// From 1; 0 where cmark says nothing. The end is inclusive.
    var start: (line: Int, column: Int)
    var end: (line: Int, column: Int)
    var children: [RawNode] = []
}

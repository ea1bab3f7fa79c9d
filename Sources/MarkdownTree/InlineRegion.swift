import Foundations

/// A stretch of source that holds inlines: a paragraph, a heading, a table cell.
struct InlineRegion: Hashable {
    enum Role: Hashable {
        case paragraph, heading, tableCell
    }

    let role: Role
    /// Bytes of the file, from the first character to the end of the last line.
    let range: Range<Int>
    let quoteDepth: Int

    /// The regions of a tree in the order of the file.
    static func all(in root: RawNode, of file: SourceFile) -> [InlineRegion] {
        var regions: [InlineRegion] = []
        collect(root, layout: BlockLayout(file: file), quoteDepth: 0, into: &regions)
        return regions.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private static func collect(
        _ node: RawNode, layout: BlockLayout, quoteDepth: Int, into regions: inout [InlineRegion]
    ) {
        let children = layout.placed(node.children)
        for child in children {
            switch child.kind {
            case .paragraph:
                regions.append(InlineRegion(role: .paragraph, range: layout.range(of: child), quoteDepth: quoteDepth))
            case .heading:
                regions.append(InlineRegion(role: .heading, range: layout.range(of: child), quoteDepth: quoteDepth))
            case .tableRow:
                for cell in TableRow.cells(in: layout.range(of: child), of: layout.file.bytes) {
                    regions.append(InlineRegion(role: .tableCell, range: cell, quoteDepth: quoteDepth))
                }
            case .blockQuote: collect(child, layout: layout, quoteDepth: quoteDepth + 1, into: &regions)
            case .list, .item, .footnoteDefinition, .table:
                collect(child, layout: layout, quoteDepth: quoteDepth, into: &regions)
            default: break
            }
        }
    }
}

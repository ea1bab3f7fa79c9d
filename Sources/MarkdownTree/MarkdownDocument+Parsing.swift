import Foundations

extension MarkdownDocument {
    /// Reads any text; Markdown has no syntax errors.
    package static func parse(_ file: SourceFile, dialect: Dialect = .automatic) -> MarkdownDocument {
        switch dialect {
        case .plain: return plain(file)
        case .notebook: return notebook(file)
        case .automatic:
            if FrontMatterText.find(in: file) != nil { return notebook(file) }
            let document = plain(file)
            return document.root.children.contains(where: \.isNotebookBlock) ? notebook(file) : document
        }
    }

    private static func plain(_ file: SourceFile) -> MarkdownDocument {
        let masked = MaskedText(file: file, firstLine: 1, masks: [])
        let root = TreeBuilder(masked).build(CMark.tree(of: masked.bytes, footnotes: false))
        return MarkdownDocument(file: file, dialect: .plain, frontMatter: nil, root: root)
    }

    /// Finding notebook syntax needs the blocks, and hiding it from cmark changes the blocks (a `+ b` line of a
    /// formula is no list item). So: parse, look, hide, parse again, until nothing changes; once is nearly always
    /// enough.
    private static func notebook(_ file: SourceFile) -> MarkdownDocument {
        let frontMatter = FrontMatterText.find(in: file)
        let firstLine = frontMatter?.nextLine ?? 1
        let labels = FootnoteLabels(in: file, from: firstLine)
        func tree(_ masked: MaskedText) -> RawNode { labels.tree(of: masked.bytes, firstLine: firstLine) }
        var masked = MaskedText(file: file, firstLine: firstLine, masks: [])
        var raw = tree(masked)
        var regions = InlineRegion.all(in: raw, of: file)
        var remarks: [Diagnostic] = []
        for _ in 0..<4 {
            let (masks, found) = InlineScanner.scan(regions, of: file, footnotes: labels.all)
            remarks = found
            if masks == masked.masks { break }
            masked = MaskedText(file: file, firstLine: firstLine, masks: masks)
            raw = tree(masked)
            let newRegions = InlineRegion.all(in: raw, of: file)
            if newRegions == regions { break }
            regions = newRegions
        }
        return MarkdownDocument(
            file: file, dialect: .notebook, frontMatter: frontMatter?.text, root: TreeBuilder(masked).build(raw),
            remarks: remarks)
    }
}

extension MarkdownNode {
    /// A fence with an info string that begins with the word `d3gzsl`.
    package var isNotebookBlock: Bool {
        guard case .codeBlock(let info, _) = kind else { return false }
        return info.split(whereSeparator: \.isWhitespace).first == "d3gzsl"
    }
}

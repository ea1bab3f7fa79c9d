import MarkdownTree
import Notebook

/// The text of a report as HTML: its blocks in order, then footnotes, scorecard and references.
struct PageBody {
    let document: ReportDocument
    let rendition: PageMarkup.Rendition
    /// The document's blocks without what the page says already.
    let blocks: [ReportBlock]
    let index: PageIndex
    let markup: PageMarkup

    init(_ document: ReportDocument, rendition: PageMarkup.Rendition) {
        self.document = document
        self.rendition = rendition
        blocks = rendition == .page ? Self.withoutTitle(document) : document.blocks
        index = PageIndex(
            blocks: blocks, head: rendition == .page ? document.head : document.notices.map(\.text),
            bibliography: document.bibliography)
        markup = PageMarkup(
            index: index, inlineValues: document.inlineValues, images: document.images, rendition: rendition)
    }

    func write(to writer: inout HTMLWriter) {
        // One writer for all text, since the footnotes of a page count through its blocks.
        var html = MarkdownHTML(
            footnotes: index.footnotes, counter: markup.footnoteCounter, replacement: markup.markup)
        for (position, block) in blocks.enumerated() {
            write(block, at: position, markup: markup, to: &html)
        }
        html.appendFootnotes()
        ScorecardHTML(rows: document.scorecard.rows).writeSection(to: &html.writer)
        ReferenceListHTML(works: index.citations.works).write(to: &html.writer)
        writer.raw(html.writer.html)
    }

    private func write(_ block: ReportBlock, at position: Int, markup: PageMarkup, to html: inout MarkdownHTML) {
        switch block {
        case .markdown(let node):
            if case .footnoteDefinition = node.kind { return }
            html.append(node)
        case .table(let table):
            guard let target = index.results[position] else { preconditionFailure("table \(position) has no number") }
            TableHTML(table: table, target: target, inline: markup.inline).write(to: &html.writer)
        case .figure(let figure):
            guard let target = index.results[position] else { preconditionFailure("figure \(position) has no number") }
            FigureHTML(figure: figure, target: target, inline: markup.inline).write(to: &html.writer)
        case .configuration(let configuration): ConfigurationHTML(configuration: configuration).write(to: &html.writer)
        case .notice(let notice): NoticeHTML(notice: notice, inline: markup.inline).write(to: &html.writer)
        case .expectations(let rows): ScorecardHTML(rows: rows).writeList(to: &html.writer)
        }
    }

    /// A first heading that repeats the title is the title.
    private static func withoutTitle(_ document: ReportDocument) -> [ReportBlock] {
        guard case .markdown(let node)? = document.blocks.first, node.kind == .heading(level: 1),
            node.plainText == InlineMarkdown(document.title).paragraph.plainText
        else { return document.blocks }
        return Array(document.blocks.dropFirst())
    }
}

extension ReportDocument {
    /// Inline Markdown above the blocks, in the order of the page.
    fileprivate var head: [String] { [title, subtitle ?? ""] + notices.map(\.text) + [abstract ?? ""] }
}

import Foundations
import MarkdownTree
import Notebook

/// How a page writes the nodes of its text that GFM does not know, and those that it writes better.
struct PageMarkup {
    /// How far the page departs from GFM's own HTML.
    enum Rendition {
        /// Only where GFM has nothing to say.
        case fragment
        /// Headings with names, highlighted code, scrollable tables, images inside.
        case page
        /// For a table of contents: words and formulas, nothing that leads elsewhere.
        case title
    }

    let index: PageIndex
    let inlineValues: [SourceRange: InlineText]
    let images: [String: [UInt8]]
    let rendition: Rendition
    /// References to footnotes are counted over the whole page, captions included.
    var footnoteCounter = FootnoteCounter()

    func html(_ nodes: [MarkdownNode]) -> String {
        var html = MarkdownHTML(footnotes: index.footnotes, counter: footnoteCounter, replacement: markup)
        for node in nodes { html.append(node) }
        return html.writer.html
    }

    /// Inline Markdown, such as a caption, as HTML.
    func inline(_ text: String) -> String {
        html(InlineMarkdown(text).paragraph.children)
    }

    func with(_ rendition: Rendition) -> PageMarkup {
        PageMarkup(
            index: index, inlineValues: inlineValues, images: images, rendition: rendition,
            footnoteCounter: footnoteCounter)
    }

    /// `nil` for GFM's way.
    func markup(_ node: MarkdownNode) -> NodeMarkup? {
        switch node.kind {
        case .math(let source, let isDisplay, _): .whole(math(source, isDisplay: isDisplay, in: node))
        case .citation(let citations):
            .whole(CitationHTML(index: index.citations, isLinked: rendition != .title).html(citations))
        case .crossReference(let label): .whole(crossReference(label))
        case .code(let text) where text.hasPrefix("= "): inlineValues[node.range].map { .whole(value($0)) }
        case .heading(let level): heading(node, level: level)
        default: rendition == .fragment ? nil : enriched(node)
        }
    }

    private func enriched(_ node: MarkdownNode) -> NodeMarkup? {
        switch node.kind {
        case .link where rendition == .title: .frame(open: "", close: "")
        case .footnoteReference where rendition == .title: .whole("")
        case .link(let destination, let title) where node.leadsElsewhere && URLScheme.isHarmless(destination):
            // A link holds no link: references in its words are words.
            .whole(
                "<a href=\"\(HTMLEscaping.url(destination))\""
                    + (title.isEmpty ? "" : " title=\"\(HTMLEscaping.text(title))\"")
                    + ">\(with(.title).html(node.children))</a>")
        case .link(let destination, _) where !URLScheme.isHarmless(destination):
            .frame(open: "<span>", close: "</span>")
        case .image(let destination, let title): .whole(image(destination, title: title, alternative: node.plainText))
        case .codeBlock(let info, let literal): .whole(CodeHTML(info: info, literal: literal).html)
        case .table:
            .frame(
                open: "<div class=\"scroll\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>\n",
                close: (node.children.count > 1 ? "\n</tbody>" : "") + "\n</table></div>\n")
        default: nil
        }
    }

    private func heading(_ node: MarkdownNode, level: Int) -> NodeMarkup? {
        guard let entry = index.outline[node], rendition == .page || node.label != nil else { return nil }
        let level = rendition == .page ? entry.level : level
        let number =
            index.showsSectionNumbers && rendition == .page
            ? "<span class=\"section-number\">\(entry.number)</span> " : ""
        return .frame(
            open: "<h\(level) id=\"\(HTMLEscaping.text(entry.identifier))\">\(number)", close: "</h\(level)>\n")
    }

    private func math(_ source: String, isDisplay: Bool, in node: MarkdownNode) -> String {
        let read = MathFormula(
            source, isDisplay: isDisplay && rendition != .title, definitions: index.mathDefinitions)
        // One that only defines leaves no trace in its line.
        guard !read.isUnseen || index.equations[node.range] != nil else { return "" }
        let formula = read.mathML
        guard isDisplay, rendition != .title else { return formula }
        guard let target = index.equations[node.range] else { return "<span class=\"equation\">\(formula)</span>" }
        let number = target.text.drop { $0 != "(" }
        return "<span class=\"equation\" id=\"\(HTMLEscaping.text(target.identifier))\">\(formula)"
            + "<span class=\"equation-number\">\(number)</span></span>"
    }

    private func crossReference(_ label: String) -> String {
        guard let target = index[label] else {
            return "<span class=\"unresolved\">@\(HTMLEscaping.text(label))</span>"
        }
        let text = HTMLEscaping.text(target.text)
        return rendition == .title ? text : "<a href=\"#\(HTMLEscaping.url(target.identifier))\">\(text)</a>"
    }

    private func value(_ value: InlineText) -> String {
        var writer = HTMLWriter()
        let detail = rendition == .title ? nil : value.detail.flatMap { $0.isEmpty ? nil : $0 }
        writer.element(
            "span", ["class": value.isMissing ? "value unresolved" : "value", "title": detail], text: value.text)
        return writer.html
    }

    private func image(_ destination: String, title: String, alternative: String) -> String {
        guard rendition == .page else { return HTMLEscaping.text(alternative) }
        let title = title.isEmpty ? "" : " title=\"\(HTMLEscaping.text(title))\""
        let alternative = HTMLEscaping.text(alternative)
        if let bytes = images[destination], let source = DataURI(image: bytes) {
            return "<img src=\"\(source.text)\" alt=\"\(alternative)\"\(title) />"
        }
        let text = "[\(alternative.isEmpty ? "image" : alternative)]"
        guard URLScheme.isHarmless(destination) else { return text }
        return "<a href=\"\(HTMLEscaping.url(destination))\"\(title)>\(text)</a>"
    }
}

extension MarkdownNode {
    /// Whether something in it is written as a link of its own.
    fileprivate var leadsElsewhere: Bool {
        children.contains { child in
            switch child.kind {
            case .crossReference, .citation, .footnoteReference: true
            default: child.leadsElsewhere
            }
        }
    }
}

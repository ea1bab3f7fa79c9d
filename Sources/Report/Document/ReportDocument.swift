import Foundations
import MarkdownTree
import Notebook

/// A report as plain values: what a page says, in order, without a word of how it looks.
package struct ReportDocument: Sendable, Hashable {
    /// Of the page.
    package var title: String
    /// One line under the title.
    package var subtitle: String?
    /// In their order.
    package var authors: [String]
    /// As it shall be printed: `2026-03-01`, `March 2026`.
    package var date: String?
    /// Inline Markdown.
    package var abstract: String?
    /// A BCP 47 language tag, such as `en` or `de-CH`.
    package var language: String
    /// Banners above the text: what is stale, partial or failed in the whole report.
    package var notices: [ReportNotice]
    /// From the top.
    package var blocks: [ReportBlock]
    /// Every entry that may be cited; the page lists those that are.
    package var bibliography: Bibliography
    /// Shown at the end when it has rows.
    package var scorecard: Scorecard
    /// How the report was made, in its footer.
    package var run: RunSummary?
    /// Other pages of the same site, such as its index.
    package var links: [PageLink]
    /// What stands in place of the code span with that range.
    package var inlineValues: [SourceRange: InlineText]
    /// Where the notebook lies as seen from the page, to tell pages of one name apart; nil to leave it unsaid.
    package var source: String?
    /// The bytes of images by their destination as the text writes it. An image that is not here becomes a link, since
    /// a page loads nothing.
    package var images: [String: [UInt8]]

    /// A document of its parts.
    package init(
        title: String, subtitle: String? = nil, authors: [String] = [], date: String? = nil, abstract: String? = nil,
        language: String = "en", notices: [ReportNotice] = [], blocks: [ReportBlock] = [],
        bibliography: Bibliography = Bibliography(), scorecard: Scorecard = Scorecard(), run: RunSummary? = nil,
        links: [PageLink] = [], inlineValues: [SourceRange: InlineText] = [:], images: [String: [UInt8]] = [:]
    ) {
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.date = date
        self.abstract = abstract
        self.language = language
        self.notices = notices
        self.blocks = blocks
        self.bibliography = bibliography
        self.scorecard = scorecard
        self.run = run
        self.links = links
        self.inlineValues = inlineValues
        self.images = images
    }
}

/// A link to another page of the site.
package struct PageLink: Sendable, Hashable {
    /// What the other page is to this one.
    package enum Relation: String, Sendable, Hashable {
        case index
        case previous = "prev"
        case next
    }

    /// What the link says.
    package let title: String
    /// Where it leads.
    package let destination: String
    /// What the other page is to this one.
    package let relation: Relation

    /// A link of its parts.
    package init(title: String, destination: String, relation: Relation) {
        self.title = title
        self.destination = destination
        self.relation = relation
    }
}

/// One block of a report, in the order of the page.
package enum ReportBlock: Sendable, Hashable {
    /// A top-level node of the notebook's text.
    case markdown(MarkdownNode)
    case table(ReportTable)
    case figure(ReportFigure)
    case configuration(ReportConfiguration)
    case notice(ReportNotice)
    /// What an `expect` block claimed and what came out.
    case expectations([Scorecard.Row])
}

/// What an inline value such as `` `= full.H | pct1` `` became.
package struct InlineText: Sendable, Hashable {
    /// The formatted value: `41.2 ± 0.3`.
    package let text: String
    /// More, for the reader who asks: the expression, the values of all seeds.
    package let detail: String?
    /// Whether there is no value to show and `text` says so.
    package let isMissing: Bool

    /// A text of its parts.
    package init(_ text: String, detail: String? = nil, isMissing: Bool = false) {
        self.text = text
        self.detail = detail
        self.isMissing = isMissing
    }
}

extension ReportDocument {
    /// Inline Markdown, such as a title, where no markup can be shown: words, formulas as they are written, inline
    /// values as what they became.
    package func plainText(_ markdown: String) -> String {
        InlineMarkdown(markdown).paragraph.plainText { node in
            guard case .code = node.kind else { return nil }
            return inlineValues[node.range]?.text
        }
    }
}

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

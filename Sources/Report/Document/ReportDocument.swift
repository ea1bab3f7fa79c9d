import Diagnostics

/// A report as plain values: what a page says, in order, without a word of how it looks.
public struct ReportDocument: Sendable, Hashable {
    public var title: String
    public var subtitle: String?
    public var authors: [String]
    /// As it shall be printed: `2026-03-01`, `March 2026`.
    public var date: String?
    /// Inline Markdown.
    public var abstract: String?
    /// A BCP 47 language tag, such as `en` or `de-CH`.
    public var language: String
    /// Banners above the text: what is stale, partial or failed in the whole report.
    public var notices: [ReportNotice]
    public var blocks: [ReportBlock]
    /// Every entry that may be cited; the page lists those that are.
    public var bibliography: Bibliography
    /// Shown at the end when it has rows.
    public var scorecard: Scorecard
    /// How the report was made, in its footer.
    public var run: RunSummary?
    /// Other pages of the same site, such as its index.
    public var links: [PageLink]
    /// What stands in place of the code span with that range.
    public var inlineValues: [SourceRange: InlineText]
    /// The bytes of images by their destination as the text writes it. An image that is not here becomes a link, since a
    /// page loads nothing.
    public var images: [String: [UInt8]]

    public init(
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
public struct PageLink: Sendable, Hashable {
    public enum Relation: String, Sendable, Hashable {
        case index
        case previous = "prev"
        case next
    }

    public let title: String
    public let destination: String
    public let relation: Relation

    public init(title: String, destination: String, relation: Relation) {
        self.title = title
        self.destination = destination
        self.relation = relation
    }
}

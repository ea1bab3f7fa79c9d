/// What a notebook says about itself, between the `---` lines at its top.
public struct FrontMatter: Sendable, Hashable {
    public let title: Located<String>?
    public let subtitle: String?
    public let authors: [String]
    public let date: String?
    public let abstract: String?
    /// A BCP 47 tag, such as `en` or `de-CH`.
    public let language: String
    /// Paths of bibliography files as they are written.
    public let bibliography: [Located<String>]
    /// Path of a file of published results as it is written.
    public let publishedValues: Located<String>?
    /// Parameters as they are written, before overrides.
    public let parameters: ValueMap

    public init(
        title: Located<String>? = nil, subtitle: String? = nil, authors: [String] = [], date: String? = nil,
        abstract: String? = nil,
        language: String = "en", bibliography: [Located<String>] = [], publishedValues: Located<String>? = nil,
        parameters: ValueMap = ValueMap()
    ) {
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.date = date
        self.abstract = abstract
        self.language = language
        self.bibliography = bibliography
        self.publishedValues = publishedValues
        self.parameters = parameters
    }
}

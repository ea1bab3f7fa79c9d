/// What a notebook says about itself, between the `---` lines at its top.
package struct FrontMatter: Sendable, Hashable {
    /// With its place.
    package let title: Located<String>?
    /// One line under the title.
    package let subtitle: String?
    /// In their order.
    package let authors: [String]
    /// As the author writes it.
    package let date: String?
    /// A short text before all others.
    package let abstract: String?
    /// A BCP 47 tag, such as `en` or `de-CH`.
    package let language: String
    /// Paths of bibliography files as they are written.
    package let bibliography: [Located<String>]
    /// Path of a file of published results as it is written.
    package let publishedValues: Located<String>?
    /// Place among the notebooks of a run; nil for after all that have one.
    package let order: Int?
    /// Parameters as they are written, before overrides.
    package let parameters: ValueMap
    /// Title, subtitle and abstract as texts that a reader sees.
    package let prose: [LocatedText]

    /// Front matter of its parts.
    package init(
        title: Located<String>? = nil, subtitle: String? = nil, authors: [String] = [], date: String? = nil,
        abstract: String? = nil,
        language: String = "en", bibliography: [Located<String>] = [], publishedValues: Located<String>? = nil,
        order: Int? = nil, parameters: ValueMap = ValueMap(), prose: [LocatedText] = []
    ) {
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.date = date
        self.abstract = abstract
        self.language = language
        self.bibliography = bibliography
        self.publishedValues = publishedValues
        self.order = order
        self.parameters = parameters
        self.prose = prose
    }
}

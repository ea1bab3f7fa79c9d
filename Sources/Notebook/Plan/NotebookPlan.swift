import Foundations
import MarkdownTree

/// A checked notebook: what it says, what has to be computed, and in which order.
package struct NotebookPlan: Sendable {
    /// The text of the notebook.
    package let file: SourceFile
    /// What stands before the text.
    package let frontMatter: FrontMatter
    /// The prose, fences included.
    package let document: MarkdownDocument
    /// In the order of the text.
    package let cells: [Cell]
    /// Indices of cells such that each comes after those it needs; otherwise in the order of the text.
    package let order: [Int]
    /// In the order of the text.
    package let inlineValues: [InlineValue]
    /// Titles, captions, labels: texts outside the prose that a reader sees all the same.
    package let prose: [LocatedText]
    /// In the order in which they are written, overrides applied.
    package let parameters: [Parameter]
    /// Whether parameters have their values for a quick run.
    package let isQuick: Bool
    private let indices: [String: Int]

    /// A plan of its parts.
    package init(
        file: SourceFile, frontMatter: FrontMatter, document: MarkdownDocument, cells: [Cell], order: [Int],
        inlineValues: [InlineValue], prose: [LocatedText] = [],
        parameters: [Parameter], isQuick: Bool = false
    ) {
        precondition(
            order.sorted() == Array(cells.indices), "the order \(order) does not name each of \(cells.count) cells once"
        )
        self.file = file
        self.frontMatter = frontMatter
        self.document = document
        self.cells = cells
        self.order = order
        self.inlineValues = inlineValues
        self.prose = prose
        self.parameters = parameters
        self.isQuick = isQuick
        indices = Dictionary(cells.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cell of that name, if there is one.
    package func cell(_ name: String) -> Cell? { indices[name].map { cells[$0] } }

    /// The parameter of that name, if there is one.
    package func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
}

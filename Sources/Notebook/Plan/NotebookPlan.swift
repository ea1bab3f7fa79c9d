import Diagnostics
import MarkdownTree

/// A checked notebook: what it says, what has to be computed, and in which order.
public struct NotebookPlan: Sendable {
    public let file: SourceFile
    public let frontMatter: FrontMatter
    /// The prose, fences included.
    public let document: MarkdownDocument
    /// In the order of the text.
    public let cells: [Cell]
    /// Indices of cells such that each comes after those it needs; otherwise in the order of the text.
    public let order: [Int]
    public let inlineValues: [InlineValue]
    /// In the order in which they are written, overrides applied.
    public let parameters: [Parameter]
    /// Whether parameters have their values for a quick run.
    public let isQuick: Bool
    private let indices: [String: Int]

    public init(
        file: SourceFile, frontMatter: FrontMatter, document: MarkdownDocument, cells: [Cell], order: [Int],
        inlineValues: [InlineValue],
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
        self.parameters = parameters
        self.isQuick = isQuick
        indices = Dictionary(cells.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public func cell(_ name: String) -> Cell? { indices[name].map { cells[$0] } }

    public func parameter(_ name: String) -> Parameter? { parameters.first { $0.name == name } }
}

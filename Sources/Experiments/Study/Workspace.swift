import Datasets
import Notebook
import ZeroShot

/// What a notebook is read against: where data lie, and which kinds of blocks and generators there are.
package struct Workspace: Sendable {
    /// The data sets there are.
    package let catalogue: DatasetCatalogue
    /// The kinds of blocks there are.
    package let blocks: BlockRegistry
    /// The kinds of figures there are.
    package let figures: FigureRegistry
    /// The methods there are.
    package let generators: MethodRegistry
    /// The baselines there are.
    package let baselines: BaselineRegistry
    /// What may be written in a notebook of this workspace: made once, since every notebook is held against it.
    package private(set) var language = Language(blockKinds: [])

    /// A workspace of its parts.
    package init(
        catalogue: DatasetCatalogue, blocks: BlockRegistry = .standard, figures: FigureRegistry = .standard,
        generators: MethodRegistry = .standard, baselines: BaselineRegistry = .standard
    ) {
        self.catalogue = catalogue
        self.blocks = blocks
        self.figures = figures
        self.generators = generators
        self.baselines = baselines
        language = Language(blockKinds: blocks.types.map { $0.schema(self) })
    }
}

import Datasets
import Notebook
import ZeroShot

/// What a notebook is read against: where data lie, and which kinds of blocks and generators there are.
package struct Workspace: Sendable {
    package let catalogue: DatasetCatalogue
    package let blocks: BlockRegistry
    package let figures: FigureRegistry
    package let generators: GeneratorRegistry
    package let baselines: BaselineRegistry
    /// What may be written in a notebook of this workspace: made once, since every notebook is held against it.
    package private(set) var language = Language(blockKinds: [])

    package init(
        catalogue: DatasetCatalogue, blocks: BlockRegistry = .standard, figures: FigureRegistry = .standard,
        generators: GeneratorRegistry = .standard, baselines: BaselineRegistry = .standard
    ) {
        self.catalogue = catalogue
        self.blocks = blocks
        self.figures = figures
        self.generators = generators
        self.baselines = baselines
        language = Language(blockKinds: blocks.types.map { $0.schema(self) })
    }
}

import Datasets
import Notebook
import ZeroShot

/// What a notebook is read against: where data lie, and which kinds of blocks and generators there are.
public struct Workspace: Sendable {
    public let catalogue: DatasetCatalogue
    public let blocks: BlockRegistry
    public let figures: FigureRegistry
    public let generators: GeneratorRegistry
    public let baselines: BaselineRegistry

    public init(
        catalogue: DatasetCatalogue, blocks: BlockRegistry = .standard, figures: FigureRegistry = .standard,
        generators: GeneratorRegistry = .standard, baselines: BaselineRegistry = .standard
    ) {
        self.catalogue = catalogue
        self.blocks = blocks
        self.figures = figures
        self.generators = generators
        self.baselines = baselines
    }

    /// What may be written in a notebook of this workspace.
    public var language: Language { Language(blockKinds: blocks.types.map { $0.schema(self) }) }
}

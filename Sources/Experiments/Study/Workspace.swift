import Datasets
import Foundations
import Notebook
import ZeroShot

/// What a notebook is read against: where data lie, and which kinds of blocks and generators there are.
package struct Workspace: Sendable {
    /// The data sets there are.
    package let catalogue: DatasetCatalogue
    /// The kinds of blocks there are.
    package let blocks: BlockRegistry
    /// The methods there are.
    package let generators: MethodRegistry
    /// The baselines there are.
    package let baselines: BaselineRegistry
    /// Bytes that a computation may take; nil where nobody knows.
    package let memory: Int?
    /// What may be written in a notebook of this workspace: made once, since every notebook is held against it.
    package private(set) var language = Language(blockKinds: [])

    /// A workspace of its parts.
    package init(
        catalogue: DatasetCatalogue, blocks: BlockRegistry, generators: MethodRegistry = .standard,
        baselines: BaselineRegistry = .standard, memory: Int? = Machine.availableMemory
    ) {
        self.memory = memory
        self.catalogue = catalogue
        self.blocks = blocks
        self.generators = generators
        self.baselines = baselines
        language = Language(blockKinds: blocks.types.map { $0.schema(self) })
    }
}

extension Workspace {
    /// What to say of a computation that cannot fit: a number far beyond memory would end the program, and every other
    /// computation with it.
    ///
    /// - Parameters:
    ///   - bytes: that it takes at the very least.
    ///   - option: what to lower first.
    func memoryProblems(atLeast bytes: Double, lower option: String) -> [SettingProblem] {
        guard let memory, bytes > Double(memory) else { return [] }
        func text(_ bytes: Double) -> String { NumberText.print.significant(bytes / 1e9, digits: 2) + " GB" }
        return [
            SettingProblem(
                nil, "it takes at least \(text(bytes)) of memory, and there are \(text(Double(memory)))",
                hint: "lower '\(option)', or what else takes room: widths, rows in a step, rows a class")
        ]
    }
}

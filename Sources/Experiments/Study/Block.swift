import Foundations
import Notebook

/// One kind of block: what may be written in it, and what it runs.
///
/// A new kind is a type that conforms to this and, if it leaves something in the report, to `ReportedBlock`; and one
/// line in `BlockRegistry.standard`.
package protocol Block: Sendable {
    /// The word after `d3gzsl` that begins such a block; the name of its schema.
    static var kindName: String { get }

    /// What the notebook's checks hold a block of this kind against.
    static func schema(_ workspace: Workspace) -> BlockKind

    /// Reads the options of a cell of a notebook that has passed the checks. What only the engine can see to be wrong
    /// is added to `problems`.
    init(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic])

    /// What has to be computed, in the order of the table rows it makes.
    var conditions: [Condition] { get }

    /// Data that is shown without anything being computed on it.
    var shownDatasets: [DataSelection] { get }

    /// Every option as it was used, where some come from elsewhere than the block and the schema's defaults.
    var usedOptions: ValueMap? { get }
}

extension Block {
    package var conditions: [Condition] { [] }
    package var shownDatasets: [DataSelection] { [] }
    package var usedOptions: ValueMap? { nil }
}

/// A block that computes something: other blocks may show its numbers. Its own options name no blocks but by kinds that
/// are given by name.
package protocol ComputingBlock: Block {}

/// A block that has to see its neighbours to be checked.
protocol CheckingBlock: Block {
    func check(_ cell: Cell, in study: Study, problems: inout [Diagnostic])
}

/// The block kinds there are.
package struct BlockRegistry: Sendable {
    /// In the order in which help lists them.
    package let types: [any Block.Type]

    /// Kinds of blocks.
    package init(_ types: [any Block.Type]) { self.types = types }

    /// The kinds whose blocks give numbers.
    var kindsWithMetrics: [String] { types.compactMap { $0 as? any ComputingBlock.Type }.map { $0.kindName } }

    /// Reads a checked cell as the block it is.
    func read(_ cell: Cell, of plan: NotebookPlan, in workspace: Workspace, problems: inout [Diagnostic]) -> any Block {
        guard let type = types.first(where: { $0.kindName == cell.kind.name }) else {
            preconditionFailure("no block kind '\(cell.kind.name)' passes the checks without being registered")
        }
        return type.init(cell, of: plan, in: workspace, problems: &problems)
    }
}

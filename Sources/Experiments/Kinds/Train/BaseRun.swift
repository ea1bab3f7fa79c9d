import Foundations
import Notebook
import ZeroShot

/// The training run that a block builds on: the one that it names with `of`, with other seeds or another evaluation if
/// it says so.
struct BaseRun {
    static func of(_ summary: String) -> Option {
        Option("of", .cell(kinds: ["train"]), isRequired: true, summary: summary)
    }

    /// What a block may have otherwise than the run.
    static let changes = [
        Option(
            "evaluation", .choice(DataSelection.Part.allCases.map(\.rawValue)),
            summary: "What is tested on, where it is not what the run says."),
        Option(
            "seeds", .either([.integer(1...1000), .list(of: .integer(0...Int(UInt32.max)))]),
            summary: "How many seeds, or which, where they are not those of the run."),
    ]

    /// The run's cell, with the block's changes.
    let cell: Cell
    let data: DataOptions
    private let workspace: Workspace

    init(of block: Cell, in plan: NotebookPlan, _ workspace: Workspace, problems: inout [Diagnostic]) {
        guard let base = block.string("of").flatMap(plan.cell) else {
            preconditionFailure("'\(block.name)' builds on no run, and passes the checks")
        }
        cell = base.replacing(
            Self.changes.compactMap { change in block.options[change.name].map { (change.name, $0) } })
        data = DataOptions(cell, in: workspace, problems: &problems)
        self.workspace = workspace
    }

    func configuration(on dataset: DataSelection) -> TrainingConfiguration {
        // What is wrong with the run itself is said where it stands.
        var ownProblems: [Diagnostic] = []
        return TrainingOptions.configuration(cell, on: dataset, in: workspace, problems: &ownProblems)
    }
}

extension Cell {
    /// The same cell with other values of some options; `weights.be` is an entry of `weights`.
    func replacing(_ values: [(String, Value)]) -> Cell {
        var options = options
        for (name, value) in values {
            if let dot = name.firstIndex(of: ".") {
                var members = options[String(name[..<dot])]?.map ?? ValueMap()
                members[String(name[name.index(after: dot)...])] = value
                options[String(name[..<dot])] = .map(members)
            } else {
                options[name] = value
            }
        }
        return Cell(
            name: name, isNamed: isNamed, kind: kind, options: options, optionRanges: optionRanges, source: source,
            range: range, headRange: headRange,
            dependencies: dependencies, expectations: expectations, label: label)
    }
}

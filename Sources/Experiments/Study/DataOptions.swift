import Datasets
import Foundations
import Notebook

/// The options by which a block says what data and which seeds it runs on.
struct DataOptions {
    let selections: [DataSelection]
    let seeds: [Int]

    private static let standard = DatasetReference(name: "shapes")

    static let schema: [Option] =
        [
            Option(
                "dataset", .oneOrMany(of: .string), defaultValue: .string(standard.name),
                summary:
                    "A built-in data set or a folder under the data root; of several, those that are absent are left "
                    + "out with a word."
            )
        ]
        + embeddings
        + [
            Option(
                "evaluation", .choice(DataSelection.Part.allCases.map(\.rawValue)),
                defaultValue: .string(DataSelection.Part.test.rawValue),
                summary: "What is tested on: the test rows, or training rows held out for choosing hyper-parameters."),
            seenClasses,
            Option(
                "seeds", .either([.integer(1...1000), .list(of: .integer(0...Int(UInt32.max)))]), defaultValue: 1,
                summary: "How many seeds, counted from 1, or which."),
        ]

    /// For a block that shows one data set.
    static let single: [Option] =
        [
            Option(
                "dataset", .string, defaultValue: .string(standard.name),
                summary: "A built-in data set or a folder under the data root.")
        ] + embeddings

    static let seenClasses = Option(
        "seenClasses", .integer(2...100_000), summary: "How many of the seen classes are kept; all when not given.")

    private static let embeddings = [
        Option(
            "imageEmbedding", .string, defaultValue: .string(standard.imageEmbedding),
            summary: "The feature file of a folder, without its ending. Built-in data sets ignore it."),
        Option(
            "classEmbedding", .string, defaultValue: .string(standard.classEmbedding),
            summary: "The file of class embeddings of a folder, without _splits.mat or its ending. "
                + "Built-in data sets ignore it."),
    ]

    static func selections(_ cell: Cell) -> [DataSelection] {
        let part = cell.string("evaluation").flatMap(DataSelection.Part.init) ?? .test
        return (cell.strings("dataset") ?? [standard.name]).map {
            let reference =
                // What a built-in set ignores must not make two of it.
                BuiltInDataset.named($0) != nil
                ? DatasetReference(name: $0)
                : DatasetReference(
                    name: $0, imageEmbedding: cell.string("imageEmbedding") ?? standard.imageEmbedding,
                    classEmbedding: cell.string("classEmbedding") ?? standard.classEmbedding)
            return DataSelection(reference, part: part, seenClasses: cell.integer("seenClasses"))
        }
    }

    init(_ cell: Cell, in workspace: Workspace, problems: inout [Diagnostic]) {
        selections = Self.selections(cell)
        if selections.isEmpty {
            problems.append(.error("no-dataset", "a block needs at least one data set", at: cell.range(of: "dataset")))
        }
        seeds = Self.seeds(cell, problems: &problems)
        Self.check(selections, cell, workspace.catalogue, problems: &problems)
    }

    private static func seeds(_ cell: Cell, problems: inout [Diagnostic]) -> [Int] {
        if let count = cell.integer("seeds") { return Array(1...count) }
        guard let seeds = cell.options["seeds"]?.list?.compactMap(\.integer) else { return [1] }
        if seeds.isEmpty {
            problems.append(
                .error(
                    "no-seeds", "a block needs at least one seed", at: cell.range(of: "seeds"),
                    hint: "for example 'seeds: 3'"))
        }
        return seeds.isEmpty ? [1] : seeds
    }

    /// One absent data set is a mistake; of several, some may be absent.
    static func check(
        _ selections: [DataSelection], _ cell: Cell, _ catalogue: DatasetCatalogue, problems: inout [Diagnostic]
    ) {
        if Set(selections).count < selections.count {
            problems.append(.error("duplicate-dataset", "a data set occurs twice", at: cell.range(of: "dataset")))
        }
        if !selections.isEmpty, selections.allSatisfy({ BuiltInDataset.named($0.reference.name) != nil }) {
            for option in embeddings {
                guard let given = cell.options[option.name], given != option.defaultValue else { continue }
                problems.append(
                    .warning(
                        "unread-option",
                        "a built-in data set has one embedding of either sort: nothing reads "
                            + "'\(option.name)'", at: cell.range(of: option.name),
                        hint: "leave it out, or name a data set of a folder"))
            }
        }
        var failures: [EnvironmentError] = []
        for selection in selections {
            do throws(EnvironmentError) { try catalogue.check(selection.reference) } catch { failures.append(error) }
        }
        guard let first = failures.first, failures.count == selections.count else { return }
        problems.append(
            .error(
                "missing-dataset", first.message, at: cell.range(of: "dataset"),
                hint: catalogue.dataRoot == nil
                    ? "name the folder that holds it with --data-root" : first.path.map { "looked for \($0)" }))
    }
}

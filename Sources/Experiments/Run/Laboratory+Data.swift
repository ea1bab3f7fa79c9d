import Datasets
import Foundations

extension Laboratory {
    /// The measures of a data set.
    package func datasetInfo(_ choice: DatasetChoice) throws(LaboratoryFailure) -> String {
        try Self.translating { try workspace.catalogue.info(choice.reference).description }
    }

    /// The measures of a data set that is sound.
    /// - Throws: everything that is wrong with it, each thing as an error on a line of its own.
    package func datasetCheck(_ choice: DatasetChoice) throws(LaboratoryFailure) -> String {
        let failure: EnvironmentError
        do throws(EnvironmentError) {
            return "ok: " + (try workspace.catalogue.info(choice.reference).description)
        } catch {
            failure = error
        }
        let problems = workspace.catalogue.problems(choice.reference)
        throw LaboratoryFailure(
            (problems.isEmpty ? [failure] : problems).map(\.description).joined(separator: "\nError: "))
    }

    /// Writes a data set as a folder of plain files, and says what was written.
    package func convert(
        _ choice: DatasetChoice, to folder: String, mayReplace: Bool
    ) throws(LaboratoryFailure) -> String {
        try Self.translating {
            let dataset = try workspace.catalogue.load(choice.reference)
            try dataset.writePlainFiles(to: folder, mayReplace: mayReplace)
            return "\(folder): \(dataset.features.rows) rows of \(dataset.features.columns) features, "
                + "\(dataset.classNames.count) classes; digest \(dataset.digest)"
        }
    }

    /// Draws a split of the labels in a folder of plain files, writes it there, and says what was drawn.
    package static func split(
        _ folder: String, _ split: DrawnSplit, classEmbedding: String?, mayReplace: Bool
    ) throws(LaboratoryFailure) -> String {
        try translating {
            try split.drawing.write(in: folder, classEmbedding: classEmbedding ?? "classes", mayReplace: mayReplace)
        }
    }
}

/// A data set as a command line names it: embeddings that are not given are the usual ones.
package struct DatasetChoice: Sendable {
    let reference: DatasetReference

    /// A data set, and its embeddings where others than the usual are meant.
    package init(name: String, imageEmbedding: String?, classEmbedding: String?) {
        var reference = DatasetReference(name: name)
        if let imageEmbedding { reference.imageEmbedding = imageEmbedding }
        if let classEmbedding { reference.classEmbedding = classEmbedding }
        self.reference = reference
    }
}

/// A split as a command line asks for it.
package struct DrawnSplit: Sendable {
    /// How many classes: a number, or a part in [0, 1).
    package enum Share: Sendable {
        case count(Int)
        case fraction(Double)

        var share: SplitDrawing.Share {
            switch self {
            case .count(let count): .count(count)
            case .fraction(let part): .fraction(part)
            }
        }
    }

    let drawing: SplitDrawing

    /// Shares of unseen and of validation classes, the part of the rows of seen classes for tests in (0, 1), and a seed
    /// of at least 0.
    package init(unseen: Share, validation: Share, testSeen: Double, seed: Int) {
        drawing = SplitDrawing(
            unseen: unseen.share, validation: validation.share, testSeen: testSeen, seed: UInt64(seed))
    }
}

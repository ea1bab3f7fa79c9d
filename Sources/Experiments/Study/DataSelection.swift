import Datasets
import Foundations
import ZeroShot

/// A data set as a block asks for it: as it is split for testing, or its training rows alone, for choosing
/// hyper-parameters.
package struct DataSelection: Codable, Hashable, Sendable {
    /// Which rows are tested on.
    package enum Part: String, Codable, Hashable, Sendable, CaseIterable {
        /// Trained on all training rows, tested on the test rows.
        case test
        /// Trained on training classes, tested on held-out training rows and on validation classes; no test row is
        /// touched.
        case validation
    }

    /// Which data set.
    package let reference: DatasetReference
    /// Which rows are tested on.
    package let part: Part
    /// nil for all of them.
    package let seenClasses: Int?

    /// A data set, or a part of it.
    package init(_ reference: DatasetReference, part: Part = .test, seenClasses: Int? = nil) {
        self.reference = reference
        self.part = part
        self.seenClasses = seenClasses
    }

    /// As tables name it.
    package var name: String {
        reference.name + (seenClasses.map { " (\($0) seen classes)" } ?? "") + (part == .test ? "" : " (validation)")
    }

    /// What hinders the selection from being made of data with so many seen classes.
    func problem(seenClasses available: Int) -> SettingProblem? {
        guard let seenClasses, seenClasses > available else { return nil }
        return SettingProblem(
            "seenClasses", "\(seenClasses) seen classes are asked for, and \(reference.name) has \(available)",
            hint: "choose at most \(available)")
    }

    /// The training rows of the same data alone, for choosing on them.
    package var validation: DataSelection {
        DataSelection(reference, part: .validation, seenClasses: seenClasses)
    }
}

extension DataSelection {
    /// Names that tell data selections apart: with their embeddings where the name alone would not.
    static func titles(of selections: [DataSelection]) -> [DataSelection: String] {
        let byName = Dictionary(grouping: selections.unique, by: \.name)
        return Dictionary(
            selections.map { selection in
                let rivals = byName[selection.name] ?? []
                func differing(_ embedding: (DataSelection) -> String) -> [String] {
                    Set(rivals.map(embedding)).count > 1 ? [embedding(selection)] : []
                }
                let facts = differing { $0.reference.imageEmbedding } + differing { $0.reference.classEmbedding }
                return (
                    selection, facts.isEmpty ? selection.name : "\(selection.name), \(facts.joined(separator: ", "))"
                )
            }, uniquingKeysWith: { $1 })
    }
}

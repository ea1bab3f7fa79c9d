import Foundations
import Notebook
import Runner

/// One option of a grid with one of its values.
package struct Coordinate: Sendable, Hashable {
    /// The name of what is varied.
    package let option: String
    /// What it is set to.
    package let value: Value

    /// "hidden 64".
    package var text: String { "\(option) \(value)" }
}

/// One experiment on one data set, run with several seeds: what a row of a table stands for.
package struct Condition: Sendable {
    /// As a reader knows it: the name of its cell, perhaps with a point of a grid.
    package let label: String
    /// What it is computed on.
    package let dataset: DataSelection
    /// In the order of the notebook.
    package let seeds: [Int]
    /// What is computed for each seed.
    package let experiment: any Experiment
    /// How test rows were kept out of choices, in a few words, for the line under a table.
    let protocolText: String
    /// How test rows had a say in what is reported, if they had: a clause, shown with every number.
    let leakage: String?
    /// Where it stands in a grid: the values of the options that vary.
    package let coordinates: [Coordinate]
    /// Which part of the result is meant, where one unit computes several.
    package let part: String?
    /// What tells it from other results of its cell, as expressions name it: `CELL[msp].AUROC`, `CELL[hidden 64].H`.
    /// Nil where there are no others.
    package let partName: String?
    /// What its numbers are, for the line under a table.
    let measure: String

    static let accuracy = "Accuracy per class, averaged over classes"

    init(
        label: String, dataset: DataSelection, seeds: [Int], experiment: any Experiment, protocolText: String,
        leakage: String? = nil, coordinates: [Coordinate] = [], part: String? = nil, partName: String? = nil,
        measure: String = Self.accuracy
    ) {
        precondition(!seeds.isEmpty, "'\(label)' runs with no seed")
        self.label = label
        self.dataset = dataset
        self.seeds = seeds
        self.experiment = experiment
        self.protocolText = protocolText
        self.leakage = leakage
        self.coordinates = coordinates
        self.part = part
        self.partName =
            partName ?? part ?? (coordinates.isEmpty ? nil : coordinates.map(\.text).joined(separator: ", "))
        self.measure = measure
    }

    /// A timing rather than a function of data and seed.
    package var isMeasurement: Bool { type(of: experiment).isMeasurement }

    /// The experiment as canonical JSON, as keys hold it.
    package var configuration: String { requests[0].configuration }

    /// One request a seed.
    package var requests: [UnitRequest] {
        let first = UnitRequest(experiment, on: dataset, seed: seeds[0])
        return [first] + seeds.dropFirst().map { first.withSeed($0) }
    }

    /// What progress calls one of its units.
    func title(cell: String, seed: Int) -> String {
        isMeasurement ? label : "\(part == nil ? label : cell) · \(dataset.name) · seed \(seed)"
    }
}

import Foundation
import Foundations
import Notebook
import Runner
import Tensors
import ZeroShot

/// One option of a grid with one of its values.
package struct Coordinate: Sendable, Hashable {
    package let option: String
    package let value: Value

    /// "hidden 64".
    package var text: String { "\(option) \(value)" }
}

/// One configuration on one data set, run with several seeds: what a row of a table stands for.
package struct Condition: Sendable {
    /// As a reader knows it: the name of its cell, perhaps with a point of a grid.
    package let label: String
    package let dataset: DataSelection
    package let seeds: [Int]
    /// Which computation this is: part of the key.
    let kind: String
    /// The configuration as canonical JSON: part of the key, and shown in the report.
    package let configuration: String
    /// Relative to other conditions, per seed.
    let estimatedCost: Double
    /// How test rows were kept out of choices, in a few words, for the line under a table.
    let protocolText: String
    /// How test rows had a say in what is reported, if they had: a clause, shown with every number.
    let leakage: String?
    /// Where it stands in a grid: the values of the options that vary.
    package let coordinates: [Coordinate]
    /// Which part of the record is meant, where one unit computes several results: its names then begin with "PART.".
    package let part: String?
    /// A timing: what decides it is the machine rather than data and seed, and it runs alone.
    let isMeasurement: Bool
    /// What tells it from other results of its cell, as expressions name it: `CELL[msp].AUROC`, `CELL[hidden 64].H`. Nil where there are no others.
    package let partName: String?
    /// What its numbers are, for the line under a table.
    let measure: String
    let work: @Sendable (LoadedDataset, Int, UnitContext) throws -> Record

    static let accuracy = "Accuracy per class, averaged over classes"

    init(
        label: String, dataset: DataSelection, seeds: [Int], kind: String, configuration: some Encodable,
        estimatedCost: Double,
        protocolText: String, leakage: String? = nil, coordinates: [Coordinate] = [], part: String? = nil,
        partName: String? = nil, measure: String = Self.accuracy,
        isMeasurement: Bool = false, work: @escaping @Sendable (LoadedDataset, Int, UnitContext) throws -> Record
    ) {
        precondition(!seeds.isEmpty, "'\(label)' runs with no seed")
        self.label = label
        self.dataset = dataset
        self.seeds = seeds
        self.kind = kind
        self.estimatedCost = estimatedCost
        self.protocolText = protocolText
        self.leakage = leakage
        self.coordinates = coordinates
        self.part = part
        self.isMeasurement = isMeasurement
        self.partName =
            partName ?? part ?? (coordinates.isEmpty ? nil : coordinates.map(\.text).joined(separator: ", "))
        self.measure = measure
        self.work = work
        self.configuration = JSON.text(configuration)
    }

    /// What determines the result of one seed, and nothing else.
    func key(data: LoadedDataset, seed: Int) -> UnitKey {
        UnitKey([
            .init("engine", Engine.version),
            .init("kind", kind),
            .init("configuration", configuration),
            .init("data", isMeasurement ? "none" : data.dataset.digest),
            .init("seed", String(seed)),
            .init("numerics", "float32, OpenBLAS \(BLAS.loaded.version) \(BLAS.loaded.coreType)"),
        ])
    }

    func unit(cell: String, data: LoadedDataset, seed: Int) -> WorkUnit {
        let work = work
        return WorkUnit(
            key: key(data: data, seed: seed),
            title: isMeasurement ? label : "\(part == nil ? label : cell) · \(dataset.name) · seed \(seed)",
            cells: [cell],
            estimatedCost: estimatedCost, runsAlone: isMeasurement
        ) { context in try work(data, seed, context) }
    }
}

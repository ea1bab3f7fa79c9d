import Foundation
import Foundations
import Runner
import Tensors
import ZeroShot

/// A unit of work as a value: an experiment on a data set with a seed. It needs no notebook, can be written to a file,
/// and be computed by any process that has the data.
package struct UnitRequest: Sendable, Hashable {
    /// What is computed.
    package let experiment: any Experiment
    /// What it is computed on.
    package let dataset: DataSelection
    /// What every random number is drawn from.
    package let seed: Int
    /// The experiment as canonical JSON: part of the key.
    package let configuration: String

    /// An experiment on data with a seed.
    package init(_ experiment: any Experiment, on dataset: DataSelection, seed: Int) {
        self.experiment = experiment
        self.dataset = dataset
        self.seed = seed
        configuration = JSON.text(experiment)
    }

    private init(_ other: UnitRequest, seed: Int) {
        experiment = other.experiment
        dataset = other.dataset
        configuration = other.configuration
        self.seed = seed
    }

    /// The same with another seed.
    func withSeed(_ seed: Int) -> UnitRequest { UnitRequest(self, seed: seed) }

    /// The experiment's kind.
    package var kind: String { type(of: experiment).kind }
    /// Whether it measures time, so that nothing may run beside it.
    package var isMeasurement: Bool { type(of: experiment).isMeasurement }

    /// What determines the result, and nothing else.
    ///
    /// - Parameter data: the digest of the data set; a measurement has none.
    package func key(data: String) -> UnitKey {
        UnitKey([
            .init("engine", Engine.version),
            .init("kind", kind),
            .init("configuration", configuration),
            .init("data", isMeasurement ? "none" : data),
            .init("seed", String(seed)),
            .init("numerics", "float32, OpenBLAS \(BLAS.loaded.version) \(BLAS.loaded.coreType)"),
        ])
    }

    package static func == (a: UnitRequest, b: UnitRequest) -> Bool {
        a.kind == b.kind && a.configuration == b.configuration && a.dataset == b.dataset && a.seed == b.seed
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(kind)
        hasher.combine(configuration)
        hasher.combine(dataset)
        hasher.combine(seed)
    }
}

/// A request as a file holds it.
extension UnitRequest: Encodable {
    private enum Field: String, CodingKey { case kind, experiment, dataset, seed }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Field.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(experiment, forKey: .experiment)
        try container.encode(dataset, forKey: .dataset)
        try container.encode(seed, forKey: .seed)
    }

    private struct Head: Decodable {
        let kind: String
        let dataset: DataSelection
        let seed: Int
    }

    private struct Body<E: Experiment>: Decodable { let experiment: E }

    /// Reads what `encode` wrote.
    ///
    /// - Parameter methods: those that a training run may name.
    /// - Throws: `malformed` for anything else, with what is wrong.
    package init(
        json: some Sequence<UInt8>, kinds: ExperimentRegistry, methods: MethodRegistry = .standard
    ) throws(EnvironmentError) {
        func malformed(_ reason: String) -> EnvironmentError {
            EnvironmentError(.malformed, "this is no request for a unit of work", cause: reason)
        }
        let json = Array(json)
        let known = [MethodRegistry.key: methods]
        do {
            let head = try JSON.value(Head.self, from: json)
            guard let type = kinds[head.kind] else {
                throw malformed("there is no kind of experiment '\(head.kind)'")
            }
            func experiment<E: Experiment>(_ type: E.Type) throws -> any Experiment {
                try JSON.value(Body<E>.self, from: json, knowing: known).experiment
            }
            self.init(try experiment(type), on: head.dataset, seed: head.seed)
        } catch let error as EnvironmentError {
            throw error
        } catch {
            throw malformed("\(error)")
        }
    }
}

/// The engine and what it computes with, as reports name it.
enum EngineDescription {
    static var text: String {
        "D³GZSL engine \(Engine.version), float32, \(BLAS.loaded)"
    }
}

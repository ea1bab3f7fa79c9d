import Foundations
import Notebook
import Runner
import Tensors
import ZeroShot

/// What is taken out of a training run for other programs.
package struct ExportRequest: Sendable {
    /// The name of a `train` block.
    package var run: String
    /// The first of the block's seeds when nil.
    package var seed: Int?
    /// Generated rows for every class.
    package var perClass: Int
    /// Where `features` and `labels` go, as `.safetensors`; nil for nowhere.
    package var features: String?
    /// Where every parameter goes, as `.safetensors`; nil for nowhere.
    package var networks: String?

    /// What is to be exported of which run.
    package init(run: String, seed: Int? = nil, perClass: Int = 100, features: String? = nil, networks: String? = nil) {
        self.run = run
        self.seed = seed
        self.perClass = perClass
        self.features = features
        self.networks = networks
    }
}

extension Laboratory {
    /// Takes the networks of a run from the store, trained now if they are not there, and writes what its generator
    /// makes of unseen classes, and its networks, for other programs to read.
    ///
    /// - Returns: a line for every file.
    package func export(
        _ request: ExportRequest, from checked: CheckedNotebooks
    ) throws(LaboratoryFailure) -> [String] {
        let blocks = checked.studies.compactMap { $0.block(request.run) as? TrainBlock }
        guard let block = blocks.first else {
            let names = checked.studies.flatMap { study in
                zip(study.plan.cells, study.blocks).filter { $1 is TrainBlock }.map(\.0.name)
            }
            let hint =
                Suggestion.closest(to: request.run, among: names).map { "; did you mean '\($0)'?" }
                ?? (names.isEmpty ? "" : "; there are \(names.unique.joined(separator: ", "))")
            throw LaboratoryFailure("there is no train block '\(request.run)'\(hint)")
        }
        guard block.conditions.count == 1 else {
            throw LaboratoryFailure("'\(request.run)' runs on \(block.conditions.count) data sets; choose one with -P")
        }
        let (condition, configuration) = (block.conditions[0], block.configurations[0])
        guard configuration.selection != .testBest else {
            throw LaboratoryFailure(
                "'\(request.run)' reports its best epoch on the test rows, whose networks are not kept")
        }
        let seed = request.seed ?? condition.seeds[0]
        return try Self.translating {
            let run = RequestRun(workspace, store: resultsFolder)
            let data = try run.data.load(condition.dataset)
            let unseen = data.problem.unseenClasses
            let stored = try run.result(
                of: NetworksExperiment(configuration), on: condition.dataset, seed: seed,
                title: "\(request.run) · \(condition.dataset.name) · seed \(seed)", events: StandardProgress())
            let model = try stored.model(
                of: configuration, on: data.problem, workers: Workers())
            let metadata = [
                "dataset": condition.dataset.name, "digest": data.dataset.digest, "seed": String(seed),
                "configuration": condition.configuration, "engine": EngineDescription.text,
            ]
            var lines: [String] = []
            if let path = request.features {
                let made = model.features(
                    of: unseen.flatMap { Array(repeating: $0, count: request.perClass) }, for: "export")
                try made.write(to: path, metadata: metadata)
                lines.append(
                    "\(path): \(made.features.rows) rows of \(made.features.columns) features, "
                        + "\(unseen.count) unseen classes")
            }
            if let path = request.networks {
                let networks = model.networks(metadata: metadata)
                try networks.write(to: path)
                lines.append("\(path): \(networks.entries.count) arrays")
            }
            return lines
        }
    }
}

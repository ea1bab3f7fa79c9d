import Foundation
import Foundations
import Tensors
import Testing

@testable import ZeroShot

@Suite struct CheckpointTests {
    private struct Killed: Error {}

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("checkpoints-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.path)
    }

    private static func configuration(_ generator: String, selection: Selection = .testBest) -> TrainingConfiguration {
        var configuration = ToyProblem.distilled
        configuration.use(generator)
        configuration.epochs = 4
        configuration.iterationsPerEpoch = 10
        configuration.teacher.epochs = 3
        configuration.selection = selection
        // A learning rate that moves, so that a resumed run which forgets it is found out.
        configuration.schedule.every = 1
        configuration.schedule.generator = 1.5
        configuration.schedule.student = 0.5
        return configuration
    }

    private func training(_ configuration: TrainingConfiguration, seed: UInt64 = 1) -> Training {
        Training(
            problem: ToyProblem.make(), validation: ToyProblem.make(seenClasses: 6, unseenClasses: 2),
            configuration: configuration, seed: seed, workers: Workers())
    }

    private func expectEqual(_ a: TrainingResult, _ b: TrainingResult) {
        #expect(a.history == b.history && a.metrics == b.metrics && a.selectedEpoch == b.selectedEpoch)
        #expect(
            a.perClassAccuracy == b.perClassAccuracy && a.confusion == b.confusion
                && a.teacherAccuracy == b.teacherAccuracy)
        #expect(a.curve.points == b.curve.points)
    }

    /// Four epochs in one go, and two, an interruption, and two more: the same bits, for every method.
    @Test(arguments: MethodRegistry.standard.names)
    func resumesToTheSameBits(_ generator: String) throws {
        try withFolder { folder in
            let training = training(Self.configuration(generator))
            let straight = try training.run()
            let checkpoints = Checkpoints(folder: folder)
            // `report` is called after the checkpoint of its epoch.
            #expect(throws: Killed.self) {
                try training.run(checkpoints: checkpoints) { if $0.stage == "epoch 2/4" { throw Killed() } }
            }
            var stages: [String] = []
            expectEqual(try training.run(checkpoints: checkpoints) { stages.append($0.stage) }, straight)
            #expect(stages == ["epoch 3/4", "epoch 4/4"])
            // A finished run is read back without training.
            expectEqual(try training.run(checkpoints: checkpoints) { _ in Issue.record("an epoch was run") }, straight)
            checkpoints.discard()
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }

    /// A run shorter than the interval leaves nothing; one that may do without its checkpoints is not ended by a folder
    /// that is not there.
    @Test func reluctantly() throws {
        try withFolder { folder in
            let training = training(Self.configuration("f-clswgan"))
            let straight = try training.run()
            expectEqual(try training.run(checkpoints: Checkpoints(folder: folder, interval: 3600)), straight)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
            expectEqual(
                try training.run(checkpoints: Checkpoints(folder: folder + "/absent", isEssential: false)), straight)
            #expect(throws: EnvironmentError.self) {
                try training.run(checkpoints: Checkpoints(folder: folder + "/absent"))
            }
        }
    }

    /// In the rehearsal or after it, wherever a run that chooses its epochs by validation is cut off.
    @Test(arguments: ["validation, epoch 2/4", "validation, epoch 4/4", "epoch 1/"])
    func resumesValidation(_ stop: String) throws {
        try withFolder { folder in
            let training = training(Self.configuration("f-clswgan", selection: .validation))
            let straight = try training.run()
            let checkpoints = Checkpoints(folder: folder)
            #expect(throws: Killed.self) {
                try training.run(checkpoints: checkpoints) { if $0.stage.hasPrefix(stop) { throw Killed() } }
            }
            expectEqual(try training.run(checkpoints: checkpoints), straight)
        }
    }

    /// A checkpoint of another seed, another configuration, or none at all: the run starts over.
    @Test func strangersAreLeftAlone() throws {
        try withFolder { folder in
            let checkpoints = Checkpoints(folder: folder, every: 2)
            let configuration = Self.configuration("f-clswgan")
            _ = try training(configuration).run(checkpoints: checkpoints)
            var other = configuration
            other.distillation.logits = 2
            for (configuration, seed) in [(other, 1), (configuration, 2)] as [(TrainingConfiguration, UInt64)] {
                let straight = try training(configuration, seed: seed).run()
                expectEqual(try training(configuration, seed: seed).run(checkpoints: checkpoints), straight)
            }
            let straight = try training(configuration).run()
            try Data("no checkpoint".utf8).write(to: URL(fileURLWithPath: checkpoints.path("training")))
            expectEqual(try training(configuration).run(checkpoints: checkpoints), straight)
            try SafeTensors(entries: ["features": .init([1])]).write(to: checkpoints.path("training"))
            expectEqual(try training(configuration).run(checkpoints: checkpoints), straight)
        }
    }

    /// A checkpoint of this very run that lacks an array, has one in another shape, or was spoilt on the disk: the run
    /// starts over, says so, and ends with the same bits.
    @Test func damageIsSurvived() throws {
        try withFolder { folder in
            let checkpoints = Checkpoints(folder: folder, every: 2)
            let training = training(Self.configuration("f-clswgan"))
            let straight = try training.run()
            #expect(throws: Killed.self) {
                try training.run(checkpoints: checkpoints) { if $0.stage == "epoch 2/4" { throw Killed() } }
            }
            let path = checkpoints.path("training")
            let good = try SafeTensors(readingFrom: path)
            func spoil(
                _ name: String, _ word: String, resigned: Bool = true, _ change: (inout SafeTensors) -> Void
            ) throws {
                var stored = good
                change(&stored)
                if resigned { stored = Checkpoint.signed(stored) }
                try stored.write(to: path)
                var stages: [String] = []
                expectEqual(try training.run(checkpoints: checkpoints) { stages.append($0.stage) }, straight)
                #expect(
                    stages.first?.contains(word) == true && stages.dropFirst().first == "epoch 1/4",
                    "\(name): \(stages)")
            }
            let names = [
                "generator.G.fc1.weight", "generator.seen.bias", "student.E_s.weight.first-moment", "teacher.C_o.bias",
                "optimisers.steps", "optimisers.learning-rates", "losses.critic.weights", "batch.order", "best.seen",
                "best.student.C_s.weight",
            ]
            for name in names {
                #expect(good.entries[name] != nil, "\(name)")
                try spoil(name, "'\(name)'") { $0.entries[name] = nil }
                try spoil(name, "'\(name)'") { $0.entries[name] = .init(Matrix(rows: 1, columns: 3)) }
            }
            try spoil("order", "permutation") { $0.entries["batch.order"] = .init([Int](repeating: 0, count: 240)) }
            try spoil("epoch", "epoch 9") { $0.metadata["epoch"] = "9" }
            try spoil("history", "history") { $0.metadata["history"] = "[" }
            try spoil("bit", "checksum", resigned: false) {
                let matrix = $0.matrix("generator.G.fc1.weight")!.copy()
                matrix[0, 0] += 1
                $0.entries["generator.G.fc1.weight"] = .init(matrix)
            }
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            bytes.removeLast(9)
            try bytes.write(to: URL(fileURLWithPath: path))
            var stages: [String] = []
            expectEqual(try training.run(checkpoints: checkpoints) { stages.append($0.stage) }, straight)
            #expect(stages.first?.hasPrefix("starting afresh") == true)
        }
    }

    /// The names that someone who opens the file elsewhere will look for.
    @Test func contents() throws {
        try withFolder { folder in
            let checkpoints = Checkpoints(folder: folder, every: 3)
            var epochs: [Int?] = []
            _ = try training(Self.configuration("f-clswgan")).run(checkpoints: checkpoints) { _ in
                epochs.append(
                    (try? SafeTensors(readingFrom: checkpoints.path("training")))?.metadata["epoch"].flatMap { Int($0) }
                )
            }
            #expect(epochs == [nil, nil, 3, 4])
            let stored = try SafeTensors(readingFrom: checkpoints.path("training"))
            #expect(stored.metadata["identity"]?.contains(#""seed":1"#) == true)
            let weight = try #require(stored.matrix("student.E_s.weight"))
            #expect(weight.rows == 32 && weight.columns == 24)
            for name in [
                "generator.G.fc1.weight", "generator.D.fc2.bias", "student.C_s.weight", "student.alpha",
                "teacher.E_o.weight", "generator.seen.weight",
            ] {
                #expect(stored.matrix(name) != nil, "\(name)")
            }
            #expect(
                stored.matrix("student.E_s.weight.second-moment") != nil
                    && stored.matrix("teacher.E_o.weight.first-moment") == nil)
            // Five critic steps and one generator step an iteration, forty iterations; the student joins in all of
            // them.
            #expect(stored.integers("optimisers.steps") == [200, 40, 240, 240])
            #expect(stored.integers("batch.order")?.sorted() == Array(0..<240))
        }
    }

    @Test func generatedFeatures() throws {
        try withFolder { folder in
            let path = folder + "/generated.safetensors"
            let features = Matrix(rows: 2, columns: 3, values: [1, 2, 3, 4, 5, .nan])
            try GeneratedFeatures(features: features, labels: [4, 2]).write(
                to: path, metadata: ["generator": "f-clswgan"])
            let found = try GeneratedFeatures(readingFrom: path)
            #expect(
                found.labels == [4, 2] && found.features.values.map(\.bitPattern) == features.values.map(\.bitPattern))
            try SafeTensors(entries: ["features": .init(features), "labels": .init([1, 2, 3])]).write(to: path)
            #expect(
                #expect(throws: EnvironmentError.self) { try GeneratedFeatures(readingFrom: path) }?.code
                    == .contradictory)
        }
    }
}

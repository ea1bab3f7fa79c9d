import Foundation
import Tensors
import Testing

@testable import ZeroShot

/// The losses of ten iterations, as they stood when the method's reference cases and gradients had been checked: a
/// change of arithmetic, sampling or order shows here first.
///
/// Processors with other kernels round differently, and training makes the difference grow: early iterations are held
/// to less than late ones.
///
/// `D3GZSL_RECORD_GOLDEN=1` writes the files anew, for a change that is meant.
@Suite struct GoldenLossTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/golden")

    @Test(arguments: MethodRegistry.standard.names)
    func tenIterations(_ generator: String) throws {
        var configuration = ToyProblem.distilled
        configuration.use(generator)
        configuration.iterationsPerEpoch = 1
        configuration.epochs = 10
        let history = try Training(
            problem: ToyProblem.make(), configuration: configuration, seed: 1, workers: Workers()
        ).run().history
        let names = Set(history.flatMap(\.losses.keys))
        let found = Dictionary(
            uniqueKeysWithValues: names.map { name in (name, history.map { $0.losses[name] ?? .nan }) })
        let file = Self.folder.appendingPathComponent(generator + ".json")
        if ProcessInfo.processInfo.environment["D3GZSL_RECORD_GOLDEN"] == "1" {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            try encoder.encode(found).write(to: file)
        }
        let expected = try JSONDecoder().decode([String: [Double]].self, from: Data(contentsOf: file))
        #expect(Set(expected.keys) == names)
        for (name, values) in expected {
            for (epoch, value) in values.enumerated() {
                let tolerance = epoch < 3 ? 1e-3 : 2e-2
                #expect(
                    abs(found[name]![epoch] - value) < tolerance * max(1, abs(value)),
                    "\(generator), \(name), iteration \(epoch + 1): \(found[name]![epoch]), golden \(value)")
            }
        }
    }
}

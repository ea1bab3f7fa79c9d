import Datasets
import Foundation

extension Benchmark {
    /// Mapping a converted data set of benchmark dimensions, with its checks.
    func loading() throws -> Measurement {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "d3gzsl-benchmark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let catalogue = DatasetCatalogue(dataRoot: nil, cacheFolder: folder.path)
        let reference = DatasetReference(name: "simulated-cub")
        let dataset = try catalogue.load(reference)
        var measurement = Measurement(
            name: "loading a cached data set",
            dimensions: "\(dataset.features.rows) rows of \(dataset.features.columns)")
        measurement.bytes = dataset.features.count * MemoryLayout<Float>.stride
        var failure: (any Error)?
        try time(&measurement, peer: nil, peerWork: []) {
            do { _ = try catalogue.load(reference) } catch { failure = error }
        }
        if let failure { throw failure }
        return measurement
    }
}

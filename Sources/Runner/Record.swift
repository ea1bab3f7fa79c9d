import Foundation

/// What a unit of work gives back: small, self-contained, and enough for every table and figure made from it.
package struct Record: Hashable, Sendable, Codable {
    /// Single numbers, such as `"H": 41.2`.
    package var scalars: [String: Double]
    /// One number per epoch, threshold or step.
    package var series: [String: [Double]]
    /// Embeddings, confusion matrices, images.
    package var arrays: [String: StoredArray]
    /// Texts by name.
    package var texts: [String: String]
    /// Wall-clock seconds that the work took. Filled in by the executor.
    package var seconds: Double
    /// When the work ended, ISO 8601 in UTC. Filled in by the executor.
    package var finished: String
    /// Where it ran. Filled in by the executor.
    package var machine: String

    /// A record of its parts.
    package init(
        scalars: [String: Double] = [:], series: [String: [Double]] = [:], arrays: [String: StoredArray] = [:],
        texts: [String: String] = [:], seconds: Double = 0, finished: String = "", machine: String = ""
    ) {
        self.scalars = scalars
        self.series = series
        self.arrays = arrays
        self.texts = texts
        self.seconds = seconds
        self.finished = finished
        self.machine = machine
    }

    /// The same result with where, when and how long it was computed.
    func stamped(seconds: Double, machine: String) -> Record {
        var record = self
        record.seconds = seconds
        record.finished = Date().ISO8601Format()
        record.machine = machine
        return record
    }
}

import Foundations
import Tensors

/// Feature rows that a generator has made, with the class of each: what other programs train their classifiers on.
public struct GeneratedFeatures: Sendable {
    /// [n, x], scaled as the problem's features are.
    public let features: Matrix
    /// One class a row.
    public let labels: [Int]

    /// Rows with the class that each was made for.
    public init(features: Matrix, labels: [Int]) {
        precondition(features.rows == labels.count, "\(labels.count) labels for \(features.rows) rows")
        self.features = features
        self.labels = labels
    }

    /// Writes the arrays `features` (F32) and `labels` (I64) with `metadata` to a `.safetensors` file.
    public func write(to path: String, metadata: [String: String] = [:]) throws(EnvironmentError) {
        try SafeTensors(entries: ["features": .init(features), "labels": .init(labels)], metadata: metadata).write(
            to: path)
    }

    /// Reads such a file.
    public init(readingFrom path: String) throws(EnvironmentError) {
        let stored = try SafeTensors(readingFrom: path)
        guard let features = stored.matrix("features"), let labels = stored.integers("labels"),
            features.rows == labels.count
        else {
            throw EnvironmentError(
                .contradictory, "the file lacks the arrays 'features' and 'labels', with one label for every row",
                path: path)
        }
        self.init(features: features, labels: labels)
    }
}

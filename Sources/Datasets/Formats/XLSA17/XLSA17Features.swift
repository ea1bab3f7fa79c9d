import Foundations
import Tensors

/// A feature file in the `xlsa17` layout: `features` d×N and `labels` N×1 or 1×N, counted from 1.
struct XLSA17Features {
    let path: String
    /// One row an image, N × d.
    let features: Matrix
    /// Counted from 0.
    let labels: [Int]

    /// - Parameter classes: how many classes the split file names.
    static func read(_ path: String, classes: Int) throws(EnvironmentError) -> XLSA17Features {
        try MATFile.reading(path) { file throws(EnvironmentError) in
            let features = try file.columns("features", meaning: "image features, dimensions × rows")
            let labels = try file.integers(
                "labels", meaning: "a label for every row as an N×1 list", in: 1...classes,
                allowedMeaning: "whole numbers from 1 to \(classes), the classes of the split file")
            guard labels.count == features.rows else {
                let isTransposed = labels.count == features.columns
                throw .malformed(
                    path, variable: "features", expected: "dimensions × rows with the \(labels.count) rows of labels",
                    found: "\(features.columns)×\(features.rows)",
                    hint: isTransposed ? "it seems to be transposed" : nil)
            }
            return XLSA17Features(path: path, features: features, labels: labels.map { $0 - 1 })
        }
    }
}

import Foundations
import Tensors

/// A feature file in the `xlsa17` layout: `features` d×N and `labels` N×1 or 1×N, counted from 1.
struct XLSA17Features {
    let path: String
    /// One row an image, N × d.
    let features: Matrix
    /// Counted from 0.
    let labels: [Int]

    /// - Parameter classes: how many classes the split file names; nil where that is not known.
    /// - Returns: nil, with everything that is wrong among the complaints, where something is.
    static func read(_ path: String, classes: Int?, complaints: inout Complaints) -> XLSA17Features? {
        let outcome = complaints.attempt { () throws(EnvironmentError) in
            try MATFile.reading(path) { file throws(EnvironmentError) in
                var complaints = Complaints()
                let features = read(file, classes: classes, complaints: &complaints)
                return (features: features, complaints: complaints)
            }
        }
        for complaint in outcome?.complaints.all ?? [] { complaints.add(complaint) }
        return outcome?.features
    }

    private static func read(
        _ file: borrowing MATFile, classes: Int?, complaints: inout Complaints
    ) -> XLSA17Features? {
        let features = complaints.attempt { () throws(EnvironmentError) in
            try file.columns("features", meaning: "image features, dimensions × rows")
        }
        let labels = complaints.attempt { () throws(EnvironmentError) in
            try file.integers(
                "labels", meaning: "a label for every row as an N×1 list", in: 1...(classes ?? Int(UInt32.max)),
                allowedMeaning: classes.map { "whole numbers from 1 to \($0), the classes of the split file" }
                    ?? "whole numbers from 1")
        }
        guard let features, let labels else { return nil }
        guard labels.count == features.rows else {
            let isTransposed = labels.count == features.columns
            complaints.add(
                .malformed(
                    file.path, variable: "features",
                    expected: "dimensions × rows with the \(labels.count) rows of labels",
                    found: "\(features.columns)×\(features.rows)",
                    hint: isTransposed ? "it seems to be transposed" : nil))
            return nil
        }
        return XLSA17Features(path: file.path, features: features, labels: labels.map { $0 - 1 })
    }
}

import Datasets

/// A data set as a block asks for it: as it is split for testing, or its training rows alone, for choosing hyper-parameters.
public struct DataSelection: Hashable, Sendable {
    public enum Part: String, Hashable, Sendable, CaseIterable {
        /// Trained on all training rows, tested on the test rows.
        case test
        /// Trained on training classes, tested on held-out training rows and on validation classes; no test row is touched.
        case validation
    }

    public let reference: DatasetReference
    public let part: Part

    public init(_ reference: DatasetReference, part: Part = .test) {
        self.reference = reference
        self.part = part
    }

    /// As tables name it.
    public var name: String { part == .test ? reference.name : reference.name + " (validation)" }
}

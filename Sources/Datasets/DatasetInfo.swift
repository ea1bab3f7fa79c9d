import Foundations

/// The measures of a data set, for a person to look over.
public struct DatasetInfo: Sendable, Hashable, Codable, CustomStringConvertible {
    public let name: String
    public let source: String
    public let digest: String
    /// Images.
    public let rows: Int
    /// Numbers an image.
    public let dimensions: Int
    /// Numbers a class.
    public let attributes: Int
    public let seenClasses: Int
    public let unseenClasses: Int
    public let trainval: Int
    public let train: Int
    public let validation: Int
    public let testSeen: Int
    public let testUnseen: Int
    public let warnings: [String]

    public init(_ dataset: Dataset) {
        name = dataset.name
        source = dataset.source
        digest = dataset.digest
        rows = dataset.features.rows
        dimensions = dataset.features.columns
        attributes = dataset.classEmbeddings.columns
        seenClasses = dataset.seenClasses.count
        unseenClasses = dataset.unseenClasses.count
        trainval = dataset.split.trainval.count
        train = dataset.split.train.count
        validation = dataset.split.validation.count
        testSeen = dataset.split.testSeen.count
        testUnseen = dataset.split.testUnseen.count
        warnings = dataset.warnings + (dataset.cacheRemark.map { [$0] } ?? [])
    }

    public var description: String {
        """
        \(name): \(source)
          \(rows) images of \(dimensions) features; \(seenClasses) seen and \(unseenClasses) unseen classes of \
        \(attributes) attributes
          rows: \(trainval) trainval (\(train) train, \(validation) validation), \(testSeen) test seen, \
        \(testUnseen) test unseen
          digest \(digest)
        """ + warnings.map { "\n  warning: \($0)" }.joined()
    }
}

extension DatasetCatalogue {
    /// Loads the set and measures it.
    public func info(_ reference: DatasetReference) throws(EnvironmentError) -> DatasetInfo {
        DatasetInfo(try load(reference))
    }
}

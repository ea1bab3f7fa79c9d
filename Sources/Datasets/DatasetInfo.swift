import Foundations

/// The measures of a data set, for a person to look over.
public struct DatasetInfo: Sendable, Hashable, Codable, CustomStringConvertible {
    /// As a notebook names it.
    public let name: String
    /// Where the numbers come from.
    public let source: String
    /// A digest of the numbers.
    public let digest: String
    /// Images.
    public let rows: Int
    /// Numbers an image.
    public let dimensions: Int
    /// Numbers a class.
    public let attributes: Int
    /// Classes with training rows.
    public let seenClasses: Int
    /// Classes with test rows alone.
    public let unseenClasses: Int
    /// Rows for training.
    public let trainval: Int
    /// Of these, rows of the classes that are seen in validation too.
    public let train: Int
    /// Of these, rows of the classes that are unseen in validation.
    public let validation: Int
    /// Test rows of seen classes.
    public let testSeen: Int
    /// Test rows of unseen classes.
    public let testUnseen: Int
    /// What a reader of results should know.
    public let warnings: [String]

    /// The measures of a data set.
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

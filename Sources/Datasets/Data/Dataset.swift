import Raster
import Tensors

/// Features, labels, class embeddings and a split: what a zero-shot method is given, before any scaling.
public struct Dataset: Sendable {
    /// As a notebook names it.
    public let name: String
    /// A hexadecimal digest of features, labels, class names, class embeddings and split: equal contents, equal digest,
    /// on any machine.
    public let digest: String
    /// One row an image, N × x, as measured.
    public let features: Matrix
    /// The class of every row, 0 ..< C.
    public let labels: [Int]
    /// By label.
    public let classNames: [String]
    /// One row a class, C × a, as given.
    public let classEmbeddings: Matrix
    /// Which rows are for training and which for tests.
    public let split: Split
    /// Where the numbers come from, in words for a reader.
    public let source: String
    /// The picture behind a row, where there is one.
    public let sampleImage: (@Sendable (Int) -> Image)?
    /// What the columns of `classEmbeddings` mean; empty when they mean nothing by themselves.
    public let attributeNames: [String]
    /// What a careful reader of the results should know about this data.
    public let warnings: [String]
    /// What became of the converted copy, where that is worth a word: it could not be kept, or had to be made anew.
    public private(set) var cacheRemark: String?
    /// The classes of the training rows, ascending.
    public let seenClasses: [Int]
    /// The classes of the unseen test rows, ascending.
    public let unseenClasses: [Int]

    /// Traps when the parts do not fit each other: numbers of rows and classes, labels and split within their bounds,
    /// a class both seen and unseen, or no class of either sort.
    ///
    /// - Parameter digest: the digest of just these contents if it is known already; computed otherwise.
    public init(
        name: String, features: Matrix, labels: [Int], classNames: [String], classEmbeddings: Matrix, split: Split,
        source: String, attributeNames: [String] = [], warnings: [String] = [], digest: String? = nil,
        sampleImage: (@Sendable (Int) -> Image)? = nil
    ) {
        precondition(features.rows == labels.count, "\(features.rows) rows of features with \(labels.count) labels")
        precondition(
            classNames.count == classEmbeddings.rows,
            "\(classNames.count) class names with \(classEmbeddings.rows) class embeddings")
        precondition(
            attributeNames.isEmpty || attributeNames.count == classEmbeddings.columns,
            "\(attributeNames.count) attribute names with embeddings of \(classEmbeddings.columns) numbers")
        precondition(
            labels.allSatisfy { $0 >= 0 && $0 < classNames.count }, "a label outside 0 ..< \(classNames.count)")
        for part in [split.trainval, split.train, split.validation, split.testSeen, split.testUnseen] {
            precondition(part.allSatisfy { $0 >= 0 && $0 < labels.count }, "a split row outside 0 ..< \(labels.count)")
        }
        seenClasses = Set(split.trainval.map { labels[$0] }).sorted()
        unseenClasses = Set(split.testUnseen.map { labels[$0] }).sorted()
        precondition(
            !seenClasses.isEmpty && !unseenClasses.isEmpty,
            "\(seenClasses.count) seen and \(unseenClasses.count) unseen classes")
        precondition(Set(seenClasses).isDisjoint(with: unseenClasses), "a class is both seen and unseen")
        self.name = name
        self.features = features
        self.labels = labels
        self.classNames = classNames
        self.classEmbeddings = classEmbeddings
        self.split = split
        self.source = source
        self.attributeNames = attributeNames
        self.warnings = warnings
        self.sampleImage = sampleImage
        self.digest =
            digest
            ?? ContentDigest.of(
                features: features, labels: labels, classNames: classNames, classEmbeddings: classEmbeddings,
                split: split)
    }

    /// The same data with pictures behind its rows.
    func illustrated(by sampleImage: @escaping @Sendable (Int) -> Image) -> Dataset {
        Dataset(
            name: name, features: features, labels: labels, classNames: classNames, classEmbeddings: classEmbeddings,
            split: split,
            source: source, attributeNames: attributeNames, warnings: warnings, digest: digest, sampleImage: sampleImage
        ).remarking(cacheRemark)
    }

    /// The same data with a word about its converted copy.
    func remarking(_ text: String?) -> Dataset {
        var dataset = self
        dataset.cacheRemark = text ?? cacheRemark
        return dataset
    }
}

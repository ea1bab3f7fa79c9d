import Datasets
import Tensors

/// A data set made ready for training: scaled features, split, with labels over all classes.
///
/// Features are min–max scaled on the training rows. Seen classes are those of the training rows; unseen classes are
/// met at test time only.
public struct Problem: Sendable {
    /// As the data set is called.
    public let name: String
    /// A digest of the data, part of the key of every result.
    public let digest: String
    /// Real rows of seen classes, N × x.
    public let training: Matrix
    /// The class of every training row.
    public let trainingLabels: [Int]
    /// Test rows of seen classes, [n, x].
    public let testSeen: Matrix
    /// The class of every one of them.
    public let testSeenLabels: [Int]
    /// Test rows of unseen classes, [n, x].
    public let testUnseen: Matrix
    /// The class of every one of them.
    public let testUnseenLabels: [Int]
    /// One row a class, C × a.
    public let classEmbeddings: Matrix
    /// Labels of seen classes, ascending.
    public let seenClasses: [Int]
    /// Labels of unseen classes, ascending.
    public let unseenClasses: [Int]
    /// The position of every class in `seenClasses`, −1 for unseen ones.
    public let seenPosition: [Int]

    /// x, the length of a row.
    public var features: Int { training.columns }
    /// Columns of a class embedding.
    public var semantics: Int { classEmbeddings.columns }
    /// C, seen and unseen.
    public var classes: Int { classEmbeddings.rows }

    /// The problem that a data set poses, with features scaled by its training rows. Ask `validate` first: what it
    /// tells is not looked for here.
    public init(_ dataset: Dataset) {
        let split = dataset.split
        let rows = dataset.features.gathered(split.trainval)
        let scaling = FeatureScaling(fitting: rows)
        self.init(
            name: dataset.name, digest: dataset.digest,
            training: (scaling.apply(rows), split.trainval.map { dataset.labels[$0] }),
            testSeen: (
                scaling.apply(dataset.features.gathered(split.testSeen)), split.testSeen.map { dataset.labels[$0] }
            ),
            testUnseen: (
                scaling.apply(dataset.features.gathered(split.testUnseen)), split.testUnseen.map { dataset.labels[$0] }
            ),
            classEmbeddings: dataset.classEmbeddings, seenClasses: dataset.seenClasses,
            unseenClasses: dataset.unseenClasses)
    }

    /// A problem from rows that are already scaled.
    public init(
        name: String, digest: String, training: (Matrix, [Int]), testSeen: (Matrix, [Int]), testUnseen: (Matrix, [Int]),
        classEmbeddings: Matrix, seenClasses: [Int], unseenClasses: [Int]
    ) {
        precondition(
            training.0.rows == training.1.count && testSeen.0.rows == testSeen.1.count
                && testUnseen.0.rows == testUnseen.1.count, "rows and labels differ in number")
        precondition(
            !seenClasses.isEmpty && !unseenClasses.isEmpty,
            "\(seenClasses.count) seen and \(unseenClasses.count) unseen classes")
        self.name = name
        self.digest = digest
        (self.training, trainingLabels) = training
        (self.testSeen, testSeenLabels) = testSeen
        (self.testUnseen, testUnseenLabels) = testUnseen
        self.classEmbeddings = classEmbeddings
        self.seenClasses = seenClasses
        self.unseenClasses = unseenClasses
        var position = [Int](repeating: -1, count: classEmbeddings.rows)
        for (index, label) in seenClasses.enumerated() { position[label] = index }
        seenPosition = position
    }
}

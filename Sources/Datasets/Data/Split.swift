/// Which rows of a data set are trained on, chosen by, and tested on. Row numbers count from 0.
///
/// The layout is the "proposed split" of Xian, Lampert, Schiele, Akata, "Zero-shot learning: a comprehensive evaluation
/// of the good, the bad and the ugly", TPAMI 2019.
public struct Split: Sendable, Hashable, Codable {
    /// Training rows: all of them of seen classes.
    public let trainval: [Int]
    /// Training rows of the classes that stay seen while hyper-parameters are chosen. A part of `trainval`, possibly
    /// empty.
    public let train: [Int]
    /// Training rows of the classes that play the unseen ones meanwhile. The rest of `trainval`, possibly empty.
    public let validation: [Int]
    /// Test rows of seen classes.
    public let testSeen: [Int]
    /// Test rows of unseen classes.
    public let testUnseen: [Int]

    /// Rows of the feature table for each use. `train` and `validation` are the parts of `trainval` that
    /// hyper-parameters are chosen with.
    public init(trainval: [Int], train: [Int] = [], validation: [Int] = [], testSeen: [Int], testUnseen: [Int]) {
        self.trainval = trainval
        self.train = train
        self.validation = validation
        self.testSeen = testSeen
        self.testUnseen = testUnseen
    }
}

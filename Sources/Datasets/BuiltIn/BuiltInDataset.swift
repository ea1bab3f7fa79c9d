import Raster

/// A data set that the program makes itself. A new one is one file and one line in `all`.
public struct BuiltInDataset: Sendable {
    /// As a notebook names it.
    public let name: String
    /// One sentence for a list of data sets.
    public let summary: String
    /// How many seen classes it has: what a check needs to know of data that nobody has made yet.
    let seenClasses: Int
    /// Part of the cache key: raised whenever the same name would come out with other numbers.
    let version: Int
    let make: @Sendable () -> Dataset
    /// The picture behind a row, made without the numbers.
    let sampleImage: (@Sendable (Int) -> Image)?

    init(
        name: String, summary: String, seenClasses: Int, version: Int, sampleImage: (@Sendable (Int) -> Image)? = nil,
        make: @escaping @Sendable () -> Dataset
    ) {
        self.name = name
        self.summary = summary
        self.seenClasses = seenClasses
        self.version = version
        self.sampleImage = sampleImage
        self.make = make
    }

    /// `shapes`, then the simulated ones.
    public static let all: [BuiltInDataset] = [.shapes] + simulated

    /// The built-in set of that name, if there is one.
    public static func named(_ name: String) -> BuiltInDataset? { all.first { $0.name == name } }
}

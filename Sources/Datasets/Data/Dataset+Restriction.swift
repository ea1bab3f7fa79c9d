import Raster
import Tensors

extension Dataset {
    /// The same problem with fewer seen classes, for asking how much they matter. Unseen classes and their test rows
    /// stay.
    ///
    /// - Parameters:
    ///   - count: how many seen classes are kept, at least one; all of them where there are no more. Fewer are always a
    ///     part of more.
    ///   - seed: chooses them.
    public func keepingSeenClasses(_ count: Int, seed: UInt64) -> Dataset {
        precondition(count > 0, "\(count) seen classes")
        guard count < seenClasses.count else { return self }
        var stream = RandomStream(seed: seed)["seen classes"]
        let kept = Set(stream.permutation(seenClasses.count).prefix(count).map { seenClasses[$0] })
        func ofKept(_ rows: [Int]) -> [Int] { rows.filter { kept.contains(labels[$0]) } }
        return restricted(
            to: Split(
                trainval: ofKept(split.trainval), train: ofKept(split.train), validation: ofKept(split.validation),
                testSeen: ofKept(split.testSeen),
                testUnseen: split.testUnseen),
            name: "\(name) (\(count) seen classes)",
            source: source + "; \(count) of its \(seenClasses.count) seen classes, chosen by seed", warnings: warnings)
    }

    /// The rows of a split and their classes alone, numbered anew in their old order.
    func restricted(to split: Split, name: String, source: String, warnings: [String]) -> Dataset {
        let rows = Set(split.trainval + split.train + split.validation + split.testSeen + split.testUnseen).sorted()
        let classes = Set(rows.map { labels[$0] }).sorted()
        let newRow = Dictionary(uniqueKeysWithValues: rows.enumerated().map { ($1, $0) })
        let newClass = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
        func renumbered(_ part: [Int]) -> [Int] { part.map { newRow[$0]! } }
        var image: (@Sendable (Int) -> Image)?
        if let sampleImage { image = { sampleImage(rows[$0]) } }
        return Dataset(
            name: name, features: features.gathered(rows), labels: rows.map { newClass[labels[$0]]! },
            classNames: classes.map { classNames[$0] }, classEmbeddings: classEmbeddings.gathered(classes),
            split: Split(
                trainval: renumbered(split.trainval), train: renumbered(split.train),
                validation: renumbered(split.validation), testSeen: renumbered(split.testSeen),
                testUnseen: renumbered(split.testUnseen)),
            source: source, attributeNames: attributeNames, warnings: warnings, sampleImage: image)
    }
}

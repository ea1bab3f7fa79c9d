extension Sequence {
    /// The first element of every key, in the order of the sequence.
    ///
    /// - Parameter key: what elements that count as one have in common, such as a name.
    public func unique<Key: Hashable>(by key: (Element) throws -> Key) rethrows -> [Element] {
        var met: Set<Key> = []
        return try filter { met.insert(try key($0)).inserted }
    }
}

extension Sequence where Element: Hashable {
    /// Every element once, in the order of the sequence.
    public var unique: [Element] { unique { $0 } }

    /// The first element that was there before; nil where all differ.
    public var firstRepeated: Element? {
        var met: Set<Element> = []
        return first { !met.insert($0).inserted }
    }
}

extension Array {
    /// `count` of the elements in their order, at equal distances; all of them where there are no more.
    public func evenlySpaced(_ count: Int) -> [Element] {
        precondition(count > 0, "\(count) of \(self.count) elements")
        guard self.count > count else { return self }
        return (0..<count).map { self[$0 * self.count / count] }
    }

    /// At most `count` of the elements, the first and the last included: points of a curve, for drawing. All of them
    /// for a `count` below 2.
    public func thinned(to count: Int) -> [Element] {
        guard self.count > count, count > 1 else { return self }
        return (0..<count).map { self[$0 * (self.count - 1) / (count - 1)] }
    }
}

extension Collection<Double> {
    /// The value in the middle, or the mean of the two there; nil for none.
    public var median: Double? {
        let sorted = sorted()
        let middle = sorted.count / 2
        guard middle < sorted.count else { return nil }
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}

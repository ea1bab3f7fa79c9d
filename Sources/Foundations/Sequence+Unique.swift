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

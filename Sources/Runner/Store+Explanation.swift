extension Store {
    /// Why a result has, or has not, to be computed: `why CELL` for one unit.
    package enum Explanation: Hashable, Sendable {
        /// The record is there.
        case stored
        /// A file is there, but not the record; the text says why.
        case damaged(String)
        /// Nothing has ever been kept under this title.
        case new
        /// What the nearest record of the same title was computed from differs so, old → new.
        case changed(since: Entry, [UnitKey.Difference])
    }

    /// How many records the store holds, where it holds some and none was made by the program and the kind of machine
    /// that these keys name: after an update, a whole store may be of no use. Nil otherwise.
    package func uselessRecords(for keys: [UnitKey]) -> Int? {
        let names = Self.maker.filter { name in keys.contains { $0[name] != nil } }
        guard !names.isEmpty else { return nil }
        func maker(of key: UnitKey) -> [String?] { names.map { key[$0] } }
        let makers = Set(keys.map(maker))
        var count = 0
        for path in recordPaths() {
            // One that cannot be read is of no use either.
            if let header = try? RecordFile.header(ofFileAt: path), makers.contains(maker(of: header.key)) {
                return nil
            }
            count += 1
        }
        return count == 0 ? nil : count
    }

    /// The components of keys that say what computes, rather than what is computed.
    private static let maker = ["engine", "numerics"]

    /// Compares a unit with what the store holds under its title.
    ///
    /// The nearest record is the one that differs in the fewest details; of equals, the last used one.
    package func explanation(of key: UnitKey, title: String) -> Explanation {
        switch lookUp(key) {
        case .found: return .stored
        case .damaged(let reason): return .damaged(reason)
        case .absent: break
        }
        let candidates = entries().filter { $0.title == title }
            .map { (entry: $0, differences: key.detailedDifferences(from: $0.key)) }
        // The earliest of equals: entries come with the last used first.
        guard let nearest = candidates.min(by: { $0.differences.count < $1.differences.count }) else { return .new }
        return .changed(since: nearest.entry, nearest.differences)
    }
}

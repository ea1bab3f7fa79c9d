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

/// How a tape's operations are shared out where whole branches are computed side by side.
///
/// Small networks gain from that: an operation of some hundred-thousandths of a second loses much of what several
/// threads gain by waiting for the slowest of them. Every operation computes the same bits either way, and gradients
/// add up in the same order.
struct BranchSchedule {
    /// Operations that all workers share: forward before the branches, backward after them.
    let shared: [Int]
    /// The operations of each branch, from first to last, for one thread.
    let apart: [[Int]]

    /// Replays whose products take fewer floating-point operations than this, some thousandths of a second, are small.
    private static let smallReplay = 1 << 29

    /// nil where two branches could not be computed side by side, or should not.
    ///
    /// - Parameters:
    ///   - branches: the operations of each, by their place on the tape.
    ///   - costs: floating-point operations of each operation's products, forward and backward.
    ///   - sources: the differentiable variables that each operation reads.
    ///   - producers: the operations whose results each operation reads.
    init?(_ branches: [Range<Int>], costs: [Int], sources: [[ObjectIdentifier]], producers: [[Int]], workers: Int) {
        guard workers == 2, branches.count == 2, costs.reduce(0, +) < Self.smallReplay else { return nil }
        let others = costs.indices.filter { index in !branches.contains { $0.contains(index) } }
        // What comes after a branch may read what it has computed, and so may the other branch.
        guard others.allSatisfy({ $0 < branches[0].lowerBound }) else { return nil }
        guard !branches[1].contains(where: { producers[$0].contains { branches[0].contains($0) } }) else { return nil }
        // Two branches may update one network, such as a generator whose rows both of them read: what does so is
        // shared.
        let common = Set(branches[0].flatMap { sources[$0] }).intersection(branches[1].flatMap { sources[$0] })
        var starts = branches.map { branch in
            branch.last { sources[$0].contains { common.contains($0) } }.map { $0 + 1 } ?? branch.lowerBound
        }
        // The longer branch's first operations are shared, until both take about the same.
        func cost(_ branch: Int) -> Int { costs[starts[branch]..<branches[branch].upperBound].reduce(0, +) }
        let longer = cost(0) >= cost(1) ? 0 : 1
        var excess = cost(longer) - cost(1 - longer)
        while starts[longer] < branches[longer].upperBound, costs[starts[longer]] <= excess {
            excess -= costs[starts[longer]]
            starts[longer] += 1
        }
        guard cost(0) > 0, cost(1) > 0 else { return nil }
        shared = others + branches.indices.flatMap { branches[$0].lowerBound..<starts[$0] }
        apart = branches.indices.map { Array(starts[$0]..<branches[$0].upperBound) }
    }
}

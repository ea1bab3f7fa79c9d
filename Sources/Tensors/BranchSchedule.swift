/// How a tape's operations are shared out: each of them among all workers, or whole branches side by side.
///
/// Small networks gain from branches: an operation of some hundred-thousandths of a second loses much of what several threads gain by waiting for
/// the slowest of them. Either way every operation computes the same bits.
final class BranchSchedule {
    /// Products of fewer floating-point operations than this, a replay: some thousandths of a second.
    private static let smallReplay = 1 << 29

    private enum State {
        case unmeasured
        case together
        case apart
    }

    private var state = State.unmeasured
    /// Operations that all workers share, before the branches.
    private var shared: [Int] = []
    private var branches: [[Int]] = []
    private unowned(unsafe) var tape: Tape?

    var isApart: Bool { state == .apart }

    func replay(_ tape: Tape) {
        switch state {
        case .unmeasured: plan(tape, costs: measured(tape))
        case .together:
            for index in tape.operations.indices { tape.forward(index) }
            for index in tape.operations.indices.reversed() { tape.backward(index) }
        case .apart:
            for index in shared { tape.forward(index) }
            self.tape = tape
            tape.workers.runApart(tasks: branches.count, run)
            self.tape = nil
            for index in shared.reversed() { tape.backward(index) }
        }
    }

    private func run(_ branch: Int) {
        guard let tape else { return }
        for index in branches[branch] { tape.forward(index) }
        for index in branches[branch].reversed() { tape.backward(index) }
    }

    /// A replay, and what each operation asked for in products.
    private func measured(_ tape: Tape) -> [Int] {
        var costs = [Int](repeating: 0, count: tape.operations.count)
        func measure(_ index: Int, _ body: (Int) -> Void) {
            let before = tape.workers.productOperations
            body(index)
            costs[index] += tape.workers.productOperations - before
        }
        for index in tape.operations.indices { measure(index, tape.forward) }
        for index in tape.operations.indices.reversed() { measure(index, tape.backward) }
        return costs
    }

    private func plan(_ tape: Tape, costs: [Int]) {
        state = .together
        guard tape.workers.count == 2, tape.branches.count == 2, costs.reduce(0, +) < Self.smallReplay else { return }
        let inBranches = Set(tape.branches.flatMap { $0 })
        let others = tape.operations.indices.filter { !inBranches.contains($0) }
        // What comes after a branch may read what it has computed, and so may the other branch.
        guard others.allSatisfy({ $0 < tape.branches[0].lowerBound }), Self.readNothingOfEachOther(tape) else { return }
        var starts = tape.branches.map { Self.start(of: $0, besides: tape.branches, on: tape) }
        // The longer branch's first operations are shared, until both take about the same.
        func cost(_ branch: Int) -> Int { (starts[branch]..<tape.branches[branch].upperBound).reduce(0) { $0 + costs[$1] } }
        let longer = cost(0) >= cost(1) ? 0 : 1
        var excess = cost(longer) - cost(1 - longer)
        while starts[longer] < tape.branches[longer].upperBound, costs[starts[longer]] <= excess {
            excess -= costs[starts[longer]]
            starts[longer] += 1
        }
        guard cost(0) > 0, cost(1) > 0 else { return }
        shared = others + tape.branches.indices.flatMap { tape.branches[$0].lowerBound..<starts[$0] }
        branches = tape.branches.indices.map { Array(starts[$0]..<tape.branches[$0].upperBound) }
        state = .apart
    }

    private static func readNothingOfEachOther(_ tape: Tape) -> Bool {
        tape.branches.allSatisfy { branch in
            let others = tape.branches.filter { $0 != branch }
            return branch.allSatisfy { tape.operations[$0].producers.allSatisfy { producer in !others.contains { $0.contains(producer) } } }
        }
    }

    /// The first operation from which on a branch writes no gradient that the other one writes: two branches may update one network, such as a
    /// generator whose rows both of them read.
    private static func start(of branch: Range<Int>, besides branches: [Range<Int>], on tape: Tape) -> Int {
        let others = Set(branches.filter { $0 != branch }.flatMap { $0.flatMap { tape.operations[$0].sources.map(ObjectIdentifier.init) } })
        let last = branch.last { tape.operations[$0].sources.contains { others.contains(ObjectIdentifier($0)) } }
        return last.map { $0 + 1 } ?? branch.lowerBound
    }
}

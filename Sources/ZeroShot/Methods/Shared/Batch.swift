import Tensors

/// The real rows of a step, shared by the phases of an iteration.
final class Batch {
    let rows: Indices
    let labels: Indices
    let seenLabels: Indices
    private let problem: Problem
    private var order: [Int32]

    init(size: Int, problem: Problem) {
        let size = min(size, problem.training.rows)
        rows = Indices(count: size)
        labels = Indices(count: size)
        seenLabels = Indices(count: size)
        self.problem = problem
        order = (0..<Int32(problem.training.rows)).map { $0 }
    }

    /// Draws rows without replacement: the first steps of a Fisher–Yates shuffle that never starts over.
    func draw(_ stream: RandomStream) {
        var stream = stream
        for index in 0..<rows.count {
            order.swapAt(index, index + stream.integer(below: order.count - index))
            place(Int(order[index]), at: index)
        }
    }

    /// The shuffle as it stands; the batch is its beginning.
    var currentOrder: [Int] { order.map(Int.init) }

    /// Goes on where another batch stopped.
    func resume(order: [Int]) {
        precondition(order.count == self.order.count, "an order of \(order.count) rows for \(self.order.count)")
        self.order = order.map(Int32.init)
        for index in 0..<rows.count { place(order[index], at: index) }
    }

    private func place(_ row: Int, at index: Int) {
        rows[index] = row
        labels[index] = problem.trainingLabels[row]
        seenLabels[index] = problem.seenPosition[problem.trainingLabels[row]]
    }
}

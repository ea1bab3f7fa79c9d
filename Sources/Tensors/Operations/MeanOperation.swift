extension Tape {
    /// The mean of all numbers of `input`.
    public func mean(_ name: String, _ input: Variable, weight: Float) -> Loss {
        let loss = loss(name, weight: weight)
        record(MeanOperation(input: input, loss: loss), reading: [input])
        return loss
    }
}

final class MeanOperation: Operation {
    private let input: Variable
    private let loss: Loss

    init(input: Variable, loss: Loss) {
        self.input = input
        self.loss = loss
    }

    func forward() {
        var total: Double = 0
        for row in 0..<input.rows { total += Double(RowKernel.sum(input.value.pointer(row: row), input.columns)) }
        loss.value = Float(total / Double(input.value.count))
    }

    func backward() {
        guard let gradient = input.gradient else { return }
        let value = loss.weight / Float(input.value.count)
        for row in 0..<input.rows {
            let target = gradient.pointer(row: row)
            for index in 0..<input.columns { target[index] = input.keep * target[index] + value }
        }
    }
}

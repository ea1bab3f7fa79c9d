import Tensors

/// Trains a network with cross-entropy on fixed rows, in shuffled epochs.
struct ClassifierTraining {
    var epochs: Int
    var batch: Int
    var learningRate: Float
    var weight: Float = 1

    /// Trains `parameters` of the network that `network` records.
    ///
    /// - Parameter labels: for each row, the network's output that should be largest.
    func train(
        _ parameters: [Parameter], on rows: Matrix, labels: [Int], stream: RandomStream, workers: Workers,
        network: (Tape, Variable) -> Variable
    ) {
        let adam = Adam(parameters, learningRate: learningRate, workers: workers)
        let size = min(batch, rows.rows)
        let full = Step(size: size, rows: rows, weight: weight, parameters: parameters, workers: workers, network)
        // The last batch of an epoch is smaller: a tape of its own, over the same parameters.
        let rest =
            rows.rows % size == 0
            ? nil
            : Step(
                size: rows.rows % size, rows: rows, weight: weight, parameters: parameters, workers: workers, network)
        for epoch in 0..<epochs {
            var shuffle = stream["epoch", epoch]
            let order = shuffle.permutation(rows.rows)
            for start in Swift.stride(from: 0, to: rows.rows, by: size) {
                guard let step = start + size <= rows.rows ? full : rest else { continue }
                step.run(order[start..<min(start + size, rows.rows)], labels: labels)
                adam.step()
            }
        }
    }

    private final class Step {
        let indices: Indices
        let labels: Indices
        let tape: Tape

        init(
            size: Int, rows: Matrix, weight: Float, parameters: [Parameter], workers: Workers,
            _ network: (Tape, Variable) -> Variable
        ) {
            indices = Indices(count: size)
            labels = Indices(count: size)
            tape = Tape(updating: parameters, workers: workers)
            _ = tape.crossEntropy(
                "classification", network(tape, tape.gathered(rows, rows: indices)), labels: labels, weight: weight)
        }

        func run(_ chosen: ArraySlice<Int>, labels all: [Int]) {
            for (position, row) in chosen.enumerated() {
                indices[position] = row
                labels[position] = all[row]
            }
            tape.forward()
            tape.backward()
        }
    }
}

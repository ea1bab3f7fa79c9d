import Tensors

/// Runs rows through a network that is recorded once, block by block.
struct BlockwiseNetwork {
    static let blockRows = 256
    private let input: Variable
    private let output: Variable
    private let tape: Tape

    /// Records `network` for blocks of rows with `input` columns.
    init(input columns: Int, outputs: Int, workers: Workers, _ network: (Tape, Variable) -> Variable) {
        tape = Tape(updating: [], workers: workers)
        input = tape.input(rows: Self.blockRows, columns: columns)
        output = network(tape, input)
        precondition(
            output.columns == outputs, "a network of \(output.columns) outputs where \(outputs) were announced")
    }

    /// The network's output for every row.
    func apply(to features: Matrix) -> Matrix {
        let result = Matrix(rows: features.rows, columns: output.columns)
        for start in stride(from: 0, to: features.rows, by: Self.blockRows) {
            let range = start..<min(start + Self.blockRows, features.rows)
            input.value.rows(0..<range.count).assign(features.rows(range))
            tape.forward()
            result.rows(range).assign(output.value.rows(0..<range.count))
        }
        return result
    }
}

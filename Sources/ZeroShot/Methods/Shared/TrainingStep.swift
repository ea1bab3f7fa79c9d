import Tensors

/// One recorded step: its tape, the batch it reads, and the random numbers it draws anew at every replay.
public final class TrainingStep {
    /// What the step is recorded on.
    public let tape: Tape
    /// Real seen rows, [n, x].
    public let real: Variable
    /// Their classes, over all classes.
    public let labels: Indices
    /// Their classes, as positions among the seen classes.
    public let seenLabels: Indices
    /// Where the rows stand in the training data.
    let rows: Indices

    private enum Distribution { case normal, uniform }
    private var draws: [(target: Matrix, distribution: Distribution, stream: RandomStream)] = []
    private let stream: RandomStream

    init(updating parameters: [Parameter], batch: Batch, training: Matrix, stream: RandomStream, workers: Workers) {
        tape = Tape(updating: parameters, workers: workers)
        rows = batch.rows
        labels = batch.labels
        seenLabels = batch.seenLabels
        real = tape.gathered(training, rows: batch.rows)
        self.stream = stream
        current = stream
    }

    /// N(0, I), drawn anew at every replay.
    public func noise(rows: Int, columns: Int) -> Variable { draw(rows: rows, columns: columns, .normal) }

    /// U(0, 1), one number a row, drawn anew at every replay.
    public func uniform(rows: Int) -> Variable { draw(rows: rows, columns: 1, .uniform) }

    private func draw(rows: Int, columns: Int, _ distribution: Distribution) -> Variable {
        let input = tape.input(rows: rows, columns: columns)
        draws.append((input.value, distribution, stream["draw", draws.count]))
        return input
    }

    /// The draw under way, and its stream.
    private var target = Matrix(rows: 0, columns: 0)
    private var current: RandomStream
    private static let numbersPerPiece = 1 << 10

    /// Draws the random numbers of replay `number`.
    func draw(replay number: Int) {
        for draw in draws {
            target = draw.target
            current = draw.stream[number]
            switch draw.distribution {
            case .normal:
                tape.workers.run(pieces: (target.count + Self.numbersPerPiece - 1) / Self.numbersPerPiece, drawNormals)
            case .uniform: current.fillUniform(UnsafeMutableBufferPointer(start: target.pointer, count: target.count))
            }
        }
    }

    private func drawNormals(_ piece: Int) {
        let start = piece * Self.numbersPerPiece
        current.normals(
            from: start,
            into: UnsafeMutableBufferPointer(
                start: target.pointer + start, count: min(Self.numbersPerPiece, target.count - start)))
    }
}

/// Which other class's centre a row is kept away from.
public enum CentreRival {
    /// The nearest one.
    case nearest
    /// One drawn for every row by a uniform number, [n, 1].
    case drawn(Variable)
}

extension Tape {
    /// Mean over rows of max(0, Δ + γ‖x − c_y‖² − (1 − γ)‖x − c_r‖²) with c_y the row's own centre and c_r a rival's.
    ///
    /// rows [n, d]; centres [S, d], trained too; labels are positions among the centres.
    /// Source: Chen et al., "FREE: feature refinement for generalized zero-shot learning", ICCV 2021, the self-adaptive
    /// margin centre loss.
    public func centreLoss(
        _ name: String, _ rows: Variable, centres: Parameter, labels: Indices, margin: Float, balance: Float,
        rival: CentreRival, weight: Float
    ) -> Loss {
        let centres = variable(centres)
        precondition(
            rows.columns == centres.columns && labels.count == rows.rows && centres.rows > 1,
            "rows \(rows.rows)×\(rows.columns), centres \(centres.rows)×\(centres.columns), \(labels.count) labels")
        let loss = loss(name, weight: weight)
        let chance = if case .drawn(let numbers) = rival { [numbers] } else { [Variable]() }
        record(
            CentreLossOperation(
                rows: rows, centres: centres, labels: labels, margin: margin, balance: balance, rival: rival,
                loss: loss, workers: workers), reading: [rows, centres], and: chance)
        return loss
    }
}

final class CentreLossOperation: Operation {
    private let rows: Variable
    private let centres: Variable
    private let labels: Indices
    private let margin: Float
    private let balance: Float
    private let rival: CentreRival
    private let loss: Loss
    /// The rival of every row; −1 where the hinge is closed.
    private let rivals: Indices
    /// The hinge of every row.
    private let terms: Matrix
    private let workers: Workers

    init(
        rows: Variable, centres: Variable, labels: Indices, margin: Float, balance: Float, rival: CentreRival,
        loss: Loss, workers: Workers
    ) {
        self.rows = rows
        self.centres = centres
        self.labels = labels
        self.margin = margin
        self.balance = balance
        self.rival = rival
        self.loss = loss
        self.workers = workers
        rivals = Indices(count: rows.rows)
        terms = Matrix(rows: 1, columns: rows.rows)
    }

    private func distance(_ row: Int, _ centre: Int) -> Float {
        let (x, c) = (rows.value.pointer(row: row), centres.value.pointer(row: centre))
        return RowKernel.squaredDistance(x, c, rows.columns)
    }

    private func opponent(_ row: Int, _ label: Int) -> (centre: Int, distance: Float) {
        switch rival {
        case .drawn(let numbers):
            let others = centres.rows - 1
            let step = 1 + min(others - 1, Int(numbers.value.pointer(row: row)[0] * Float(others)))
            let centre = (label + step) % centres.rows
            return (centre, distance(row, centre))
        case .nearest:
            var best = (centre: -1, distance: Float.infinity)
            for centre in 0..<centres.rows where centre != label {
                let found = distance(row, centre)
                if found < best.distance { best = (centre, found) }
            }
            // Rows that are not numbers have no nearest centre; any will do to carry them on.
            return best.centre < 0 ? ((label + 1) % centres.rows, .nan) : best
        }
    }

    func forward() {
        workers.eachRow(rows.rows, columns: centres.columns * centres.rows, compare)
        var total: Double = 0
        for row in 0..<rows.rows { total += Double(terms.pointer[row]) }
        loss.value = Float(total / Double(rows.rows))
    }

    private func compare(_ row: Int) {
        let label = labels[row]
        precondition(label >= 0 && label < centres.rows, "label \(label) of \(centres.rows) centres")
        let other = opponent(row, label)
        let term = margin + balance * distance(row, label) - (1 - balance) * other.distance
        rivals[row] = term > 0 ? other.centre : -1
        terms.pointer[row] = term < 0 ? 0 : term
    }

    func backward() { workers.eachRange(ofColumns: rows.columns, pull) }

    private func pull(_ columns: Range<Int>) {
        if let target = rows.gradient, rows.keep == 0 { Self.clear(target, columns) }
        if let target = centres.gradient, centres.keep == 0 { Self.clear(target, columns) }
        let scale = 2 * loss.weight / Float(rows.rows)
        guard scale != 0 else { return }
        for row in 0..<rows.rows where rivals[row] >= 0 {
            pull(row, to: labels[row], by: balance * scale, columns)
            pull(row, to: rivals[row], by: -(1 - balance) * scale, columns)
        }
    }

    private static func clear(_ target: Matrix, _ columns: Range<Int>) {
        for row in 0..<target.rows {
            (target.pointer(row: row) + columns.lowerBound).update(repeating: 0, count: columns.count)
        }
    }

    /// The gradient of ‖x − c‖², on both.
    private func pull(_ row: Int, to centre: Int, by factor: Float, _ columns: Range<Int>) {
        let (x, c) = (rows.value.pointer(row: row), centres.value.pointer(row: centre))
        if let t = rows.gradient?.pointer(row: row) {
            for index in columns { t[index] += factor * (x[index] - c[index]) }
        }
        if let t = centres.gradient?.pointer(row: centre) {
            for index in columns { t[index] -= factor * (x[index] - c[index]) }
        }
    }
}

extension Tape {
    /// The supervised contrastive loss of unit rows z [n, d]: mean over anchors i of −1/|P(i)| Σ_{p∈P(i)} log(
    /// exp(zᵢ·z_p/τ) / Σ_{j≠i} exp(zᵢ·z_j/τ) ).
    ///
    /// P(i) are the other rows with the label of i. Anchors without any are left out; a batch of nothing else has loss
    /// 0. Source: Khosla et al., "Supervised contrastive learning", NeurIPS 2020, equation 2; used on embeddings by
    /// Han, Fu, Chen, Yang, "Contrastive embedding for generalized zero-shot learning", CVPR 2021, equation 4.
    public func supervisedContrastive(
        _ name: String, _ rows: Variable, labels: Indices, temperature: Float, weight: Float
    ) -> Loss {
        precondition(labels.count == rows.rows, "\(labels.count) labels for \(rows.rows) rows")
        precondition(temperature > 0, "a temperature of \(temperature)")
        let loss = loss(name, weight: weight)
        record(
            SupervisedContrastiveOperation(
                rows: rows, labels: labels, temperature: temperature, loss: loss, workers: workers), reading: [rows])
        return loss
    }
}

final class SupervisedContrastiveOperation: Operation {
    private let rows: Variable
    private let labels: Indices
    private let temperature: Float
    private let loss: Loss
    private let workers: Workers
    /// Similarities, then the gradient of the sum over anchors by them.
    private let similarity: Matrix
    private let terms: Matrix
    private let positives: Indices
    private var anchors = 0

    init(rows: Variable, labels: Indices, temperature: Float, loss: Loss, workers: Workers) {
        self.rows = rows
        self.labels = labels
        self.temperature = temperature
        self.loss = loss
        self.workers = workers
        similarity = Matrix(rows: rows.rows, columns: rows.rows)
        terms = Matrix(rows: 1, columns: rows.rows)
        positives = Indices(count: rows.rows)
    }

    func forward() {
        let n = rows.rows
        Product.apply(
            rows.value, rows.value, .secondTransposed, into: similarity, alpha: 1 / temperature, workers: workers)
        workers.eachRow(n, columns: n, cost: Workers.elementaryCost, anchor)
        var total: Double = 0
        anchors = 0
        for row in 0..<n where positives.pointer[row] > 0 {
            total += Double(terms.pointer[row])
            anchors += 1
        }
        loss.value = anchors > 0 ? Float(total / Double(anchors)) : 0
    }

    private func anchor(_ row: Int) {
        let n = rows.rows
        let s = similarity.pointer(row: row)
        let label = labels.pointer[row]
        var count = 0
        var sum: Float = 0
        for index in 0..<n where labels.pointer[index] == label && index != row {
            count += 1
            sum += s[index]
        }
        positives.pointer[row] = Int32(count)
        guard count > 0 else {
            s.update(repeating: 0, count: n)
            return
        }
        // The anchor is not its own rival: exp(−∞) = 0.
        s[row] = -.infinity
        let top = RowKernel.maximum(s, n)
        let partition = RowKernel.exponential(s, minus: top, into: s, n)
        terms.pointer[row] = top + RowKernel.logarithm(partition) - sum / Float(count)
        RowKernel.scale(s, by: 1 / partition, into: s, n)
        let share = 1 / Float(count)
        for index in 0..<n where labels.pointer[index] == label && index != row { s[index] -= share }
    }

    /// With A the gradient by the similarities, ∂/∂z = (A + Aᵀ)z/τ.
    func backward() {
        guard let target = rows.gradient else { return }
        let scale = anchors > 0 ? loss.weight / (Float(anchors) * temperature) : 0
        if scale == 0 {
            if rows.keep == 0 { target.fill(0) }
            return
        }
        Product.apply(similarity, rows.value, into: target, alpha: scale, beta: rows.keep, workers: workers)
        Product.apply(similarity, rows.value, .firstTransposed, into: target, alpha: scale, beta: 1, workers: workers)
    }
}

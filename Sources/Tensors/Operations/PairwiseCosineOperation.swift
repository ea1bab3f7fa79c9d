extension Tape {
    /// Mean over all n² pairs of the binary cross-entropy between cos(aᵢ, bⱼ) and [labelᵢ = labelⱼ].
    ///
    /// `paper`: the cosine, clamped to [1e-6, 1 − 1e-6], is the probability (right for non-negative vectors). `released`: (cosine + 1)/2 is its logit.
    /// a and b are [n, d]. Two small products; never an n²×d expansion.
    /// Source: Wang, Hong, Huangfu, Huang, "Data Distribution Distilled Generative Model for Generalized Zero-Shot Recognition", AAAI 2024, the batch-wise losses L_be and L_od.
    public func pairwiseCosine(_ name: String, _ a: Variable, _ b: Variable, labels: Indices, form: LossForm, weight: Float) -> Loss {
        precondition(a.rows == b.rows && a.columns == b.columns && labels.count == a.rows, "pairs of \(a.rows)×\(a.columns) and \(b.rows)×\(b.columns), \(labels.count) labels")
        let loss = loss(name, weight: weight)
        record(PairwiseCosineOperation(a: a, b: b, labels: labels, form: form, loss: loss, workers: workers), reading: [a, b])
        return loss
    }
}

final class PairwiseCosineOperation: Operation {
    private let a: UnitRows
    private let b: UnitRows
    private let labels: Indices
    private let form: LossForm
    private let loss: Loss
    private let workers: Workers
    /// Cosines, then the loss's gradient by them.
    private let similarity: Matrix
    /// 1 − cosine of one row.
    private let complement: Matrix

    init(a: Variable, b: Variable, labels: Indices, form: LossForm, loss: Loss, workers: Workers) {
        self.a = UnitRows(a)
        self.b = UnitRows(b)
        self.labels = labels
        self.form = form
        self.loss = loss
        self.workers = workers
        similarity = Matrix(rows: a.rows, columns: a.rows)
        complement = Matrix(rows: 1, columns: a.rows)
    }

    var scratchBytes: Int { a.scratchBytes + b.scratchBytes + (similarity.count + complement.count) * MemoryLayout<Float>.stride }

    func forward() {
        a.normalise()
        b.normalise()
        if !a.isNarrow { Product.apply(a.unit, b.unit, .secondTransposed, into: similarity, workers: workers) }
        let n = similarity.rows
        var total: Double = 0
        for row in 0..<n {
            let cosines = similarity.pointer(row: row)
            if a.isNarrow {
                a.cosines(row: row, with: b, into: cosines, complement: complement.pointer)
            } else {
                for index in 0..<n { complement.pointer[index] = 1 - cosines[index] }
            }
            let label = labels.pointer[row]
            switch form {
            case .paper: total += Double(probabilityRow(cosines, label, n))
            case .released: total += Double(logitRow(cosines, label, n))
            }
        }
        loss.value = Float(total / Double(n * n))
    }

    /// −log p for a pair of one label, −log(1 − p) for a pair of two; leaves ∂/∂cosine in place of the cosines.
    private func probabilityRow(_ cosines: UnsafeMutablePointer<Float>, _ label: Int32, _ count: Int) -> Float {
        let rest = complement.pointer
        var sum = Elementary.Lanes()
        var index = 0
        while index < count {
            let width = min(8, count - index)
            var likelihood = Elementary.Lanes(repeating: 0.5)
            var sign = Elementary.Lanes(repeating: 1)
            for lane in 0..<width {
                let isSame = labels.pointer[index + lane] == label
                likelihood[lane] = isSame ? cosines[index + lane] : rest[index + lane]
                sign[lane] = isSame ? -1 : 1
            }
            let clamped = likelihood.clamped(lowerBound: Elementary.Lanes(repeating: 1e-6), upperBound: Elementary.Lanes(repeating: 1 - 1e-6))
            let gradient = (sign / clamped).replacing(with: 0, where: clamped .!= likelihood)
            let term = -Elementary.log(clamped)
            for lane in 0..<width { cosines[index + lane] = gradient[lane]; sum[lane] += term[lane] }
            index += 8
        }
        return sum.sum()
    }

    /// log(1 + eˡ) − t·l with l = (cosine + 1)/2; leaves ∂/∂cosine in place of the cosines.
    private func logitRow(_ cosines: UnsafeMutablePointer<Float>, _ label: Int32, _ count: Int) -> Float {
        var sum = Elementary.Lanes()
        var index = 0
        while index < count {
            let width = min(8, count - index)
            var c = Elementary.Lanes()
            var target = Elementary.Lanes()
            for lane in 0..<width { c[lane] = cosines[index + lane]; target[lane] = labels.pointer[index + lane] == label ? 1 : 0 }
            let logit = (c + 1) * 0.5
            let e = Elementary.exp(-logit)
            let term = logit + Elementary.log(1 + e) - target * logit
            let gradient = (1 / (1 + e) - target) * 0.5
            for lane in 0..<width { cosines[index + lane] = gradient[lane]; sum[lane] += term[lane] }
            index += 8
        }
        return sum.sum()
    }

    func backward() {
        let n = similarity.rows
        let scale = loss.weight / Float(n * n)
        a.pullBack(similarity, other: b, isFirst: true, scale: scale, workers: workers)
        b.pullBack(similarity, other: a, isFirst: false, scale: scale, workers: workers)
    }
}

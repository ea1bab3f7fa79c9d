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
        replaceRow(cosines, label, count) { cosine, rest, isSame in
            let likelihood = rest.replacing(with: cosine, where: isSame)
            let isLow = likelihood .< 1e-6
            let isHigh = likelihood .> 1 - 1e-6
            let clamped = likelihood.replacing(with: 1e-6, where: isLow).replacing(with: 1 - 1e-6, where: isHigh)
            let sign = Elementary.Lanes(repeating: 1).replacing(with: -1, where: isSame)
            return (-Elementary.log(clamped), (sign / clamped).replacing(with: 0, where: isLow .| isHigh))
        }
    }

    /// log(1 + eˡ) − t·l with l = (cosine + 1)/2; leaves ∂/∂cosine in place of the cosines.
    private func logitRow(_ cosines: UnsafeMutablePointer<Float>, _ label: Int32, _ count: Int) -> Float {
        replaceRow(cosines, label, count) { cosine, _, isSame in
            let target = Elementary.Lanes().replacing(with: 1, where: isSame)
            let logit = (cosine + 1) * 0.5
            let e = Elementary.exp(-logit)
            return (logit + Elementary.log(1 + e) - target * logit, (1 / (1 + e) - target) * 0.5)
        }
    }

    /// Puts the gradient in place of each cosine of a row and returns the sum of the terms. `pair` sees eight cosines, eight complements,
    /// and which of the eight pairs are of one label.
    @inline(__always) private func replaceRow(
        _ cosines: UnsafeMutablePointer<Float>, _ label: Int32, _ count: Int,
        _ pair: (Elementary.Lanes, Elementary.Lanes, SIMDMask<SIMD8<Int32>>) -> (term: Elementary.Lanes, gradient: Elementary.Lanes)
    ) -> Float {
        let rest = complement.pointer
        var sum = Elementary.Lanes()
        var index = 0
        while index + 8 <= count {
            let isSame = WholeLanes.mask(UnsafeRawPointer(labels.pointer + index).loadUnaligned(as: SIMD8<Int32>.self), equal: label)
            let (term, gradient) = pair(cosines.lanes(at: index), rest.lanes(at: index), isSame)
            cosines.store(gradient, at: index)
            sum += term
            index += 8
        }
        if index < count {
            var (last, lastRest, lastLabels) = (Elementary.Lanes(repeating: 0.5), Elementary.Lanes(repeating: 0.5), SIMD8<Int32>(repeating: label))
            for lane in 0..<(count - index) {
                (last[lane], lastRest[lane], lastLabels[lane]) = (cosines[index + lane], rest[index + lane], labels.pointer[index + lane])
            }
            let (term, gradient) = pair(last, lastRest, WholeLanes.mask(lastLabels, equal: label))
            for lane in 0..<(count - index) {
                cosines[index + lane] = gradient[lane]
                sum[lane] += term[lane]
            }
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

import Glibc

extension Tape {
    /// Mean over all n² pairs of the binary cross-entropy between cos(aᵢ, bⱼ) and [labelᵢ = labelⱼ].
    ///
    /// `paper`: the cosine, clamped to [1e-6, 1 − 1e-6], is the probability (right for non-negative vectors).
    /// `released`: (cosine + 1)/2 is its logit. a and b are [n, d]. Two small products; never an n²×d expansion.
    /// Source: Wang, Hong, Huangfu, Huang, "Data Distribution Distilled Generative Model for Generalized Zero-Shot
    /// Recognition", AAAI 2024, the batch-wise losses L_be and L_od.
    public func pairwiseCosine(
        _ name: String, _ a: Variable, _ b: Variable, labels: Indices, form: LossForm, weight: Float
    ) -> Loss {
        precondition(
            a.rows == b.rows && a.columns == b.columns && labels.count == a.rows,
            "pairs of \(a.rows)×\(a.columns) and \(b.rows)×\(b.columns), \(labels.count) labels")
        let loss = loss(name, weight: weight)
        record(
            PairwiseCosineOperation(a: a, b: b, labels: labels, form: form, loss: loss, workers: workers),
            reading: [a, b])
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
    /// 1 − cosine, where it is known better than the cosine tells: of narrow rows. Empty otherwise.
    private let complement: Matrix
    /// The sum of every row's terms.
    private let terms: Matrix

    init(a: Variable, b: Variable, labels: Indices, form: LossForm, loss: Loss, workers: Workers) {
        self.a = UnitRows(a)
        self.b = UnitRows(b)
        self.labels = labels
        self.form = form
        self.loss = loss
        self.workers = workers
        similarity = Matrix(rows: a.rows, columns: a.rows)
        complement = self.a.isNarrow ? Matrix(rows: a.rows, columns: a.rows) : Matrix(rows: 0, columns: 0)
        terms = Matrix(rows: 1, columns: a.rows)
    }

    var scratchBytes: Int {
        a.scratchBytes + b.scratchBytes + (similarity.count + complement.count + terms.count)
            * MemoryLayout<Float>.stride
    }

    func forward() {
        a.normalise(workers: workers)
        b.normalise(workers: workers)
        if !a.isNarrow { Product.apply(a.unit, b.unit, .secondTransposed, into: similarity, workers: workers) }
        let n = similarity.rows
        workers.eachRow(n, columns: n, cost: Workers.elementaryCost, compare)
        var total: Double = 0
        for row in 0..<n { total += Double(terms.pointer[row]) }
        loss.value = Float(total / Double(n * n))
    }

    /// A row against all rows.
    private func compare(_ row: Int) {
        let cosines = similarity.pointer(row: row)
        let rest = a.isNarrow ? complement.pointer(row: row) : nil
        if let rest { a.cosines(row: row, with: b, into: cosines, complement: rest) }
        terms.pointer[row] =
            form == .paper ? probabilityRow(cosines, rest, labels.pointer[row]) : logitRow(cosines, labels.pointer[row])
    }

    /// −log p for a pair of one label, −log(1 − p) for a pair of two; leaves ∂/∂cosine in place of the cosines.
    private func probabilityRow(
        _ cosines: UnsafeMutablePointer<Float>, _ rest: UnsafeMutablePointer<Float>?, _ label: Int32
    ) -> Float {
        replaceRow(cosines, rest, label) { cosine, rest, isSame in
            let likelihood = rest.replacing(with: cosine, where: isSame)
            let isLow = likelihood .< 1e-6
            let isHigh = likelihood .> 1 - 1e-6
            let clamped = likelihood.replacing(with: 1e-6, where: isLow).replacing(with: 1 - 1e-6, where: isHigh)
            let sign = Elementary.Lanes(repeating: 1).replacing(with: -1, where: isSame)
            return Pairs(
                likelihood: clamped, extra: Elementary.Lanes(),
                gradient: (sign / clamped).replacing(with: 0, where: isLow .| isHigh))
        }
    }

    /// log(1 + eˡ) − t·l with l = (cosine + 1)/2, that is (1 − t)·l − log σ(l); leaves ∂/∂cosine in place of the
    /// cosines.
    private func logitRow(_ cosines: UnsafeMutablePointer<Float>, _ label: Int32) -> Float {
        replaceRow(cosines, nil, label) { cosine, _, isSame in
            let target = Elementary.Lanes().replacing(with: 1, where: isSame)
            let logit = (cosine + 1) * 0.5
            let sigmoid = 1 / (1 + Elementary.exp(-logit))
            return Pairs(likelihood: sigmoid, extra: logit - target * logit, gradient: (sigmoid - target) * 0.5)
        }
    }

    /// What eight pairs add to the loss, `extra` − log `likelihood`, and the gradient by their cosines.
    private struct Pairs {
        var likelihood: Elementary.Lanes
        var extra: Elementary.Lanes
        var gradient: Elementary.Lanes
    }

    /// Likelihoods multiplied before one logarithm is taken of all: none is below 1e-6, so that the product is far from
    /// the smallest float.
    private static let likelihoodsPerLogarithm = 4

    /// Puts the gradient in place of each cosine of a row and returns the sum of the terms. `pair` sees eight cosines,
    /// eight complements, and which of the eight pairs are of one label.
    @inline(__always) private func replaceRow(
        _ cosines: UnsafeMutablePointer<Float>, _ rest: UnsafeMutablePointer<Float>?, _ label: Int32,
        _ pair: (Elementary.Lanes, Elementary.Lanes, WholeLanes.Mask) -> Pairs
    ) -> Float {
        let count = similarity.columns
        var sum = Elementary.Lanes()
        var product = Elementary.Lanes(repeating: 1)
        var factors = 0
        // One loop for whole and last lanes, so that `pair` is called, and written out by the compiler, in one place.
        for index in Swift.stride(from: 0, to: count, by: 8) {
            let left = count - index
            var cosine = Elementary.Lanes(repeating: 0.5)
            var complement = cosine
            var others = SIMD8<Int32>()
            if left >= 8 {
                cosine = cosines.lanes(at: index)
                complement = rest?.lanes(at: index) ?? 1 - cosine
                others = UnsafeRawPointer(labels.pointer + index).loadUnaligned(as: SIMD8<Int32>.self)
            } else {
                cosine = cosines.lanes(at: index, first: left, padding: 0.5)
                complement = rest?.lanes(at: index, first: left, padding: 0.5) ?? 1 - cosine
                memcpy(&others, labels.pointer + index, left * MemoryLayout<Int32>.stride)
            }
            var pairs = pair(cosine, complement, WholeLanes.mask(others, equal: label))
            if left >= 8 {
                cosines.store(pairs.gradient, at: index)
            } else {
                cosines.store(pairs.gradient, at: index, first: left)
                pairs.likelihood = pairs.likelihood.first(left, padding: 1)
                pairs.extra = pairs.extra.first(left, padding: 0)
            }
            sum += pairs.extra
            product *= pairs.likelihood
            factors += 1
            if factors == Self.likelihoodsPerLogarithm || left <= 8 {
                sum -= Elementary.log(product)
                product = Elementary.Lanes(repeating: 1)
                factors = 0
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

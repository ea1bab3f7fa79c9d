import Tensors

extension Tape {
    /// The teacher's in-distribution confidence c of every row as the pair h̃ = [c, 1 − c], [n, 2].
    ///
    /// `paper`: s = max softmax(ṽ), c = σ(α(s − β)). `released`: s = max log softmax(ṽ), c = σ(α(s + β)), and the pair passes through a softmax.
    /// Higher is more in-distribution. The gradient reaches α, β and, through ṽ, the features.
    /// Source: Wang, Hong, Huangfu, Huang, AAAI 2024, out-of-distribution batch distillation.
    public func confidence(_ logits: Variable, slope: Parameter, shift: Parameter, form: LossForm) -> Variable {
        let alpha = variable(slope)
        let beta = variable(shift)
        let output = result(rows: logits.rows, columns: 2, from: [logits, alpha, beta])
        record(ConfidenceOperation(logits: logits, alpha: alpha, beta: beta, output: output, form: form), reading: [logits, alpha, beta])
        return output
    }
}

final class ConfidenceOperation: Operation {
    private let logits: Variable
    private let alpha: Variable
    private let beta: Variable
    private let output: Variable
    private let form: LossForm
    private let probabilities: Matrix
    private let top: Indices
    private let scores: Matrix

    init(logits: Variable, alpha: Variable, beta: Variable, output: Variable, form: LossForm) {
        self.logits = logits
        self.alpha = alpha
        self.beta = beta
        self.output = output
        self.form = form
        probabilities = Matrix(rows: logits.rows, columns: logits.columns)
        top = Indices(count: logits.rows)
        scores = Matrix(rows: 1, columns: logits.rows)
    }

    /// The sign with which β enters: the two statements differ.
    private var sign: Float { form == .paper ? -1 : 1 }

    private func confidence(_ row: Int) -> Float {
        RowKernel.sigmoid(alpha.value.pointer[0] * (scores.pointer[row] + sign * beta.value.pointer[0]))
    }

    func forward() {
        for row in 0..<logits.rows {
            let p = probabilities.pointer(row: row)
            RowKernel.softmax(logits.value.pointer(row: row), into: p, logits.columns)
            var best = 0
            for column in 1..<logits.columns where p[column] > p[best] { best = column }
            top[row] = best
            scores.pointer[row] = form == .paper ? p[best] : RowKernel.logarithm(p[best])
            let c = confidence(row)
            let pair = output.value.pointer(row: row)
            pair[0] = form == .paper ? c : RowKernel.sigmoid(2 * c - 1)
            pair[1] = 1 - pair[0]
        }
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        var slopeSum: Float = 0
        var shiftSum: Float = 0
        let slope = alpha.value.pointer[0]
        for row in 0..<logits.rows {
            let g = gradient.pointer(row: row)
            let c = confidence(row)
            let q = output.value.pointer(row: row)[0]
            let byConfidence = (g[0] - g[1]) * (form == .paper ? 1 : 2 * q * (1 - q))
            let inner = byConfidence * c * (1 - c)
            slopeSum += inner * (scores.pointer[row] + sign * beta.value.pointer[0])
            shiftSum += inner * sign * slope
            guard let target = logits.gradient else { continue }
            // ∂ max p = p_k(e_k − p); ∂ max log p = e_k − p
            let p = probabilities.pointer(row: row)
            let best = top[row]
            let scale = inner * slope * (form == .paper ? p[best] : 1)
            let t = target.pointer(row: row)
            for column in 0..<logits.columns { t[column] = logits.keep * t[column] - scale * p[column] }
            t[best] += scale
        }
        if let target = alpha.gradient { target.pointer[0] = alpha.keep * target.pointer[0] + slopeSum }
        if let target = beta.gradient { target.pointer[0] = beta.keep * target.pointer[0] + shiftSum }
    }
}

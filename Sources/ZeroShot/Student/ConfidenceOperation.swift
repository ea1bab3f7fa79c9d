import Tensors

extension Tape {
    /// The teacher's in-distribution confidence c of every row as the pair h̃ = [c, 1 − c], [n, 2], from the rows'
    /// scores [n, 1].
    ///
    /// `paper`: c = σ(α(s − β)). `released`: c = σ(α(s + β)), and the pair passes through a softmax.
    /// Higher is more in-distribution. The gradient reaches α, β and the scores.
    /// Source: Wang, Hong, Huangfu, Huang, AAAI 2024, out-of-distribution batch distillation.
    public func confidence(_ scores: Variable, slope: Parameter, shift: Parameter, form: LossForm) -> Variable {
        precondition(scores.columns == 1, "\(scores.columns) scores a row")
        let alpha = variable(slope)
        let beta = variable(shift)
        let output = result(rows: scores.rows, columns: 2, from: [scores, alpha, beta])
        record(
            ConfidenceOperation(scores: scores, alpha: alpha, beta: beta, output: output, form: form),
            reading: [scores, alpha, beta])
        return output
    }
}

final class ConfidenceOperation: Operation {
    private let scores: Variable
    private let alpha: Variable
    private let beta: Variable
    private let output: Variable
    private let form: LossForm

    init(scores: Variable, alpha: Variable, beta: Variable, output: Variable, form: LossForm) {
        self.scores = scores
        self.alpha = alpha
        self.beta = beta
        self.output = output
        self.form = form
    }

    private var sign: Float { ConfidenceSigmoid.shiftSign(form) }

    private func score(_ row: Int) -> Float { scores.value.pointer(row: row)[0] }

    private func confidence(_ row: Int) -> Float {
        RowKernel.sigmoid(alpha.value.pointer[0] * (score(row) + sign * beta.value.pointer[0]))
    }

    func forward() {
        for row in 0..<scores.rows {
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
        for row in 0..<scores.rows {
            let g = gradient.pointer(row: row)
            let c = confidence(row)
            let q = output.value.pointer(row: row)[0]
            let byConfidence = (g[0] - g[1]) * (form == .paper ? 1 : 2 * q * (1 - q))
            let inner = byConfidence * c * (1 - c)
            slopeSum += inner * (score(row) + sign * beta.value.pointer[0])
            shiftSum += inner * sign * slope
            if let target = scores.gradient?.pointer(row: row) { target[0] = scores.keep * target[0] + inner * slope }
        }
        if let target = alpha.gradient { target.pointer[0] = alpha.keep * target.pointer[0] + slopeSum }
        if let target = beta.gradient { target.pointer[0] = beta.keep * target.pointer[0] + shiftSum }
    }
}

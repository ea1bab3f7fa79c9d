/// How far a reconstruction is from what it should be.
public enum ReconstructionError: String, Codable, Hashable, Sendable, CaseIterable {
    /// −t log p − (1 − t) log(1 − p): for predictions and targets in [0, 1].
    case binaryCrossEntropy = "bce"
    /// (p − t)²
    case squared
    /// Σ w|p − t| with w = (p − t)²/‖p − t‖₂, the weighted L1 of Narayan et al., ECCV 2020.
    case weightedAbsolute = "weighted-l1"
}

extension Tape {
    /// The error of `prediction` [n, d] against `target` [n, d], summed over columns, mean over rows. No gradient
    /// reaches the target.
    ///
    /// Logarithms are cut off at −100, as in PyTorch.
    public func reconstruction(
        _ name: String, _ prediction: Variable, target: Variable, error: ReconstructionError, weight: Float
    ) -> Loss {
        precondition(
            prediction.rows == target.rows && prediction.columns == target.columns,
            "prediction \(prediction.rows)×\(prediction.columns), target \(target.rows)×\(target.columns)")
        let loss = loss(name, weight: weight)
        record(
            ReconstructionOperation(prediction: prediction, target: target, error: error, loss: loss, workers: workers),
            reading: [prediction], and: [target])
        return loss
    }
}

final class ReconstructionOperation: Operation {
    private let prediction: Variable
    private let target: Variable
    private let error: ReconstructionError
    private let loss: Loss
    private let workers: Workers
    /// The error of every row.
    private let terms: Matrix

    init(prediction: Variable, target: Variable, error: ReconstructionError, loss: Loss, workers: Workers) {
        self.prediction = prediction
        self.target = target
        self.error = error
        self.loss = loss
        self.workers = workers
        terms = Matrix(rows: 1, columns: prediction.rows)
    }

    private var cost: Int { error == .binaryCrossEntropy ? 2 * Workers.elementaryCost : 1 }

    func forward() {
        workers.eachRow(prediction.rows, columns: prediction.columns, cost: cost, forward)
        var total: Double = 0
        for row in 0..<prediction.rows { total += Double(terms.pointer[row]) }
        loss.value = Float(total / Double(prediction.rows))
    }

    private func forward(_ row: Int) {
        let p = prediction.value.pointer(row: row)
        let t = target.value.pointer(row: row)
        switch error {
        case .binaryCrossEntropy: terms.pointer[row] = Self.crossEntropy(p, t, prediction.columns)
        case .squared:
            var sum: Float = 0
            for index in 0..<prediction.columns { sum += (p[index] - t[index]) * (p[index] - t[index]) }
            terms.pointer[row] = sum
        case .weightedAbsolute:
            let (norm, cubes) = Self.moments(p, t, prediction.columns)
            terms.pointer[row] = norm > 0 ? cubes / norm : 0
        }
    }

    private static func crossEntropy(
        _ p: UnsafeMutablePointer<Float>, _ t: UnsafeMutablePointer<Float>, _ count: Int
    ) -> Float {
        let cut = Elementary.Lanes(repeating: -100)
        var sum = Elementary.Lanes()
        var index = 0
        while index < count {
            let width = min(8, count - index)
            var prediction = Elementary.Lanes(repeating: 1)
            var target = Elementary.Lanes(repeating: 1)
            if width == 8 {
                prediction = p.lanes(at: index)
                target = t.lanes(at: index)
            } else {
                for lane in 0..<width {
                    prediction[lane] = p[index + lane]
                    target[lane] = t[index + lane]
                }
            }
            let yes = Elementary.log(prediction)
            let no = Elementary.log(1 - prediction)
            sum -=
                target * yes.replacing(with: cut, where: yes .< cut) + (1 - target)
                * no.replacing(with: cut, where: no .< cut)
            index += 8
        }
        return sum.sum()
    }

    /// ‖d‖₂ and Σ|d|³ of d = p − t.
    private static func moments(
        _ p: UnsafeMutablePointer<Float>, _ t: UnsafeMutablePointer<Float>, _ count: Int
    ) -> (norm: Float, cubes: Float) {
        var (squares, cubes) = (Float(0), Float(0))
        for index in 0..<count {
            let d = p[index] - t[index]
            squares += d * d
            cubes += d * d * abs(d)
        }
        return (squares.squareRoot(), cubes)
    }

    func backward() {
        if prediction.gradient != nil { workers.eachRow(prediction.rows, columns: prediction.columns, backward) }
    }

    private func backward(_ row: Int) {
        guard let g = prediction.gradient?.pointer(row: row) else { return }
        let (scale, keep, count) = (loss.weight / Float(prediction.rows), prediction.keep, prediction.columns)
        let p = prediction.value.pointer(row: row)
        let t = target.value.pointer(row: row)
        switch error {
        case .binaryCrossEntropy:
            for index in 0..<count {
                g[index] = keep * g[index] + scale * (p[index] - t[index]) / max(p[index] * (1 - p[index]), 1e-12)
            }
        case .squared: for index in 0..<count { g[index] = keep * g[index] + 2 * scale * (p[index] - t[index]) }
        case .weightedAbsolute:
            // ∂(Σ|d|³/‖d‖) = 3d|d|/‖d‖ − dΣ|d|³/‖d‖³
            let (norm, cubes) = Self.moments(p, t, count)
            let inverse = norm > 0 ? 1 / norm : 0
            for index in 0..<count {
                let d = p[index] - t[index]
                g[index] = keep * g[index] + scale * d * inverse * (3 * abs(d) - cubes * inverse * inverse)
            }
        }
    }
}

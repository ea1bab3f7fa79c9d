/// The three parts of a critic's objective, `fake − real + λ·penalty`, each with its weight.
public struct CriticLosses {
    /// Mean score of real rows, weight −1.
    public let real: Loss
    /// Mean score of generated rows, weight +1.
    public let fake: Loss
    /// Mean of (‖∇D‖₂ − 1)² at the mixed rows, weight λ.
    public let penalty: Loss

    /// The objective, as papers print it.
    public var total: Float { fake.value - real.value + penalty.weight * penalty.value }
}

extension Tape {
    /// The objective of a conditional Wasserstein critic with gradient penalty, with its gradient by the critic's weights.
    ///
    /// `layers` is a perceptron over [features | class embedding] with `activation` (piecewise linear) between layers and one output.
    /// real, fake: [n, x]; `epsilon` [n, 1] mixes them row by row, x̂ = εx + (1−ε)x̃; `embedding` gives each row its class embedding.
    /// The norm runs over the feature columns. No gradient reaches real or fake rows.
    ///
    /// The penalty's second derivative is taken in closed form. With δ the reverse chain of the critic with unit seed,
    /// u₀ = (2/n)(1 − 1/‖g₀‖)g₀ and the tangent chain v_l = u_{l−1}W_lᵀ, u_l = v_l ⊙ φ'(z_l), ∂P/∂W_l = δ_lᵀu_{l−1}; a piecewise linear φ has nothing more.
    /// Real, generated and mixed rows run through the products together.
    /// Source: Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3; conditional form: Xian et al., "Feature generating networks for zero-shot learning", CVPR 2018, equation 2.
    public func wasserstein(
        _ name: String, layers: [Linear], activation: Activation = .leaky, real: Variable, fake: Variable,
        embedding: (table: Matrix, rows: Indices), epsilon: Variable, penaltyWeight: Float, weight: Float = 1
    ) -> CriticLosses {
        let n = real.rows
        precondition(fake.rows == n && fake.columns == real.columns && epsilon.rows == n && epsilon.columns == 1, "real \(n)×\(real.columns), fake \(fake.rows)×\(fake.columns), epsilon \(epsilon.rows)×\(epsilon.columns)")
        precondition(layers.count >= 2 && layers[0].inputs == real.columns + embedding.table.columns && layers.last?.outputs == 1, "a critic of \(layers.map(\.inputs)) inputs over \(real.columns) + \(embedding.table.columns) columns")
        precondition(activation == .relu || { if case .leaky = activation { true } else { false } }(), "the penalty's closed form needs a piecewise linear activation")
        let losses = CriticLosses(real: loss(name + ".real", weight: -weight), fake: loss(name + ".fake", weight: weight), penalty: loss(name + ".penalty", weight: weight * penaltyWeight))
        let weights = layers.map { (weight: variable($0.weight), bias: variable($0.bias)) }
        let operation = WassersteinOperation(layers: weights, activation: activation, real: real, fake: fake, embedding: embedding, epsilon: epsilon, losses: losses, workers: workers)
        record(operation, reading: weights.flatMap { [$0.weight, $0.bias] })
        return losses
    }
}

final class WassersteinOperation: Operation {
    private let layers: [(weight: Variable, bias: Variable)]
    private let activation: Activation
    private let real: Variable
    private let fake: Variable
    private let epsilon: Variable
    private let labels: Indices
    private let stackedLabels: Indices
    private let gathered: GatheredProduct
    private let losses: CriticLosses
    private let workers: Workers
    private let n: Int
    private let features: Int
    /// Inputs of each layer for real, generated and mixed rows; the mixed ones give way to u_l once φ' has been read off them,
    /// and the mixed rows of the first layer are never made.
    private let inputs: [Matrix]
    /// δ_l for the same rows.
    private let deltas: [Matrix]
    private let scores: Matrix
    private let slopes: Matrix

    init(layers: [(weight: Variable, bias: Variable)], activation: Activation, real: Variable, fake: Variable, embedding: (table: Matrix, rows: Indices), epsilon: Variable, losses: CriticLosses, workers: Workers) {
        self.layers = layers
        self.activation = activation
        self.real = real
        self.fake = fake
        self.epsilon = epsilon
        self.losses = losses
        self.workers = workers
        n = real.rows
        features = real.columns
        labels = embedding.rows
        stackedLabels = Indices(count: 3 * n)
        gathered = GatheredProduct(table: embedding.table, rows: stackedLabels, outputs: layers[0].weight.rows)
        let hidden = layers.dropLast().map(\.weight.rows)
        let rows = 3 * n
        inputs = ([real.columns] + hidden).map { Matrix(rows: rows, columns: $0) }
        deltas = hidden.map { Matrix(rows: rows, columns: $0) }
        scores = Matrix(rows: rows, columns: 1)
        slopes = Matrix(rows: n, columns: real.columns)
    }

    private var mixed: Range<Int> { (2 * n)..<(3 * n) }

    func forward() {
        inputs[0].rows(0..<n).assign(real.value)
        inputs[0].rows(n..<(2 * n)).assign(fake.value)
        for row in 0..<n { for block in 0..<3 { stackedLabels.pointer[block * n + row] = labels.pointer[row] } }
        for index in 0..<(layers.count - 1) {
            let (weight, bias) = layers[index]
            let dense = index == 0 ? weight.value.columns(0..<features) : weight.value
            if index == 0 {
                Product.apply(inputs[0].rows(0..<(2 * n)), dense, .secondTransposed, into: inputs[1].rows(0..<(2 * n)), workers: workers)
                mix(inputs[1])
            } else {
                Product.apply(inputs[index], dense, .secondTransposed, into: inputs[index + 1], workers: workers)
            }
            if index == 0 { gathered.forward(weight: weight.value.columns(features..<weight.columns), workers: workers) }
            ActivationKernel.forward(inputs[index + 1], bias: bias.value, gathered: index == 0 ? gathered : nil, overwrites: false, activation, workers: workers)
        }
        score()
        reverse()
        // g₀ = δ₁W₁ on the feature columns, then its distance from unit length.
        Product.apply(deltas[0].rows(mixed), layers[0].weight.value.columns(0..<features), into: slopes, workers: workers)
        var penalty: Double = 0
        for row in 0..<n {
            let slope = slopes.pointer(row: row)
            let norm = RowKernel.dot(slope, slope, features).squareRoot()
            penalty += Double((norm - 1) * (norm - 1))
            RowKernel.scale(slope, by: norm > 0 ? 2 / Float(n) * (1 - 1 / norm) : 0, into: slope, features)
        }
        losses.penalty.value = Float(penalty / Double(n))
    }

    /// The first layer of the mixed rows, εz + (1−ε)z̃, before class embedding and bias: it is linear, and both rows are of one class,
    /// so it takes no product of its own.
    private func mix(_ stack: Matrix) {
        workers.run(pieces: n) { row in
            let e = epsilon.value.pointer[row * epsilon.value.stride]
            let x = stack.pointer(row: row)
            let y = stack.pointer(row: n + row)
            let target = stack.pointer(row: 2 * n + row)
            for column in 0..<stack.columns { target[column] = e * x[column] + (1 - e) * y[column] }
        }
    }

    private func score() {
        let (weight, bias) = layers[layers.count - 1]
        let last = inputs[layers.count - 1]
        for row in 0..<(2 * n) { scores.pointer[row] = RowKernel.dot(last.pointer(row: row), weight.value.pointer, last.columns) + bias.value.pointer[0] }
        losses.real.value = RowKernel.sum(scores.pointer, n) / Float(n)
        losses.fake.value = RowKernel.sum(scores.pointer + n, n) / Float(n)
    }

    /// δ from the output back: seeded with the loss weights for real and generated rows, with 1 for mixed ones.
    private func reverse() {
        let top = layers[layers.count - 1].weight.value
        let last = deltas[deltas.count - 1]
        for row in 0..<(3 * n) {
            let seed = row < n ? losses.real.weight / Float(n) : row < 2 * n ? losses.fake.weight / Float(n) : 1
            RowKernel.scale(top.pointer, by: seed, into: last.pointer(row: row), last.columns)
        }
        for index in stride(from: deltas.count - 1, through: 0, by: -1) {
            ActivationKernel.backward(deltas[index], value: inputs[index + 1], activation, workers: workers)
            if index > 0 { Product.apply(deltas[index], layers[index].weight.value, into: deltas[index - 1], workers: workers) }
        }
    }

    var scratchBytes: Int {
        (inputs + deltas + tangents + [scores, slopes]).reduce(gathered.scratchBytes) { $0 + $1.count * MemoryLayout<Float>.stride }
    }

    func backward() {
        guard layers[0].weight.gradient != nil else { return }
        for row in 0..<n { RowKernel.scale(slopes.pointer(row: row), by: losses.penalty.weight, into: inputs[0].pointer(row: 2 * n + row), features) }
        for index in 0..<layers.count {
            let (weight, bias) = layers[index]
            guard let target = weight.gradient else { continue }
            if index == layers.count - 1 {
                lastLayer(weight, bias)
                return
            }
            let dense = index == 0 ? 0..<features : 0..<weight.columns
            tangent(index, weight.value.columns(dense))
            Product.apply(deltas[index], inputs[index], .firstTransposed, into: target.columns(dense), beta: weight.keep, workers: workers)
            let scored = deltas[index].rows(0..<(2 * n))
            if index == 0 { gathered.backward(scored, into: target.columns(features..<weight.columns), keep: weight.keep, workers: workers) }
            if let sums = bias.gradient { ActivationKernel.columnSums(scored, into: sums, keep: bias.keep, workers: workers) }
        }
    }

    /// u_{l} = (u_{l−1}W_lᵀ) ⊙ φ'(z_l), stored over the mixed rows of the next layer's input.
    private func tangent(_ index: Int, _ weight: Matrix) {
        let next = inputs[index + 1].rows(mixed)
        let u = tangents[index]
        Product.apply(inputs[index].rows(mixed), weight, .secondTransposed, into: u, workers: workers)
        ActivationKernel.backward(u, value: next, activation, workers: workers)
        next.assign(u)
    }

    private lazy var tangents: [Matrix] = layers.dropLast().map { Matrix(rows: n, columns: $0.weight.rows) }

    private func lastLayer(_ weight: Variable, _ bias: Variable) {
        let last = inputs[layers.count - 1]
        if let target = weight.gradient {
            RowKernel.scale(target.pointer, by: weight.keep, into: target.pointer, target.columns)
            for row in 0..<(3 * n) {
                let seed = row < n ? losses.real.weight / Float(n) : row < 2 * n ? losses.fake.weight / Float(n) : 1
                RowKernel.add(last.pointer(row: row), times: seed, to: target.pointer, target.columns)
            }
        }
        if let target = bias.gradient { target.pointer[0] = bias.keep * target.pointer[0] + losses.real.weight + losses.fake.weight }
    }
}

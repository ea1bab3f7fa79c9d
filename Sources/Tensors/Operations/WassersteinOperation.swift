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
    /// The objective of a conditional Wasserstein critic with gradient penalty, with its gradient by the critic's
    /// weights.
    ///
    /// `layers` is a perceptron over [features | class embedding] with `activation` (piecewise linear) between layers
    /// and one output. real, fake: [n, x]; `epsilon` [n, 1] mixes them row by row, x̂ = εx + (1−ε)x̃; `embedding` gives
    /// each row its class embedding. The norm runs over the feature columns. No gradient reaches real or fake rows.
    ///
    /// The penalty's second derivative is taken in closed form. With δ the reverse chain of the critic with unit seed,
    /// u₀ = (2/n)(1 − 1/‖g₀‖)g₀ and the tangent chain v_l = u_{l−1}W_lᵀ, u_l = v_l ⊙ φ'(z_l), ∂P/∂W_l = δ_lᵀu_{l−1}; a
    /// piecewise linear φ has nothing more. Real, generated and mixed rows run through the products together. Source:
    /// Gulrajani et al., "Improved training of Wasserstein GANs", NeurIPS 2017, equation 3; conditional form: Xian et
    /// al., "Feature generating networks for zero-shot learning", CVPR 2018, equation 2.
    public func wasserstein(
        _ name: String, layers: [Linear], activation: Activation = .leaky, real: Variable, fake: Variable,
        embedding: (table: Matrix, rows: Indices), epsilon: Variable, penaltyWeight: Float, weight: Float = 1
    ) -> CriticLosses {
        let n = real.rows
        precondition(
            fake.rows == n && fake.columns == real.columns && epsilon.rows == n && epsilon.columns == 1,
            "real \(n)×\(real.columns), fake \(fake.rows)×\(fake.columns), epsilon \(epsilon.rows)×\(epsilon.columns)")
        precondition(
            layers.count >= 2 && layers[0].inputs == real.columns + embedding.table.columns
                && layers.last?.outputs == 1,
            "a critic of \(layers.map(\.inputs)) inputs over \(real.columns) + \(embedding.table.columns) columns")
        precondition(
            activation == .relu || { if case .leaky = activation { true } else { false } }(),
            "the penalty's closed form needs a piecewise linear activation")
        let losses = CriticLosses(
            real: loss(name + ".real", weight: -weight), fake: loss(name + ".fake", weight: weight),
            penalty: loss(name + ".penalty", weight: weight * penaltyWeight))
        let weights = layers.map { (weight: variable($0.weight), bias: variable($0.bias)) }
        let operation = WassersteinOperation(
            layers: weights, activation: activation, real: real, fake: fake, embedding: embedding, epsilon: epsilon,
            losses: losses, workers: workers)
        record(operation, reading: weights.flatMap { [$0.weight, $0.bias] }, and: [real, fake, epsilon])
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
    /// What the class embeddings add to the first layer: one product, in the list that activations take.
    private let gathered: [GatheredProduct]
    private let losses: CriticLosses
    private let workers: Workers
    private let n: Int
    private let features: Int
    /// Inputs of each layer for real, generated and mixed rows; the mixed ones give way to u_l once φ' has been read
    /// off them, and the mixed rows of the first layer are never made.
    private let inputs: [Matrix]
    /// δ_l for the same rows.
    private let deltas: [Matrix]
    /// u_l of the mixed rows before φ'.
    private let tangents: [Matrix]
    /// Sums of the last hidden layer over real rows, and over generated ones.
    private let sums: Matrix
    /// (‖∇D‖₂ − 1)² of the mixed rows.
    private let penalties: Matrix
    private let slopes: Matrix

    init(
        layers: [(weight: Variable, bias: Variable)], activation: Activation, real: Variable, fake: Variable,
        embedding: (table: Matrix, rows: Indices), epsilon: Variable, losses: CriticLosses, workers: Workers
    ) {
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
        gathered = [GatheredProduct(table: embedding.table, rows: stackedLabels, outputs: layers[0].weight.rows)]
        let hidden = layers.dropLast().map(\.weight.rows)
        let rows = 3 * n
        inputs = ([real.columns] + hidden).map { Matrix(rows: rows, columns: $0) }
        deltas = hidden.map { Matrix(rows: rows, columns: $0) }
        tangents = hidden.map { Matrix(rows: real.rows, columns: $0) }
        sums = Matrix(rows: 2, columns: hidden[hidden.count - 1])
        penalties = Matrix(rows: 1, columns: n)
        slopes = Matrix(rows: n, columns: real.columns)
    }

    private var mixed: Range<Int> { (2 * n)..<(3 * n) }

    /// The layer whose product is under way.
    private var layer = 0

    func forward() {
        for row in 0..<n { for block in 0..<3 { stackedLabels.pointer[block * n + row] = labels.pointer[row] } }
        gathered[0].forward(
            weight: layers[0].weight.value.columns(features..<layers[0].weight.columns), workers: workers)
        workers.eachRow(n, columns: 2 * features, stack)
        for index in deltas.indices {
            layer = index
            let rows = index == 0 ? 0..<(2 * n) : 0..<(3 * n)
            let weight = layers[index].weight.value
            // Panels of all rows: a mixed row is made of a real and a generated one.
            Product.apply(
                inputs[index].rows(rows), index == 0 ? weight.columns(0..<features) : weight, .secondTransposed,
                into: inputs[index + 1].rows(rows), cutsRows: false,
                workers: workers, finish: activate)
        }
        score()
        for index in stride(from: deltas.count - 2, through: 0, by: -1) {
            layer = index
            Product.apply(deltas[index + 1], layers[index + 1].weight.value, into: deltas[index], workers: workers)
            workers.eachRange(ofRows: 3 * n, columns: deltas[index].columns) { [self] in
                ActivationKernel.backward(deltas[layer], value: inputs[layer + 1], rows: $0, activation)
            }
        }
        // g₀ = δ₁W₁ on the feature columns, then its distance from unit length.
        Product.apply(
            deltas[0].rows(mixed), layers[0].weight.value.columns(0..<features), into: slopes, workers: workers)
        workers.eachRow(n, columns: features, penalise)
        var penalty: Double = 0
        for row in 0..<n { penalty += Double(penalties.pointer[row]) }
        losses.penalty.value = Float(penalty / Double(n))
    }

    private func stack(_ row: Int) {
        inputs[0].pointer(row: row).update(from: real.value.pointer(row: row), count: features)
        inputs[0].pointer(row: n + row).update(from: fake.value.pointer(row: row), count: features)
    }

    /// (‖g₀‖ − 1)², and u₀ = (2λ/n)(1 − 1/‖g₀‖)g₀ in the place of the mixed row.
    private func penalise(_ row: Int) {
        let slope = slopes.pointer(row: row)
        let norm = RowKernel.dot(slope, slope, features).squareRoot()
        penalties.pointer[row] = (norm - 1) * (norm - 1)
        RowKernel.scale(
            slope, by: norm > 0 ? losses.penalty.weight * (2 / Float(n) * (1 - 1 / norm)) : 0,
            into: inputs[0].pointer(row: 2 * n + row), features)
    }

    /// Columns of a hidden layer, from its product on; of the last one also δ, and sums for the scores.
    private func activate(_: Range<Int>, _ columns: Range<Int>) {
        let hidden = inputs[layer + 1]
        if layer == 0 { mix(hidden, columns) }
        ActivationKernel.forward(
            hidden, rows: 0..<(3 * n), columns: columns, bias: layers[layer].bias.value,
            gathered: layer == 0 ? gathered : [], activation)
        guard layer == deltas.count - 1 else { return }
        let (first, count, deltas) = (columns.lowerBound, columns.count, deltas[layer])
        let top = layers[layer + 1].weight.value.pointer + first
        for block in 0..<2 { (sums.pointer(row: block) + first).update(repeating: 0, count: count) }
        for row in 0..<(3 * n) {
            let value = hidden.pointer(row: row) + first
            let delta = deltas.pointer(row: row) + first
            RowKernel.scale(top, by: seed(row), into: delta, count)
            ActivationKernel.backwardRow(delta, value: value, activation, into: delta, count)
            if row < 2 * n { RowKernel.add(value, times: 1, to: sums.pointer(row: row / n) + first, count) }
        }
    }

    /// The first layer of the mixed rows, εz + (1−ε)z̃, before class embedding and bias: it is linear, and both rows
    /// are of one class, so it takes no product of its own.
    private func mix(_ stack: Matrix, _ columns: Range<Int>) {
        for row in 0..<n {
            let e = epsilon.value.pointer[row * epsilon.value.stride]
            let x = stack.pointer(row: row) + columns.lowerBound
            let y = stack.pointer(row: n + row) + columns.lowerBound
            let target = stack.pointer(row: 2 * n + row) + columns.lowerBound
            for column in 0..<columns.count { target[column] = e * x[column] + (1 - e) * y[column] }
        }
    }

    /// Mean scores of real and generated rows: the last layer is linear, so they are the scores of the mean rows.
    private func score() {
        let (weight, bias) = layers[layers.count - 1]
        let (top, shift) = (weight.value.pointer, bias.value.pointer[0])
        losses.real.value = RowKernel.dot(sums.pointer(row: 0), top, sums.columns) / Float(n) + shift
        losses.fake.value = RowKernel.dot(sums.pointer(row: 1), top, sums.columns) / Float(n) + shift
    }

    /// What the reverse chain starts from at the output of `row`.
    private func seed(_ row: Int) -> Float {
        row < n ? losses.real.weight / Float(n) : row < 2 * n ? losses.fake.weight / Float(n) : 1
    }

    var scratchBytes: Int {
        (inputs + deltas + tangents + [slopes, sums, penalties]).reduce(gathered[0].scratchBytes) {
            $0 + $1.count * MemoryLayout<Float>.stride
        }
    }

    func backward() {
        guard layers[0].weight.gradient != nil else { return }
        for index in deltas.indices {
            layer = index
            let (weight, bias) = layers[index]
            guard let target = weight.gradient else { continue }
            let dense = index == 0 ? 0..<features : 0..<weight.columns
            Product.apply(
                inputs[index].rows(mixed), weight.value.columns(dense), .secondTransposed, into: tangents[index],
                cutsRows: false, workers: workers, finish: tangent)
            Product.apply(
                deltas[index], inputs[index], .firstTransposed, into: target.columns(dense), beta: weight.keep,
                workers: workers)
            if index == 0 {
                gathered[0].backward(
                    deltas[0].rows(0..<(2 * n)), into: target.columns(features..<weight.columns), keep: weight.keep,
                    workers: workers)
            }
            if bias.gradient != nil { workers.eachRange(ofColumns: bias.columns, sumBias) }
        }
        let bias = layers[layers.count - 1].bias
        if let target = bias.gradient {
            target.pointer[0] = bias.keep * target.pointer[0] + losses.real.weight + losses.fake.weight
        }
    }

    /// Columns of u_l = (u_{l−1}W_lᵀ) ⊙ φ'(z_l), stored over the mixed rows of the next layer's input.
    private func tangent(_: Range<Int>, _ columns: Range<Int>) {
        let (u, next, first) = (tangents[layer], inputs[layer + 1], columns.lowerBound)
        for row in 0..<n {
            let target = next.pointer(row: 2 * n + row) + first
            ActivationKernel.backwardRow(
                u.pointer(row: row) + first, value: target, activation, into: target, columns.count)
        }
        if layer == deltas.count - 1 { lastLayer(columns) }
    }

    /// Mixed rows owe nothing to the bias.
    private func sumBias(_ columns: Range<Int>) {
        let bias = layers[layer].bias
        guard let sums = bias.gradient else { return }
        ActivationKernel.columnSums(deltas[layer].rows(0..<(2 * n)), columns: columns, into: sums, keep: bias.keep)
    }

    /// Columns of the last weight's gradient: seeds times what it read, and u for mixed rows.
    private func lastLayer(_ columns: Range<Int>) {
        let weight = layers[layers.count - 1].weight
        guard let target = weight.gradient.map({ $0.pointer + columns.lowerBound }) else { return }
        RowKernel.scale(target, by: weight.keep, into: target, columns.count)
        for block in 0..<2 {
            RowKernel.add(
                sums.pointer(row: block) + columns.lowerBound, times: seed(block * n), to: target, columns.count)
        }
        let last = inputs[layers.count - 1]
        for row in mixed {
            RowKernel.add(last.pointer(row: row) + columns.lowerBound, times: 1, to: target, columns.count)
        }
    }
}

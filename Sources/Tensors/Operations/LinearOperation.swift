/// What follows a linear layer.
public enum Activation: Hashable, Sendable {
    case identity
    case relu
    /// max(x, slope·x)
    case leaky(Float)
    case sigmoid

    /// LeakyReLU with the slope 0.2 that the field's critics and generators use.
    public static let leaky = Activation.leaky(0.2)
}

/// One block of the columns that a linear layer reads.
public enum LinearInput {
    case dense(Variable)
    /// Row `rows[i]` of `table` stands in row i. The product is made once for every distinct row of the table, and added where it
    /// belongs, so that repeating a class embedding n times costs no n-fold product. No gradient reaches the table.
    case gathered(table: Matrix, rows: Indices)

    var columns: Int {
        switch self {
        case .dense(let variable): variable.columns
        case .gathered(let table, _): table.columns
        }
    }
    var rows: Int {
        switch self {
        case .dense(let variable): variable.rows
        case .gathered(_, let rows): rows.count
        }
    }
}

extension Tape {
    /// φ([x₁ x₂ …]·Wᵀ + b), shape [n, out]; the blocks stand side by side in the order of the weight's columns.
    public func linear(_ inputs: [LinearInput], _ layer: Linear, _ activation: Activation = .identity) -> Variable {
        precondition(!inputs.isEmpty && inputs.reduce(0) { $0 + $1.columns } == layer.inputs, "blocks of \(inputs.map(\.columns)) columns into \(layer.weight.name) of \(layer.inputs)")
        precondition(Set(inputs.map(\.rows)).count == 1, "blocks of \(inputs.map(\.rows)) rows into \(layer.weight.name)")
        let weight = variable(layer.weight)
        let bias = variable(layer.bias)
        let dense = inputs.compactMap { if case .dense(let variable) = $0 { variable } else { nil } }
        let output = result(rows: inputs[0].rows, columns: layer.outputs, from: dense + [weight, bias])
        let operation = LinearOperation(inputs: inputs, weight: weight, bias: bias, output: output, activation: activation, workers: workers)
        record(operation, reading: dense + [weight, bias])
        return output
    }

    public func linear(_ input: Variable, _ layer: Linear, _ activation: Activation = .identity) -> Variable {
        linear([.dense(input)], layer, activation)
    }
}

/// Linear, bias and activation in one operation. Only the output is kept: for these activations its sign, or the value itself, is enough for the adjoint.
final class LinearOperation: Operation {
    private enum Block {
        case dense(Variable, columns: Range<Int>)
        case gathered(GatheredProduct, columns: Range<Int>)
    }

    private let blocks: [Block]
    private let weight: Variable
    private let bias: Variable
    private let output: Variable
    private let activation: Activation
    private let workers: Workers

    init(inputs: [LinearInput], weight: Variable, bias: Variable, output: Variable, activation: Activation, workers: Workers) {
        var column = 0
        blocks = inputs.map { input in
            let range = column..<(column + input.columns)
            column = range.upperBound
            switch input {
            case .dense(let variable): return .dense(variable, columns: range)
            case .gathered(let table, let rows): return .gathered(GatheredProduct(table: table, rows: rows, outputs: weight.rows), columns: range)
            }
        }
        self.weight = weight
        self.bias = bias
        self.output = output
        self.activation = activation
        self.workers = workers
    }

    var scratchBytes: Int {
        blocks.reduce(0) { if case .gathered(let product, _) = $1 { $0 + product.scratchBytes } else { $0 } }
    }

    func forward() {
        var isFirst = true
        var gathered: GatheredProduct?
        for block in blocks {
            switch block {
            case .dense(let variable, let columns):
                Product.apply(variable.value, weight.value.columns(columns), .secondTransposed, into: output.value, beta: isFirst ? 0 : 1, workers: workers)
                isFirst = false
            case .gathered(let product, let columns):
                product.forward(weight: weight.value.columns(columns), workers: workers)
                if gathered == nil { gathered = product } else { product.add(to: &isFirst, output.value) }
            }
        }
        ActivationKernel.forward(output.value, bias: bias.value, gathered: gathered, overwrites: isFirst, activation, workers: workers)
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        ActivationKernel.backward(gradient, value: output.value, activation, workers: workers)
        if let target = bias.gradient { ActivationKernel.columnSums(gradient, into: target, keep: bias.keep, workers: workers) }
        for block in blocks {
            switch block {
            case .dense(let variable, let columns):
                if let target = weight.gradient {
                    Product.apply(gradient, variable.value, .firstTransposed, into: target.columns(columns), beta: weight.keep, workers: workers)
                }
                if let target = variable.gradient {
                    let rows = 0..<variable.gradientRows
                    Product.apply(gradient.rows(rows), weight.value.columns(columns), into: target.rows(rows), beta: variable.keep, workers: workers)
                }
            case .gathered(let product, let columns):
                if let target = weight.gradient { product.backward(gradient, into: target.columns(columns), keep: weight.keep, workers: workers) }
            }
        }
    }
}

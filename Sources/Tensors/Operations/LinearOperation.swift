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
    /// Row `rows[i]` of `table` stands in row i. The product is made once for every distinct row of the table, and
    /// added where it belongs, so that repeating a class embedding n times costs no n-fold product. No gradient reaches
    /// the table.
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
        precondition(
            !inputs.isEmpty && inputs.reduce(0) { $0 + $1.columns } == layer.inputs,
            "blocks of \(inputs.map(\.columns)) columns into \(layer.weight.name) of \(layer.inputs)")
        precondition(
            Set(inputs.map(\.rows)).count == 1, "blocks of \(inputs.map(\.rows)) rows into \(layer.weight.name)")
        let weight = variable(layer.weight)
        let bias = variable(layer.bias)
        let dense = inputs.compactMap { if case .dense(let variable) = $0 { variable } else { nil } }
        let output = result(rows: inputs[0].rows, columns: layer.outputs, from: dense + [weight, bias])
        let operation = LinearOperation(
            inputs: inputs, weight: weight, bias: bias, output: output, activation: activation, workers: workers)
        record(operation, reading: dense + [weight, bias])
        return output
    }

    /// φ(x·Wᵀ + b) of one input [n, in]: [n, out].
    public func linear(_ input: Variable, _ layer: Linear, _ activation: Activation = .identity) -> Variable {
        linear([.dense(input)], layer, activation)
    }
}

/// Linear, bias and activation in one operation. Only the output is kept: for these activations its sign, or the value
/// itself, is enough for the adjoint.
final class LinearOperation: Operation {
    /// The blocks read, and the columns of the weight that are theirs.
    private let dense: [(variable: Variable, columns: Range<Int>)]
    private let gathered: [(product: GatheredProduct, columns: Range<Int>)]
    private let products: [GatheredProduct]
    private let weight: Variable
    private let bias: Variable
    private let output: Variable
    private let activation: Activation
    private let workers: Workers

    init(
        inputs: [LinearInput], weight: Variable, bias: Variable, output: Variable, activation: Activation,
        workers: Workers
    ) {
        var column = 0
        var dense: [(Variable, Range<Int>)] = []
        var gathered: [(GatheredProduct, Range<Int>)] = []
        for input in inputs {
            let columns = column..<(column + input.columns)
            column = columns.upperBound
            switch input {
            case .dense(let variable): dense.append((variable, columns))
            case .gathered(let table, let rows):
                gathered.append((GatheredProduct(table: table, rows: rows, outputs: weight.rows), columns))
            }
        }
        self.dense = dense
        self.gathered = gathered
        products = gathered.map(\.0)
        self.weight = weight
        self.bias = bias
        self.output = output
        self.activation = activation
        self.workers = workers
    }

    var scratchBytes: Int { products.reduce(0) { $0 + $1.scratchBytes } }

    func forward() {
        for (product, columns) in gathered { product.forward(weight: weight.value.columns(columns), workers: workers) }
        for (index, block) in dense.dropLast().enumerated() {
            Product.apply(
                block.variable.value, weight.value.columns(block.columns), .secondTransposed, into: output.value,
                beta: index == 0 ? 0 : 1, workers: workers)
        }
        if let last = dense.last {
            Product.apply(
                last.variable.value, weight.value.columns(last.columns), .secondTransposed, into: output.value,
                beta: dense.count == 1 ? 0 : 1, workers: workers,
                finish: activate)
        } else {
            workers.eachRange(ofRows: output.rows, columns: output.columns) { [self] in activate($0, 0..<output.columns)
            }
        }
    }

    private func activate(_ rows: Range<Int>, _ columns: Range<Int>) {
        ActivationKernel.forward(
            output.value, rows: rows, columns: columns, bias: bias.value, gathered: products, overwrites: dense.isEmpty,
            activation)
    }

    func backward() {
        guard let gradient = output.gradient else { return }
        if bias.gradient != nil {
            workers.eachRange(ofColumns: output.columns, reverseWithSums)
        } else if activation != .identity {
            workers.eachRange(ofRows: output.rows, columns: output.columns, reverse)
        }
        for (variable, columns) in dense {
            if let target = weight.gradient {
                Product.apply(
                    gradient, variable.value, .firstTransposed, into: target.columns(columns), beta: weight.keep,
                    workers: workers)
            }
            if let target = variable.gradient {
                let rows = 0..<variable.gradientRows
                Product.apply(
                    gradient.rows(rows), weight.value.columns(columns), into: target.rows(rows), beta: variable.keep,
                    workers: workers)
            }
        }
        if let target = weight.gradient {
            for (product, columns) in gathered {
                product.backward(gradient, into: target.columns(columns), keep: weight.keep, workers: workers)
            }
        }
    }

    private func reverse(_ rows: Range<Int>) {
        guard let gradient = output.gradient else { return }
        ActivationKernel.backward(gradient, value: output.value, rows: rows, activation)
    }

    private func reverseWithSums(_ columns: Range<Int>) {
        guard let gradient = output.gradient, let sums = bias.gradient else { return }
        ActivationKernel.backward(
            gradient, value: output.value, columns: columns, activation, sums: sums, keep: bias.keep)
    }
}

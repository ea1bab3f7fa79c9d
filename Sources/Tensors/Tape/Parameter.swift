/// A trained matrix: its value, the gradient of the last backward pass, and Adam's two moments.
public final class Parameter {
    /// Unique within a network: checkpoints know it by this.
    public let name: String
    /// The numbers, changed in place.
    public let value: Matrix
    /// ∂L/∂value of the last backward pass, of the same shape.
    public let gradient: Matrix
    /// Running mean of the gradient.
    public let firstMoment: Matrix
    /// Running mean of the gradient's square.
    public let secondMoment: Matrix

    /// A parameter with a gradient of zeros.
    public init(name: String, value: Matrix) {
        precondition(value.isContiguous, "parameter \(name) is not contiguous")
        self.name = name
        self.value = value
        gradient = Matrix(rows: value.rows, columns: value.columns)
        firstMoment = Matrix(rows: value.rows, columns: value.columns)
        secondMoment = Matrix(rows: value.rows, columns: value.columns)
    }
}

/// How the weights of a layer are drawn.
public enum Initialisation: String, Codable, Hashable, Sendable {
    /// N(0, 0.02) with zero bias, as the published feature generators do.
    case normal
    /// U(−1/√in, 1/√in) for weights and bias, PyTorch's default for linear layers.
    case uniform
}

/// Weights [out, in] and a bias [1, out].
public struct Linear {
    /// W, [out, in]
    public let weight: Parameter
    /// b, [1, out]
    public let bias: Parameter

    /// Columns that it reads.
    public var inputs: Int { weight.value.columns }
    /// Columns that it writes.
    public var outputs: Int { weight.value.rows }
    /// Weight and bias.
    public var parameters: [Parameter] { [weight, bias] }

    /// A layer of given numbers: weight [out, in], bias [1, out].
    public init(name: String, weight: Matrix, bias: Matrix) {
        precondition(
            bias.rows == 1 && bias.columns == weight.rows,
            "bias \(bias.rows)×\(bias.columns) for weight \(weight.rows)×\(weight.columns)")
        self.weight = Parameter(name: name + ".weight", value: weight)
        self.bias = Parameter(name: name + ".bias", value: bias)
    }

    /// A layer with weights drawn from `stream`.
    public init(name: String, inputs: Int, outputs: Int, initialisation: Initialisation = .normal, stream: RandomStream)
    {
        let weight = Matrix(rows: outputs, columns: inputs)
        let bias = Matrix(rows: 1, columns: outputs)
        var weights = stream[name]["weight"]
        let all = UnsafeMutableBufferPointer(start: weight.pointer, count: weight.count)
        switch initialisation {
        case .normal:
            weights.fillNormal(all)
            for index in all.indices { all[index] *= 0.02 }
        case .uniform:
            let bound = 1 / Float(inputs).squareRoot()
            var biases = stream[name]["bias"]
            for index in all.indices { all[index] = weights.uniform(-bound, bound) }
            for column in 0..<outputs { bias[0, column] = biases.uniform(-bound, bound) }
        }
        self.init(name: name, weight: weight, bias: bias)
    }
}

/// Adam with bias correction, in one pass over memory.
///
/// Source: D. Kingma, J. Ba, "Adam: a method for stochastic optimization", ICLR 2015, algorithm 1.
public final class Adam {
    /// What is updated.
    public let parameters: [Parameter]
    /// May change between steps (schedules).
    public var learningRate: Float
    /// Decay of the mean of gradients.
    public let beta1: Float
    /// Decay of the mean of their squares.
    public let beta2: Float
    /// What is added to the root of the latter.
    public let epsilon: Float
    /// Updates so far.
    public private(set) var steps = 0
    private let workers: Workers
    /// Numbers that one piece of work moves, of all parameters together.
    private static let numbersPerPiece = 1 << 14
    private let pieces: Int
    /// Of the step under way.
    private var factors = Factors()

    /// An optimiser whose moments are zero.
    public init(
        _ parameters: [Parameter], learningRate: Float, beta1: Float = 0.5, beta2: Float = 0.999, epsilon: Float = 1e-8,
        workers: Workers
    ) {
        self.parameters = parameters
        self.learningRate = learningRate
        self.beta1 = beta1
        self.beta2 = beta2
        self.epsilon = epsilon
        self.workers = workers
        pieces = (parameters.reduce(0) { $0 + $1.value.count } + Self.numbersPerPiece - 1) / Self.numbersPerPiece
    }

    /// Goes on where another optimiser of the same parameters stopped; their moments are the caller's to set.
    public func resume(afterSteps steps: Int, learningRate: Float) {
        precondition(steps >= 0, "\(steps) steps")
        self.steps = steps
        self.learningRate = learningRate
    }

    /// Moves every parameter against the gradient that its last backward pass left.
    public func step() {
        steps += 1
        // θ ← θ − lr·(m/(1−β₁ᵗ)) / (√(v/(1−β₂ᵗ)) + ε), with the corrections drawn out of the loop.
        let correction1 = 1 - power(Double(beta1), steps)
        let correction2 = 1 - power(Double(beta2), steps)
        let rate = Float(Double(learningRate) / correction1)
        let root = Float(1 / correction2.squareRoot())
        factors = Factors(beta1: beta1, beta2: beta2, rate: rate, root: root, epsilon: epsilon)
        workers.run(pieces: pieces, move)
    }

    /// A piece is the same part of every parameter, so that it meets the processor that has computed that part of the
    /// gradient.
    private func move(_ piece: Int) {
        for parameter in parameters {
            let count = parameter.value.count
            let (lower, upper) = (
                Self.aligned(count * piece / pieces),
                piece == pieces - 1 ? count : Self.aligned(count * (piece + 1) / pieces)
            )
            Self.move(parameter, lower..<upper, factors)
        }
    }

    /// Whole cache lines.
    private static func aligned(_ index: Int) -> Int { index / 16 * 16 }

    private struct Factors {
        var beta1: Float = 0, beta2: Float = 0, rate: Float = 0, root: Float = 0, epsilon: Float = 0
    }

    private static func move(_ parameter: Parameter, _ range: Range<Int>, _ factors: Factors) {
        let (beta1, beta2, rate, root, epsilon) = (
            factors.beta1, factors.beta2, factors.rate, factors.root, factors.epsilon
        )
        let value = parameter.value.pointer
        let gradient = parameter.gradient.pointer
        let first = parameter.firstMoment.pointer
        let second = parameter.secondMoment.pointer
        var index = range.lowerBound
        while index + 16 <= range.upperBound {
            let g = gradient.wide(at: index)
            let m = first.wide(at: index) * beta1 + g * (1 - beta1)
            let v = second.wide(at: index) * beta2 + g * g * (1 - beta2)
            first.store(m, at: index)
            second.store(v, at: index)
            value.store(value.wide(at: index) - m * rate / (v.squareRoot() * root + epsilon), at: index)
            index += 16
        }
        while index < range.upperBound {
            let g = gradient[index]
            first[index] = first[index] * beta1 + g * (1 - beta1)
            second[index] = second[index] * beta2 + g * g * (1 - beta2)
            value[index] -= first[index] * rate / (second[index].squareRoot() * root + epsilon)
            index += 1
        }
    }

    private func power(_ base: Double, _ exponent: Int) -> Double {
        var (result, factor, left) = (1.0, base, exponent)
        while left > 0 {
            if left & 1 == 1 { result *= factor }
            factor *= factor
            left >>= 1
        }
        return result
    }
}

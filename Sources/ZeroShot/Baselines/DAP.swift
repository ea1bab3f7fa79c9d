import Tensors

/// Direct attribute prediction: one logistic regression an attribute, and the class whose attributes are most probable.
///
/// An attribute counts as present in a class where its value is above the mean over seen classes. The score of a class
/// is Σ log p(attribute as in the class | x) / p(attribute as in the class), less a number that all classes of a row
/// share. The regressions are trained together by Adam; few epochs keep the weights small.
public struct DAP: Baseline {
    public static let name = "dap"
    public static let title = "DAP"
    public static let source =
        "Lampert, Nickisch, Harmeling, \"Attribute-based classification for zero-shot visual object categorization\", "
        + "TPAMI 2014, equation 4"

    /// Passes over the training rows.
    public var epochs = 20
    /// Rows in a step.
    public var batch = 64
    /// Of Adam.
    public var learningRate: Float = 1e-3

    public init() {}

    public var candidates: [DAP] {
        varied(\.epochs, over: [5, 20, 50]).varied(\.learningRate, over: [1e-4, 1e-3, 1e-2])
    }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("epochs", epochs, atLeast: 0)
        problems.require("batch", batch, atLeast: 1)
        problems.require("learningRate", Double(learningRate), atLeast: 0)
        return problems
    }

    public func validate(for problem: Problem) -> [SettingProblem] {
        var problems = validate()
        problems.require(
            problem.seenClasses.count >= 2, nil,
            "DAP learns what sets the attributes of seen classes apart, and \(problem.name) has one seen class",
            hint: "keep at least two seen classes")
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        let problem = statistics.problem
        let attributes = Self.presence(problem)
        let layer = Linear(
            name: "attributes", inputs: problem.features, outputs: attributes.columns,
            stream: RandomStream(seed: seed)[Self.name])
        train(layer, attributes, problem, seed: seed, workers: statistics.workers)
        // log p − log(1 − p) is the logit z, so that Σ log p(b | x) = b·z + Σ log(1 − p), and the last sum is the row's
        // own.
        return BaselineModel(
            map: layer.weight.value.transposed(), shift: layer.bias.value.copy(), prototypes: attributes,
            offsets: Self.offsets(attributes, problem))
    }

    /// 1 where a class has an attribute, 0 where not: [C, a].
    static func presence(_ problem: Problem) -> Matrix {
        let embeddings = problem.classEmbeddings
        let result = Matrix(rows: embeddings.rows, columns: embeddings.columns)
        for column in 0..<embeddings.columns {
            let mean =
                problem.seenClasses.reduce(0) { $0 + Double(embeddings[$1, column]) }
                / Double(problem.seenClasses.count)
            for row in 0..<embeddings.rows where Double(embeddings[row, column]) > mean { result[row, column] = 1 }
        }
        return result
    }

    /// −Σ log p(attribute as in the class), with the share of seen classes that have an attribute as its probability.
    ///
    /// Where all seen classes agree that share says nothing of unseen ones, and 1/2 stands for it.
    static func offsets(_ attributes: Matrix, _ problem: Problem) -> [Float] {
        let priors = (0..<attributes.columns).map { column in
            let share =
                problem.seenClasses.reduce(Float(0)) { $0 + attributes[$1, column] } / Float(problem.seenClasses.count)
            return share > 0 && share < 1 ? share : 0.5
        }
        return (0..<attributes.rows).map { row in
            -priors.indices.reduce(Float(0)) {
                $0 + RowKernel.logarithm(attributes[row, $1] > 0 ? priors[$1] : 1 - priors[$1])
            }
        }
    }

    private func train(_ layer: Linear, _ attributes: Matrix, _ problem: Problem, seed: UInt64, workers: Workers) {
        let count = problem.training.rows
        let size = min(batch, count)
        let (rows, labels) = (Indices(count: size), Indices(count: size))
        let tape = Tape(updating: layer.parameters, workers: workers)
        let prediction = tape.linear(tape.gathered(problem.training, rows: rows), layer, .sigmoid)
        _ = tape.reconstruction(
            "attributes", prediction, target: tape.gathered(attributes, rows: labels), error: .binaryCrossEntropy,
            weight: 1)
        let adam = Adam(layer.parameters, learningRate: learningRate, workers: workers)
        for epoch in 0..<epochs {
            var shuffle = RandomStream(seed: seed)[Self.name]["epoch", epoch]
            let order = shuffle.permutation(count)
            for start in stride(from: 0, to: count, by: size) {
                for position in 0..<size {
                    // The last batch of an epoch is filled up with rows from its beginning.
                    let row = order[(start + position) % count]
                    rows[position] = row
                    labels[position] = problem.trainingLabels[row]
                }
                tape.forward()
                tape.backward()
                adam.step()
            }
        }
    }
}

import Tensors

/// Attribute label embedding: a bilinear score x·W·a trained so that a row's own class ranks first.
///
/// For every row, other seen classes are drawn until one scores within the margin. After k draws the own class ranks
/// about r = ⌊(S − 1)/k⌋, and W moves by η·(1 + 1/2 + … + 1/r)·x(a_own − a_other)ᵀ. Rows and embeddings have unit
/// length.
public struct ALE: Baseline {
    public static let name = "ale"
    public static let title = "ALE"
    public static let source =
        "Akata, Perronnin, Harchaoui, Schmid, \"Label-embedding for image classification\", TPAMI 2016, section 3.3"

    /// Passes over the training rows.
    public var epochs = 20
    /// Of stochastic gradient descent.
    public var learningRate: Float = 0.1
    /// By which a row's own class is to be ahead of another.
    public var margin: Float = 1

    public init() {}

    public var candidates: [ALE] { varied(\.epochs, over: [10, 30]).varied(\.learningRate, over: [0.1, 1, 10]) }

    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("epochs", epochs, atLeast: 0)
        problems.require("learningRate", Double(learningRate), atLeast: 0)
        problems.require(margin.isFinite, "margin", "it is \(margin), and has to be a number")
        return problems
    }

    public func validate(for problem: Problem) -> [SettingProblem] {
        var problems = validate()
        problems.require(
            problem.seenClasses.count >= 2, nil,
            "ALE ranks a row's own class before other seen ones, and \(problem.name) has one seen class",
            hint: "keep at least two seen classes")
        return problems
    }

    public func fit(_ statistics: BaselineStatistics, seed: UInt64) -> BaselineModel {
        let problem = statistics.problem
        let rows = problem.training.unitRows
        let embeddings = problem.classEmbeddings.unitRows
        let stream = RandomStream(seed: seed)[Self.name]
        // Wᵀ [a, x]: its rows are what a step reads and writes.
        let weight = Matrix(rows: embeddings.columns, columns: rows.columns)
        var draw = stream["weight"]
        draw.fillNormal(UnsafeMutableBufferPointer(start: weight.pointer, count: weight.count))
        RowKernel.scale(weight.pointer, by: 1 / Float(rows.columns).squareRoot(), into: weight.pointer, weight.count)

        let code = Matrix(rows: 1, columns: embeddings.columns)
        for epoch in 0..<epochs {
            var random = stream["epoch", epoch]
            for row in random.permutation(rows.rows) {
                let x = rows.pointer(row: row)
                for attribute in 0..<code.columns {
                    code[0, attribute] = RowKernel.dot(weight.pointer(row: attribute), x, rows.columns)
                }
                let own = problem.trainingLabels[row]
                guard let rival = rival(of: own, code, embeddings, problem.seenClasses, &random) else { continue }
                let step = learningRate * Self.loss(ofRank: rival.rank)
                for attribute in 0..<code.columns {
                    let difference = embeddings[own, attribute] - embeddings[rival.label, attribute]
                    RowKernel.add(x, times: step * difference, to: weight.pointer(row: attribute), rows.columns)
                }
            }
        }
        return BaselineModel(
            map: weight.transposed(), prototypes: embeddings, offsets: [Float](repeating: 0, count: embeddings.rows),
            unitRows: .input)
    }

    /// The first class drawn that scores within the margin of `own`, and the rank that the number of draws stands for.
    private func rival(
        of own: Int, _ code: Matrix, _ embeddings: Matrix, _ classes: [Int], _ random: inout RandomStream
    ) -> (label: Int, rank: Int)? {
        func score(_ label: Int) -> Float { RowKernel.dot(code.pointer, embeddings.pointer(row: label), code.columns) }
        let bound = score(own) - margin
        var others = classes.filter { $0 != own }
        for draws in 1..<max(classes.count, 1) {
            others.swapAt(draws - 1, draws - 1 + random.integer(below: others.count - draws + 1))
            if score(others[draws - 1]) > bound { return (others[draws - 1], others.count / draws) }
        }
        return nil
    }

    /// 1 + 1/2 + … + 1/rank
    static func loss(ofRank rank: Int) -> Float { (1...max(rank, 1)).reduce(0) { $0 + 1 / Float($1) } }
}

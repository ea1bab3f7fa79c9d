import Tensors

/// What classifies test rows at the end.
public struct ClassifierConfiguration: Codable, Hashable, Sendable {
    /// What is trained for the final classification.
    public enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
        /// The D³GZSL student itself, as it stands.
        case student
        /// A softmax trained afterwards on real seen and generated unseen rows, as every generative method does.
        case softmax
    }

    /// What is trained for the final classification.
    public var kind = Kind.softmax
    /// Generated rows for each unseen class that the softmax is trained on; 0 for twice as many as a seen class has on
    /// average.
    public var generatedPerClass = 100
    /// Passes over the rows that it is trained on.
    public var epochs = 25
    /// Rows in a step.
    public var batch = 256
    /// Of Adam.
    public var learningRate: Float = 1e-3

    /// The usual settings.
    public init() {}

    /// Generated rows for each unseen class of `problem`. With fewer of them than real rows a class, the softmax hardly
    /// ever names an unseen class.
    func generatedRows(for problem: Problem) -> Int {
        generatedPerClass > 0 ? generatedPerClass : max(1, 2 * problem.training.rows / problem.seenClasses.count)
    }
}

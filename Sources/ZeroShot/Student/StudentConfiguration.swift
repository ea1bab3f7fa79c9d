/// The D³GZSL student.
public struct StudentConfiguration: Codable, Hashable, Sendable {
    /// Width h of the embedding, shared with the teacher.
    public var embedding = 256
    /// Generated rows for each unseen class and step: k.
    public var generatedPerClass = 5
    /// Of Adam.
    public var learningRate: Float = 1e-3

    /// The usual settings.
    public init() {}

    /// What hinders a student from being trained so. Options are named as notebooks name them.
    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("embedding", embedding, atLeast: 1)
        problems.require("generatedPerClass", generatedPerClass, atLeast: 1)
        problems.require("studentLearningRate", Double(learningRate), atLeast: 0)
        return problems
    }
}

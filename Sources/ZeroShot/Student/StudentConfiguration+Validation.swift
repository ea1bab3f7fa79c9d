extension StudentConfiguration {
    /// What hinders a student from being trained so. Options are named as notebooks name them.
    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("embedding", embedding, atLeast: 1)
        problems.require("generatedPerClass", generatedPerClass, atLeast: 1)
        problems.require("studentLearningRate", Double(learningRate), atLeast: 0)
        return problems
    }
}

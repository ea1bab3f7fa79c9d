extension TeacherConfiguration {
    /// What hinders a teacher from being trained so. Options are named as notebooks name them.
    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("teacherEpochs", epochs, atLeast: 0)
        problems.require("teacherBatch", batch, atLeast: 1)
        problems.require("teacherLearningRate", Double(learningRate), atLeast: 0)
        problems.require("teacherWeight", Double(weight), atLeast: 0)
        return problems
    }
}

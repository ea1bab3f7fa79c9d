/// Training of the out-of-distribution detection model, before everything else.
public struct TeacherConfiguration: Codable, Hashable, Sendable {
    /// Passes over the real rows.
    public var epochs = 30
    /// Rows in a step.
    public var batch = 128
    /// Of Adam.
    public var learningRate: Float = 1e-3
    /// Weight of L_pre.
    public var weight: Float = 1

    /// The usual settings.
    public init() {}

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

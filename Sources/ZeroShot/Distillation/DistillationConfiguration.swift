import Tensors

/// The weights of the student's losses, and how each is stated.
public struct DistillationConfiguration: Codable, Hashable, Sendable {
    /// What counts as a matching pair in the out-of-distribution module.
    public enum Pairs: String, Codable, Hashable, Sendable, CaseIterable {
        /// Two rows of the same class.
        case `class`
        /// Two seen rows, or two generated unseen rows.
        case domain
    }

    /// Weight of L_cls, the cross-entropy on real seen and generated unseen rows.
    public var classification: Float = 1
    /// Weight of L_be, the batch-wise embedding loss.
    public var embedding: Float = 0
    /// Weight of L_kl, the instance-wise logit loss.
    public var logits: Float = 0
    /// Weight of L_od, the out-of-distribution batch loss.
    public var outOfDistribution: Float = 0
    public var form: LossForm = .paper
    public var pairs: Pairs = .class

    public init() {}

    /// Whether any term needs the teacher.
    public var needsTeacher: Bool { embedding != 0 || logits != 0 || outOfDistribution != 0 }
}

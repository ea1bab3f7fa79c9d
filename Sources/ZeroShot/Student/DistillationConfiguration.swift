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
    /// As the paper states the losses, or as the released code computes them.
    public var form: LossForm = .paper
    /// Which pairs of rows count as alike.
    public var pairs: Pairs = .class
    /// The teacher's score that L_od turns into a confidence, a name of `ScoreRegistry`.
    ///
    /// `msp` is used as the method states it: the probability itself, in the `released` form its logarithm. Every other
    /// score is standardised on the training rows first, so that α = 1 and β = 0 are a sensible start for it too; the
    /// `released` form then differs in the sign of β and the softmax over the pair alone, since a score that may be
    /// negative has no logarithm.
    public var score = Self.standardScore

    /// The score of the paper.
    public static let standardScore = "msp"

    /// All terms at weight 0 but the student's own classification.
    public init() {}

    /// What hinders the losses from being computed. Options are named as notebooks name them.
    public func validate(scores: ScoreRegistry = .standard) -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("weights.cls", Double(classification), atLeast: 0)
        problems.require("weights.be", Double(embedding), atLeast: 0)
        problems.require("weights.kl", Double(logits), atLeast: 0)
        problems.require("weights.od", Double(outOfDistribution), atLeast: 0)
        problems.require(
            outOfDistribution == 0 || scores[score] != nil, "score", "no score is called '\(score)'",
            hint: "there are \(scores.names.joined(separator: ", "))")
        return problems
    }

    /// Whether any term needs the teacher.
    public var needsTeacher: Bool { embedding != 0 || logits != 0 || outOfDistribution != 0 }
}

extension DistillationConfiguration {
    private enum CodingKeys: String, CodingKey {
        case classification, embedding, logits, outOfDistribution, form, pairs, score
    }

    /// The score is written where it counts, or where it is not the usual one.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(classification, forKey: .classification)
        try container.encode(embedding, forKey: .embedding)
        try container.encode(logits, forKey: .logits)
        try container.encode(outOfDistribution, forKey: .outOfDistribution)
        try container.encode(form, forKey: .form)
        try container.encode(pairs, forKey: .pairs)
        if outOfDistribution != 0 || score != Self.standardScore { try container.encode(score, forKey: .score) }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        classification = try container.decode(Float.self, forKey: .classification)
        embedding = try container.decode(Float.self, forKey: .embedding)
        logits = try container.decode(Float.self, forKey: .logits)
        outOfDistribution = try container.decode(Float.self, forKey: .outOfDistribution)
        form = try container.decode(LossForm.self, forKey: .form)
        pairs = try container.decode(Pairs.self, forKey: .pairs)
        score = try container.decodeIfPresent(String.self, forKey: .score) ?? Self.standardScore
    }
}

import Tensors

/// The student's objective on one batch of real seen rows and generated unseen rows.
///
/// Source: Wang, Hong, Huangfu, Huang, AAAI 2024: L_id = L_cls + L_be + L_kl (in-distribution dual-space distillation)
/// and L_od (out-of-distribution batch distillation).
public struct StudentLosses {
    /// Real seen rows, and what the teacher says of them. The teacher's two may be tables computed once: it is frozen.
    public struct Seen {
        /// Rows of seen classes, [n, x].
        public var features: Variable
        /// The class of every row.
        public var labels: Indices
        /// z̃, [n, h]; nil where no term needs the teacher.
        public var teacherEmbedding: Variable?
        /// ṽ, [n, S]
        public var teacherLogits: Variable?

        /// Rows with what the teacher makes of them.
        public init(
            features: Variable, labels: Indices, teacherEmbedding: Variable? = nil, teacherLogits: Variable? = nil
        ) {
            self.features = features
            self.labels = labels
            self.teacherEmbedding = teacherEmbedding
            self.teacherLogits = teacherLogits
        }
    }

    /// L_cls
    public let classification: Loss
    /// L_be; nil without the term.
    public let embedding: Loss?
    /// L_kl; nil without the term.
    public let logits: Loss?
    /// L_od; nil without the term.
    public let outOfDistribution: Loss?
    private let labels: Indices
    private let seenLabels: Indices
    private let generatedLabels: Indices
    private let domains: Indices

    /// Records the terms whose weight is not zero.
    ///
    /// - Parameters:
    ///   - tape: what the terms are recorded on.
    ///   - student: the network that learns.
    ///   - teacher: the frozen network that is learnt from; nil where no term needs it.
    ///   - seen: the real rows of a step.
    ///   - generated: generated unseen rows [m, x]; the gradient reaches them if they have one.
    ///   - seenClasses: the student's outputs that answer to the teacher's, in the teacher's order.
    ///   - configuration: the weight and form of every term.
    ///   - scorer: the score of the out-of-distribution module, fitted and standardised; nil for the largest
    ///     probability, which is used as it is.
    public init(
        on tape: Tape, student: Student, teacher: Teacher?, seen: Seen,
        generated: (features: Variable, labels: Indices), seenClasses: Indices,
        configuration: DistillationConfiguration, scorer: (any OODScorer)? = nil
    ) {
        let m = generated.features.rows
        let n = seen.features.rows
        precondition(
            !configuration.needsTeacher
                || (teacher != nil && seen.teacherEmbedding != nil && seen.teacherLogits != nil),
            "distillation without a teacher")
        labels = Indices(count: m + n)
        domains = Indices(count: m + n)
        for row in m..<(m + n) { domains[row] = 1 }
        seenLabels = seen.labels
        generatedLabels = generated.labels

        let embeddings = tape.linear(tape.stacked([generated.features, seen.features]), student.embedder, .relu)
        let scores = tape.linear(embeddings, student.classifier)
        classification = tape.crossEntropy("cls", scores, labels: labels, weight: configuration.classification)

        var embeddingLoss: Loss?
        if configuration.embedding != 0, let target = seen.teacherEmbedding {
            embeddingLoss = tape.pairwiseCosine(
                "be", target, tape.rows(m..<(m + n), of: embeddings), labels: seenLabels, form: configuration.form,
                weight: configuration.embedding)
        }
        embedding = embeddingLoss

        var logitLoss: Loss?
        if configuration.logits != 0, let target = seen.teacherLogits {
            logitLoss = tape.logitAlignment(
                "kl", teacher: target, student: tape.rows(m..<(m + n), of: scores), columns: seenClasses,
                form: configuration.form, weight: configuration.logits)
        }
        logits = logitLoss

        var domainLoss: Loss?
        if configuration.outOfDistribution != 0, let teacher, let known = seen.teacherLogits {
            let unknown = teacher.embedding(of: generated.features, on: tape)
            let logits = tape.stacked([teacher.logits(of: unknown, on: tape), known])
            let embeddings = scorer == nil ? nil : seen.teacherEmbedding.map { tape.stacked([unknown, $0]) }
            let confidence = tape.confidence(
                logits: logits, embeddings: embeddings, by: scorer, of: student, form: configuration.form)
            let opinion = tape.softmax(
                tape.linear(tape.softmax(scores, logarithm: configuration.form == .released), student.head))
            domainLoss = tape.pairwiseCosine(
                "od", opinion, confidence, labels: configuration.pairs == .class ? labels : domains,
                form: configuration.form, weight: configuration.outOfDistribution)
        }
        outOfDistribution = domainLoss
    }

    /// Puts the labels of the batch where the losses read them. Call before `Tape.forward()`.
    public func prepare() {
        let m = generatedLabels.count
        for row in 0..<m { labels.pointer[row] = generatedLabels.pointer[row] }
        for row in 0..<seenLabels.count { labels.pointer[m + row] = seenLabels.pointer[row] }
    }
}

extension Tape {
    /// The teacher's confidence in every row as the pair h̃ = [c, 1 − c], [n, 2]: its score, through the student's
    /// learned sigmoid.
    ///
    /// - Parameters:
    ///   - embeddings: z̃ [n, h]; nil where `scorer` is.
    ///   - scorer: nil for the largest probability.
    func confidence(
        logits: Variable, embeddings: Variable?, by scorer: (any OODScorer)?, of student: Student, form: LossForm
    ) -> Variable {
        let score: Variable
        if let scorer, let embeddings {
            score = self.score(scorer, embeddings: embeddings, logits: logits)
        } else {
            score = maximumProbability(logits, logarithm: form == .released)
        }
        return confidence(score, slope: student.slope, shift: student.shift, form: form)
    }
}

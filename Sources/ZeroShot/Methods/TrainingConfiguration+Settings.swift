extension TrainingConfiguration {
    /// One for every value that methods share, the weights of the student's losses and the schedule apart. Those of the
    /// method itself are in `generator.options`.
    public static let settings: [Setting<TrainingConfiguration>] =
        [
            .choice(
                "form", \.distillation.form,
                "The losses as the paper states them, or as the released code computes them."
            ).when({ $0.trainsStudent && $0.distillation.needsTeacher }, otherwise: "no term of distillation is used"),
            .choice("pairs", \.distillation.pairs, "What counts as a matching pair in L_od.").whenJudging,
            .name(
                "score", \.distillation.score, of: ScoreRegistry.standard.names,
                "The teacher's score that L_od turns into a confidence."
            ).whenJudging,
            .choice("selection", \.selection, "Which epoch is reported."),
            .count("epochs", \.epochs, "Epochs of training."),
            .count(
                "iterations", \.iterationsPerEpoch, zeroIsAutomatic: true,
                "Generator steps in an epoch; one pass over the training rows when not given."),
            .count("batch", \.batch, in: 2...1_000_000, "Real rows in a step."),
            .width("embedding", \.student.embedding, "Width of the student's and teacher's embedding."),
            .count(
                "generatedPerClass", \.student.generatedPerClass, in: 1...10_000,
                "Rows generated for every unseen class in a step."
            ).whenStudying,
            .count(
                "perClass", \.classifier.generatedPerClass, zeroIsAutomatic: true,
                "Rows generated for every unseen class for the softmax trained afterwards; twice as many as a seen "
                    + "class has when not given."),
            .rate("studentLearningRate", \.student.learningRate, "Adam's rate for the student.").whenStudying,
            .count("classifierEpochs", \.classifier.epochs, "Epochs of the softmax trained afterwards."),
            .count(
                "classifierBatch", \.classifier.batch, in: 2...1_000_000,
                "Rows in a step of the softmax trained afterwards."),
            .rate(
                "classifierLearningRate", \.classifier.learningRate, "Adam's rate for the softmax trained afterwards."),
            .count("teacherEpochs", \.teacher.epochs, "Epochs of the teacher."),
            .count("teacherBatch", \.teacher.batch, in: 2...1_000_000, "Rows in a step of the teacher."),
            .rate("teacherLearningRate", \.teacher.learningRate, "Adam's rate for the teacher."),
            .weight("teacherWeight", \.teacher.weight, "Weight of the teacher's loss, L_pre."),
            .count(
                "rateSchedule.every", \.schedule.every, in: 0...1_000_000,
                "Epochs after which learning rates change, again and again; 0 for constant rates."),
            .factor("rateSchedule.generator", \.schedule.generator, "What the method's rates are multiplied by then.")
                .whenScheduled,
            .factor("rateSchedule.student", \.schedule.student, "What the student's rate is multiplied by.")
                .whenScheduled.whenStudying,
            .factor(
                "rateSchedule.sigmoid", \.schedule.sigmoid, "What the rate of the sigmoid of L_od is multiplied by."
            )
            .whenScheduled.whenJudging,
            .count("historyEvery", \.historyEvery, "Epochs between evaluations on the way."),
        ]

    /// With defaults in the place of what is not read.
    ///
    /// Settings of the teacher and of the softmax trained afterwards are kept: whoever asks the networks later may use
    /// them.
    var normalised: TrainingConfiguration {
        var result = self
        for setting in Self.settings where setting.unread(self) != nil {
            setting.copy(TrainingConfiguration(), &result)
        }
        if !trainsStudent { result.distillation = DistillationConfiguration() }
        return result
    }

    // MARK: What hinders a run

    /// What hinders a run from being trained so. Options are named as notebooks name them.
    public func validate() -> [SettingProblem] {
        var problems: [SettingProblem] = []
        problems.require("epochs", epochs, atLeast: 1)
        problems.require("iterations", iterationsPerEpoch, atLeast: 0)
        problems.require("batch", batch, atLeast: 2)
        problems.require("historyEvery", historyEvery, atLeast: 1)
        problems.require("perClass", classifier.generatedPerClass, atLeast: 0)
        problems.require("classifierEpochs", classifier.epochs, atLeast: 0)
        problems.require("classifierBatch", classifier.batch, atLeast: 1)
        problems.require("classifierLearningRate", Double(classifier.learningRate), atLeast: 0)
        if trainsStudent {
            problems += student.validate() + distillation.validate()
            if distillation.needsTeacher { problems += teacher.validate() }
        }
        return problems + generator.validate()
    }

    /// What hinders it on `problem`: `validate()`, and what the data lack.
    public func validate(for problem: Problem) -> [SettingProblem] {
        let own = validate()
        var problems = own
        problems.require(
            problem.training.rows > 1, nil, "\(problem.name) has \(problem.training.rows) training rows",
            hint: "a batch needs at least 2")
        return problems + (own.isEmpty ? generator.validate(for: problem) : [])
    }
}

extension Setting<TrainingConfiguration> {
    fileprivate var whenStudying: Setting { when({ $0.trainsStudent }, otherwise: "no student is trained") }

    fileprivate var whenScheduled: Setting { when({ $0.schedule.every > 0 }, otherwise: "learning rates are constant") }

    fileprivate static func factor(_ name: String, _ path: Path<Float>, _ summary: String) -> Setting {
        number(name, path, in: 0...1000, summary)
    }

    fileprivate var whenJudging: Setting {
        when({ $0.trainsStudent && $0.distillation.outOfDistribution != 0 }, otherwise: "the term 'od' is not used")
    }
}

extension TrainingConfiguration {
    private enum Field: String, CodingKey {
        case generator, student, distillation, teacher, classifier, schedule, selection, epochs, iterationsPerEpoch,
            batch, historyEvery
    }

    public func encode(to encoder: any Encoder) throws {
        let read = normalised
        var container = encoder.container(keyedBy: Field.self)
        try container.encode(read.generator, forKey: .generator)
        try container.encode(read.student, forKey: .student)
        try container.encode(read.distillation, forKey: .distillation)
        try container.encode(read.teacher, forKey: .teacher)
        try container.encode(read.classifier, forKey: .classifier)
        try container.encode(read.schedule, forKey: .schedule)
        try container.encode(read.selection, forKey: .selection)
        try container.encode(read.epochs, forKey: .epochs)
        try container.encode(read.iterationsPerEpoch, forKey: .iterationsPerEpoch)
        try container.encode(read.batch, forKey: .batch)
        try container.encode(read.historyEvery, forKey: .historyEvery)
    }
}

import ZeroShot

/// Every option that stands for one value of a configuration.
extension TrainingSetting {
    /// What every method has.
    static var common: [TrainingSetting] {
        [
            .choice(
                "form", \.distillation.form,
                "The losses as the paper states them, or as the released code computes them."),
            .choice("pairs", \.distillation.pairs, "What counts as a matching pair in L_od."),
            .name(
                "score", \.distillation.score, of: ScoreRegistry.standard.names,
                "The teacher's score that L_od turns into a confidence."),
            .choice("selection", \.selection, "Which epoch is reported."),
            .count("epochs", \.epochs, "Epochs of training."),
            .count(
                "iterations", \.iterationsPerEpoch, zeroIsAutomatic: true,
                "Generator steps in an epoch; one pass over the training rows when not given."),
            .count("batch", \.batch, from: 2, "Real rows in a step."),
            .count("hidden", \.generator.hidden, "Width of the generator's and critic's hidden layers."),
            .count(
                "noise", \.generator.noise, zeroIsAutomatic: true,
                "Noise columns; as many as a class embedding has when not given."),
            .count("embedding", \.student.embedding, "Width of the student's and teacher's embedding."),
            .count(
                "generatedPerClass", \.student.generatedPerClass, "Rows generated for every unseen class in a step."),
            .count(
                "perClass", \.classifier.generatedPerClass, zeroIsAutomatic: true,
                "Rows generated for every unseen class for the softmax trained afterwards; twice as many as a seen class has when not given."
            ),
            .count("criticSteps", \.generator.criticSteps, "Critic steps to one generator step."),
            .weight("penalty", \.generator.penaltyWeight, "Weight of the gradient penalty."),
            .weight("classification", \.generator.classificationWeight, "Weight of f-CLSWGAN's classification loss."),
            .rate("learningRate", \.generator.learningRate, "Adam's rate for generator and critic."),
            .number("beta1", \.generator.beta1, upTo: 0.999, "Adam's β₁ for generator and critic."),
            .rate("studentLearningRate", \.student.learningRate, "Adam's rate for the student."),
            .count("classifierEpochs", \.classifier.epochs, "Epochs of the softmax trained afterwards."),
            .count("classifierBatch", \.classifier.batch, from: 2, "Rows in a step of the softmax trained afterwards."),
            .rate(
                "classifierLearningRate", \.classifier.learningRate, "Adam's rate for the softmax trained afterwards."),
            .count("teacherEpochs", \.teacher.epochs, "Epochs of the teacher."),
            .count("teacherBatch", \.teacher.batch, from: 2, "Rows in a step of the teacher."),
            .rate("teacherLearningRate", \.teacher.learningRate, "Adam's rate for the teacher."),
            .count("historyEvery", \.historyEvery, "Epochs between evaluations on the way."),
        ]
    }

    /// What belongs to one method, or to one family of them.
    static var methods: [TrainingSetting] {
        [
            .count("contrastive.embedding", \.generator.contrastive.embedding, "Width of h."),
            .count("contrastive.projection", \.generator.contrastive.projection, "Width of z."),
            .count("contrastive.comparator", \.generator.contrastive.comparator, "Hidden width of the comparator."),
            .number(
                "contrastive.instanceTemperature", \.generator.contrastive.instanceTemperature, upTo: 100,
                "Temperature of the instance-wise loss."),
            .number(
                "contrastive.classTemperature", \.generator.contrastive.classTemperature, upTo: 100,
                "Temperature of the class-wise loss."),
            .weight(
                "contrastive.instanceWeight", \.generator.contrastive.instanceWeight,
                "Weight of the instance-wise loss in the generator step."),
            .weight(
                "contrastive.classWeight", \.generator.contrastive.classWeight,
                "Weight of the class-wise loss in the generator step."),
            .choice("variational.reconstruction", \.generator.variational.reconstruction, "The error of rebuilt rows."),
            .weight(
                "variational.divergenceWeight", \.generator.variational.divergenceWeight, "Weight of the KL divergence."
            ),
            .weight(
                "variational.adversarialWeight", \.generator.variational.adversarialWeight,
                "γ, weight of the adversarial part."),
            .flag(
                "variational.encodedNoise", \.generator.variational.encodedNoise,
                "Whether the critic judges rows made from the codes of real rows."),
            .number(
                "feedback.trainingStrength", \.generator.feedback.trainingStrength, upTo: 100,
                "a₁, how much feedback enters the hidden layer in training."),
            .number(
                "feedback.synthesisStrength", \.generator.feedback.synthesisStrength, upTo: 100,
                "a₂, how much in synthesis."),
            .weight(
                "feedback.reconstructionWeight", \.generator.feedback.reconstructionWeight,
                "Weight of the semantic decoder's loss."),
            .rate("feedback.learningRate", \.generator.feedback.learningRate, "Adam's rate for the feedback module."),
            .rate(
                "feedback.decoderLearningRate", \.generator.feedback.decoderLearningRate,
                "Adam's rate for the semantic decoder."),
            .flag(
                "feedback.freezesDecoder", \.generator.feedback.freezesDecoder,
                "Whether the semantic decoder learns from real rows alone."),
            .choice("refinement.rival", \.generator.refinement.rival, "Which other centre a row is kept away from."),
            .number("refinement.margin", \.generator.refinement.margin, upTo: 1e6, "Δ of the centre loss."),
            .number(
                "refinement.balance", \.generator.refinement.balance, upTo: 1, "γ, the share of a row's own centre."),
            .weight("refinement.centreWeight", \.generator.refinement.centreWeight, "Weight of the centre loss."),
            .weight(
                "refinement.consistencyWeight", \.generator.refinement.consistencyWeight,
                "Weight of semantic cycle consistency."),
            .rate(
                "refinement.learningRate", \.generator.refinement.learningRate, "Adam's rate for the refinement module."
            ),
            .count("diffusion.steps", \.generator.diffusion.steps, from: 2, "Levels of noise."),
            .count("diffusion.samplingSteps", \.generator.diffusion.samplingSteps, "Levels visited in sampling."),
        ]
    }

    /// The methods' own hyper-parameters, with the generators that read them.
    static let groups: [(name: String, generators: [String], summary: String)] = [
        ("contrastive", ["ce-gzsl"], "Hyper-parameters of CE-GZSL."),
        (
            "variational", ["cvae", "f-vaegan-d2", "tf-vaegan", "free"],
            "Hyper-parameters of CVAE, f-VAEGAN-D2, TF-VAEGAN and FREE."
        ),
        ("feedback", ["tf-vaegan"], "Hyper-parameters of TF-VAEGAN."),
        ("refinement", ["free"], "Hyper-parameters of FREE."),
        ("diffusion", ["diffusion"], "Hyper-parameters of the diffusion model."),
    ]
}

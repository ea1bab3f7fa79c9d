import Diagnostics
import Notebook
import Tensors
import ZeroShot

/// The options of a training run, and the configuration they make. Defaults are those of `TrainingConfiguration`.
struct TrainingOptions {
    /// The student's loss terms by their names in `distill` and `weights`.
    static let terms = ["cls", "be", "kl", "od"]

    static func schema(_ workspace: Workspace) -> [Option] {
        let standard = TrainingConfiguration()
        let count = OptionType.integer(1...1_000_000)
        let rate = OptionType.number(0...10)
        let weight = OptionType.number(0...1e6)
        func number(_ value: Float) -> Value { .number(Double("\(value)") ?? Double(value)) }
        return [
            Option("generator", .choice(workspace.generators.names), defaultValue: .string(standard.generator.name), summary: "The generative method."),
            Option("distill", .list(of: .choice(terms)), defaultValue: [], summary: "The terms of the student's loss. Any of them trains a student beside the generator, which then classifies."),
            Option("weights", .object(terms.map { Option($0, weight, summary: "Weight of L_\($0).") }), summary: "Weights of the student's loss terms: 1 for those listed in 'distill', 0 for others."),
            Option("form", .choice(LossForm.allCases.map(\.rawValue)), defaultValue: .string(standard.distillation.form.rawValue), summary: "The losses as the paper states them, or as the released code computes them."),
            Option("pairs", .choice(DistillationConfiguration.Pairs.allCases.map(\.rawValue)), defaultValue: .string(standard.distillation.pairs.rawValue), summary: "What counts as a matching pair in L_od."),
            Option("score", .choice(ScoreRegistry.standard.names), defaultValue: .string(standard.distillation.score), summary: "The teacher's score that L_od turns into a confidence."),
            Option("classifier", .choice(ClassifierConfiguration.Kind.allCases.map(\.rawValue)), summary: "What classifies test rows: the student, or a softmax trained afterwards. The student where there is one."),
            Option("selection", .choice(Selection.allCases.map(\.rawValue)), defaultValue: .string(standard.selection.rawValue), summary: "Which epoch is reported."),
            Option("epochs", count, defaultValue: .integer(standard.epochs), summary: "Epochs of training."),
            Option("iterations", count, summary: "Generator steps in an epoch; one pass over the training rows when not given."),
            Option("batch", .integer(2...100_000), defaultValue: .integer(standard.batch), summary: "Real rows in a step."),
            Option("hidden", count, defaultValue: .integer(standard.generator.hidden), summary: "Width of the generator's and critic's hidden layers."),
            Option("noise", count, summary: "Noise columns; as many as a class embedding has when not given."),
            Option("embedding", count, defaultValue: .integer(standard.student.embedding), summary: "Width of the student's and teacher's embedding."),
            Option("generatedPerClass", count, defaultValue: .integer(standard.student.generatedPerClass), summary: "Rows generated for every unseen class in a step."),
            Option("perClass", count, defaultValue: .integer(standard.classifier.generatedPerClass), summary: "Rows generated for every unseen class for the softmax trained afterwards."),
            Option("criticSteps", .integer(1...100), defaultValue: .integer(standard.generator.criticSteps), summary: "Critic steps to one generator step."),
            Option("penalty", weight, defaultValue: number(standard.generator.penaltyWeight), summary: "Weight of the gradient penalty."),
            Option("classification", weight, defaultValue: number(standard.generator.classificationWeight), summary: "Weight of the generator's classification loss."),
            Option("learningRate", rate, defaultValue: number(standard.generator.learningRate), summary: "Adam's rate for generator and critic."),
            Option("studentLearningRate", rate, defaultValue: number(standard.student.learningRate), summary: "Adam's rate for the student."),
            Option("classifierEpochs", count, defaultValue: .integer(standard.classifier.epochs), summary: "Epochs of the softmax trained afterwards."),
            Option("classifierLearningRate", rate, defaultValue: number(standard.classifier.learningRate), summary: "Adam's rate for the softmax trained afterwards."),
            Option("teacherEpochs", count, defaultValue: .integer(standard.teacher.epochs), summary: "Epochs of the teacher."),
            Option("teacherLearningRate", rate, defaultValue: number(standard.teacher.learningRate), summary: "Adam's rate for the teacher."),
            Option("schedule", .choice(["constant", "released"]), defaultValue: "constant", summary: "Constant learning rates, or the factors of the released code every 20 epochs."),
            Option("historyEvery", count, defaultValue: .integer(standard.historyEvery), summary: "Epochs between evaluations on the way."),
        ]
    }

    static func configuration(_ cell: Cell, problems: inout [Diagnostic]) -> TrainingConfiguration {
        var result = TrainingConfiguration()
        if let name = cell.string("generator") { result.generator.name = name }
        readDistillation(cell, into: &result, problems: &problems)
        readSizes(cell, into: &result)
        readRates(cell, into: &result)
        return result
    }

    private static func readDistillation(_ cell: Cell, into result: inout TrainingConfiguration, problems: inout [Diagnostic]) {
        let listed = cell.strings("distill") ?? []
        let weights = cell.map("weights")
        func weight(_ term: String, unlisted: Float) -> Float {
            if let given = weights?[term]?.number { return Float(given) }
            return listed.contains(term) ? 1 : unlisted
        }
        let trainsStudent = !listed.isEmpty || !(weights?.isEmpty ?? true)
        // Every term works on a student that also classifies: L_cls is part of all of them unless its weight is set.
        result.distillation.classification = weight("cls", unlisted: 1)
        result.distillation.embedding = weight("be", unlisted: 0)
        result.distillation.logits = weight("kl", unlisted: 0)
        result.distillation.outOfDistribution = weight("od", unlisted: 0)
        if let form = cell.string("form").flatMap(LossForm.init) { result.distillation.form = form }
        if let pairs = cell.string("pairs").flatMap(DistillationConfiguration.Pairs.init) { result.distillation.pairs = pairs }
        if let score = cell.string("score") { result.distillation.score = score }
        if let kind = cell.string("classifier").flatMap(ClassifierConfiguration.Kind.init) {
            result.classifier.kind = kind
            if kind == .student, !trainsStudent {
                problems.append(.error("no-student", "the student classifies, but no term trains one", at: cell.range(of: "classifier"), hint: "add 'distill: [cls]', or more of \(terms.joined(separator: ", "))"))
            }
        } else {
            result.classifier.kind = trainsStudent ? .student : .softmax
        }
        if let selection = cell.string("selection").flatMap(Selection.init) { result.selection = selection }
    }

    private static func readSizes(_ cell: Cell, into result: inout TrainingConfiguration) {
        if let epochs = cell.integer("epochs") { result.epochs = epochs }
        if let iterations = cell.integer("iterations") { result.iterationsPerEpoch = iterations }
        if let batch = cell.integer("batch") { result.batch = batch }
        if let hidden = cell.integer("hidden") { result.generator.hidden = hidden }
        if let noise = cell.integer("noise") { result.generator.noise = noise }
        if let width = cell.integer("embedding") { result.student.embedding = width }
        if let rows = cell.integer("generatedPerClass") { result.student.generatedPerClass = rows }
        if let rows = cell.integer("perClass") { result.classifier.generatedPerClass = rows }
        if let steps = cell.integer("criticSteps") { result.generator.criticSteps = steps }
        if let epochs = cell.integer("classifierEpochs") { result.classifier.epochs = epochs }
        if let epochs = cell.integer("teacherEpochs") { result.teacher.epochs = epochs }
        if let every = cell.integer("historyEvery") { result.historyEvery = every }
    }

    private static func readRates(_ cell: Cell, into result: inout TrainingConfiguration) {
        if let weight = cell.float("penalty") { result.generator.penaltyWeight = weight }
        if let weight = cell.float("classification") { result.generator.classificationWeight = weight }
        if let rate = cell.float("learningRate") { result.generator.learningRate = rate }
        if let rate = cell.float("studentLearningRate") { result.student.learningRate = rate }
        if let rate = cell.float("classifierLearningRate") { result.classifier.learningRate = rate }
        if let rate = cell.float("teacherLearningRate") { result.teacher.learningRate = rate }
        if cell.string("schedule") == "released" { result.schedule = .released }
    }
}

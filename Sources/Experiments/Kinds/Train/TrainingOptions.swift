import Foundations
import Notebook
import Tensors
import ZeroShot

/// The options of a training run, and the configuration they make: that of a preset, with what is given in its place.
struct TrainingOptions {
    /// The student's loss terms by their names in `distill` and `weights`.
    static var terms: [(name: String, weight: WritableKeyPath<DistillationConfiguration, Float>)] {
        [("cls", \.classification), ("be", \.embedding), ("kl", \.logits), ("od", \.outOfDistribution)]
    }

    /// What all of the student's losses weigh against the generator's: that of the code that the authors of D³GZSL
    /// released (github PJBQ/D3GZSL). Adam makes the student's own steps as long for any scale; what changes is how
    /// much its gradient moves the generator.
    static let standardScale: Float = 1e-4

    static func schema(_ workspace: Workspace) -> [Option] {
        let weight = OptionType.number(0...1e6)
        let leading = [
            Option(
                "generator", .choice(workspace.generators.names),
                defaultValue: .string(TrainingConfiguration().generator.name), summary: "The generative method."),
            Option(
                "preset", .choice(GeneratorPreset.allCases.map(\.rawValue)),
                summary:
                    "Where values that are not given come from: 'quick', small networks tuned for speed, 'standard', "
                    + "networks and lengths for real features, or 'paper', what the method's authors published for the "
                    + "data set. When not given, 'quick' for built-in data sets and 'standard' for others."
            ),
            Option(
                "distill", .list(of: .choice(terms.map(\.name))), defaultValue: [],
                summary:
                    "The terms of the student's loss. Any of them trains a student beside the generator, which then "
                    + "classifies."
            ),
            Option(
                "weights",
                .object(
                    terms.map { Option($0.name, weight, summary: "Weight of L_\($0.name).") } + [
                        Option(
                            "scale", weight, defaultValue: .number(standardScale), summary: "A factor on all of them.")
                    ]),
                summary:
                    "Weights of the student's loss terms: 1 for those listed in 'distill', 0 for others, all times "
                    + "'scale', which is \(standardScale) when not given."
            ),
            Option(
                "classifier", .choice(ClassifierConfiguration.Kind.allCases.map(\.rawValue)),
                summary:
                    "What classifies test rows: the student, or a softmax trained afterwards. The student where there "
                    + "is one."
            ),
            Option(
                "calibrated", .boolean,
                summary:
                    "Whether a constant γ, chosen on validation classes, is taken off the scores of seen classes; "
                    + "'selection' is 'last' or 'validation' then."
            ),
            Option(
                "schedule", .choice(["constant", "released"]),
                summary:
                    "Constant learning rates, or the factors of the released code every 20 epochs; those of the preset "
                    + "when not given."
            ),
        ]
        return leading + TrainingSettings(workspace).schema
    }

    /// What a grid may go over: every option, those of a method by their dotted names, and each weight by its own.
    static func axes(_ workspace: Workspace) -> [Option] {
        schema(workspace).flatMap { option -> [Option] in
            guard case .object(let members) = option.type else { return [option] }
            return members.map { Option("\(option.name).\($0.name)", $0.type, summary: $0.summary) }
        }
    }

    /// Whether γ is chosen and taken off the scores of seen classes.
    static func isCalibrated(_ cell: Cell) -> Bool { cell.boolean("calibrated") ?? false }

    /// - Parameter dataset: what the published values are looked up for.
    static func configuration(
        _ cell: Cell, on dataset: DataSelection, in workspace: Workspace, problems: inout [Diagnostic]
    ) -> TrainingConfiguration {
        let generator = cell.string("generator") ?? TrainingConfiguration().generator.name
        var result = preset(cell, generator, dataset, workspace.generators, problems: &problems)
        readDistillation(cell, into: &result, problems: &problems)
        switch cell.string("schedule") {
        case "released": result.schedule = .released
        case "constant": result.schedule = LearningRateSchedule()
        default: break
        }
        TrainingSettings.read(cell, into: &result)
        return result
    }

    /// Where values that are not given come from.
    static func preset(_ cell: Cell, on dataset: DataSelection) -> GeneratorPreset {
        cell.string("preset").flatMap(GeneratorPreset.init) ?? (dataset.reference.isBuiltIn ? .quick : .standard)
    }

    private static func preset(
        _ cell: Cell, _ generator: String, _ dataset: DataSelection, _ methods: MethodRegistry,
        problems: inout [Diagnostic]
    ) -> TrainingConfiguration {
        let preset = self.preset(cell, on: dataset)
        let settings = preset.configuration(
            for: generator, dataset: dataset.reference.name, isDistilled: trainsStudent(cell), in: methods)
        if let settings { return settings }
        var result = TrainingConfiguration()
        if let method = GeneratorConfiguration(named: generator, in: methods) { result.generator = method }
        if preset == .paper {
            let known = GeneratorPreset.publishedDatasets.filter {
                preset.configuration(for: generator, dataset: $0, in: methods) != nil
            }
            problems.append(
                .error(
                    "no-published-settings",
                    "no settings of '\(generator)' have been published for '\(dataset.reference.name)'",
                    at: cell.range(of: "preset"),
                    hint: known.isEmpty
                        ? "use 'preset: standard' and say what differs"
                        : "there are some for \(known.joined(separator: ", "))"))
        }
        return result
    }

    /// Whether any term of the student's loss is asked for.
    private static func trainsStudent(_ cell: Cell) -> Bool {
        !(cell.strings("distill") ?? []).isEmpty || !(cell.map("weights")?.isEmpty ?? true)
    }

    private static func readDistillation(
        _ cell: Cell, into result: inout TrainingConfiguration, problems: inout [Diagnostic]
    ) {
        let listed = cell.strings("distill") ?? []
        let weights = cell.map("weights")
        let scale = weights?["scale"]?.number.map { Float($0) } ?? standardScale
        func weight(_ term: String, unlisted: Float) -> Float {
            if let given = weights?[term]?.number { return Float(given) * scale }
            return (listed.contains(term) ? 1 : unlisted) * scale
        }
        let trainsStudent = trainsStudent(cell)
        // Every term works on a student that also classifies: L_cls is part of all of them unless its weight is set.
        for term in terms {
            result.distillation[keyPath: term.weight] = weight(term.name, unlisted: term.name == "cls" ? 1 : 0)
        }
        if let kind = cell.string("classifier").flatMap(ClassifierConfiguration.Kind.init) {
            result.classifier.kind = kind
            if kind == .student, !trainsStudent {
                problems.append(
                    .error(
                        "no-student", "the student classifies, but no term trains one",
                        at: cell.range(of: "classifier"),
                        hint: "add 'distill: [cls]', or more of \(terms.map(\.name).joined(separator: ", "))"))
            }
        } else {
            result.classifier.kind = trainsStudent ? .student : .softmax
        }
    }
}

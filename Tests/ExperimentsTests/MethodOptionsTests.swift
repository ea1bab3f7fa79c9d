import Experiments
import Foundation
import Tensors
import Testing
import ZeroShot

/// What is decided about `TameGenerator`.
struct TameSettings: MethodSettings {
    var tame = FCLSWGANSettings()
    var strength: Float = 1
    var turns = 3
    var isShy = false

    init() {
        tame.network.hidden = 16
        tame.seenClassifier.epochs = 1
    }
}

/// A method of one's own with three options of its own.
final class TameGenerator: GenerativeMethod {
    static let name = "tame"
    static let summary = "f-CLSWGAN by another name."
    static let options: [Setting<TameSettings>] =
        FCLSWGAN.options.map { $0.within(\.tame) } + [
            .weight("taming.strength", \.strength, "How strongly it is held."),
            .count("taming.turns", \.turns, in: 1...9, "How often it is turned."),
            .flag("isShy", \.isShy, "Whether it hides."),
        ]

    private let own: FCLSWGAN

    init(_ settings: TameSettings, in context: GeneratorContext) { own = FCLSWGAN(settings.tame, in: context) }

    var optimiser: OptimiserSettings { own.optimiser }
    var fixedParameters: [Parameter] { own.fixedParameters }
    var phases: [TrainingPhase] { own.phases }
    func record(phase index: Int, on step: TrainingStep) { own.record(phase: index, on: step) }
    func generate(classes: Indices, on step: TrainingStep) -> Variable { own.generate(classes: classes, on: step) }
}

/// Options of methods: those of a plug-in are as good as any, and nothing that is given goes unread.
@Suite struct MethodOptionsTests {
    private func notebook(_ options: String, kind: String = "train a") -> String {
        "---\ntitle: T\n---\n```d3gzsl \(kind)\n\(options)\n```\n"
    }

    @Test func aPluginsOptions() throws {
        let bench = try Bench(generators: .standard.adding(TameGenerator.self))
        let schema = TrainBlock.schema(bench.workspace).options
        let group = try #require(schema.first { $0.name == "taming" })
        guard case .object(let members) = group.type else {
            Issue.record("\(group.type)")
            return
        }
        #expect(members.map(\.name) == ["strength", "turns"] && group.summary.contains("tame"))
        #expect(schema.first { $0.name == "isShy" }?.summary == "Whether it hides. Read by tame.")
        let options = "generator: tame\nisShy: true\ntaming: {turns: 7}\n"
        #expect(try bench.complaints(notebook(options)).isEmpty)
        let tooMany = try bench.complaints(notebook("generator: tame\ntaming: {turns: 12}"))
        #expect(
            tooMany.contains("notebook.md:6:17: error: 'taming.turns' takes a whole number from 1 to 9"), "\(tooMany)")
        let stray = try bench.complaints(notebook("generator: cvae\nisShy: true"))
        #expect(stray.contains("notebook.md:6:8: error: nothing reads 'isShy': 'cvae' has no such setting"), "\(stray)")
        #expect(stray.contains("it is read by tame"))
        _ = try bench.run(notebook(options + Bench.tiny))
        let report = try bench.report()
        for word in ["taming", "turns", "strength", "isShy"] { #expect(report.contains(word), "\(word)") }
        #expect(!report.contains("contrastive"))
        #expect(try Bench().complaints(notebook(options)).contains("error"))
    }

    /// A method more changes no other method's key; its own holds what it reads alone.
    @Test func keysOfOthers() throws {
        let text = MethodRegistry.standard.names.enumerated().map { index, name in
            "```d3gzsl train a\(index)\ngenerator: \(name)\ndistill: [od]\n```\n\n"
        }.joined()
        func configurations(_ bench: Bench, _ text: String) throws -> [String] {
            let checked = CheckedNotebooks(bench.settings([try bench.write(text)]), in: bench.workspace)
            return try #require(checked.studies.first, "\(checked.diagnostics.map(\.message))").blocks.flatMap {
                $0.conditions.map(\.configuration)
            }
        }
        let more = try Bench(generators: .standard.adding(TameGenerator.self))
        #expect(
            try configurations(Bench(), "---\ntitle: T\n---\n" + text)
                == configurations(more, "---\ntitle: T\n---\n" + text))
        let own = try configurations(more, notebook("generator: tame\ntaming: {turns: 7}"))[0]
        #expect(own.contains("\"turns\":7") && !own.contains("samplingSteps"))
    }

    /// What is written and not read, with the place and a hint.
    @Test(arguments: [
        ("generator: cvae\ncriticSteps: 9", "criticSteps", "read by ce-gzsl"),
        ("generator: cvae\ncontrastive: {embedding: 3}", "contrastive.embedding", "read by ce-gzsl"),
        ("generator: diffusion\nnoise: 9", "noise", "leave it out"),
        ("generator: cvae\nvariational: {encodedNoise: false}", "variational.encodedNoise", "f-vaegan-d2"),
        ("classification: 0\nseenClassifier: {epochs: 4}", "seenClassifier.epochs", "leave it out"),
        ("generator: free\nrefinement: {centreWeight: 0, margin: 4}", "refinement.margin", "leave it out"),
        ("studentLearningRate: 0.1", "studentLearningRate", "leave it out"),
        ("generatedPerClass: 4", "generatedPerClass", "leave it out"),
        ("distill: [be]\npairs: domain", "pairs", "leave it out"),
        ("form: released", "form", "leave it out"),
    ])
    func unread(_ options: String, _ name: String, _ hint: String) throws {
        let found = try Bench().complaints(notebook(options))
        #expect(found.contains("error: nothing reads '\(name)'") && found.contains(hint), "\(found)")
        #expect(found.contains("1 error"), "\(found)")
    }

    /// What a block inherits may belong to what it has changed, and an axis has to be read at some point of a grid.
    @Test func inheritedAndVaried() throws {
        func complaints(_ rest: String) throws -> String {
            try Bench().complaints(notebook("criticSteps: 2") + "\n" + rest)
        }
        #expect(try complaints("```d3gzsl train b\nlike: a\ngenerator: cvae\n```\n").isEmpty)
        #expect(
            try complaints("```d3gzsl sweep b\nof: a\nover: {generator: [cvae, free], criticSteps: [1, 2]}\n```\n")
                .isEmpty)
        let found = try complaints("```d3gzsl sweep b\nof: a\nover: {diffusion.steps: [10, 20]}\n```\n")
        #expect(found.contains("error: nothing reads 'diffusion.steps': 'f-clswgan' has no such setting"), "\(found)")
    }
}

import Foundations
import Notebook
import Testing

extension Language {
    /// Small, but with every type of option in it.
    static let sample = Language(blockKinds: [
        BlockKind(
            name: "train", summary: "Trains.",
            options: [
                Option(
                    "generator", .choice(["f-clswgan", "ce-gzsl", "tf-vaegan"]), isRequired: true,
                    summary: "The method."),
                Option("dataset", .oneOrMany(of: .named("data set", validate: dataset)), summary: "What on."),
                Option(
                    "seeds", .either([.integer(1...100), .list(of: .integer(0...9999))]), summary: "How many, or which."
                ),
                Option("rate", .number(0...1), summary: "Learning rate."),
                Option("epochs", .integer(1...Int.max), summary: "Epochs."),
                Option("distill", .list(of: .choice(["cls", "be", "kl", "od"])), summary: "Terms."),
                Option(
                    "weights",
                    .object([
                        Option("cls", .number(0...(.greatestFiniteMagnitude)), summary: "One."),
                        Option("be", .number(nil), summary: "Other."),
                    ]), summary: "Weights."),
                Option("shuffle", .boolean, summary: "Whether to."),
                Option("note", .string, role: .presentation, summary: "Remark."),
            ],
            metrics: ["U", "S", "H", "AUSUC"], isNameRequired: true),
        BlockKind(
            name: "table", summary: "Tabulates.",
            options: [
                Option("caption", .string, role: .presentation, summary: "Caption."),
                Option(
                    "rows", .either([.list(of: .cell(kinds: ["train"])), .cellMap(kinds: ["train"], value: .string)]),
                    isRequired: true, summary: "Rows."),
                Option("columns", .oneOrMany(of: .string), summary: "Columns."),
                Option("compare", .cellMap(kinds: ["train"], value: .string), summary: "Published values."),
                Option("extra", .map(value: .number(nil)), summary: "More numbers."),
            ],
            labelPrefix: "tbl"),
        BlockKind(
            name: "figure", summary: "Draws.", options: [Option("of", .cell(kinds: ["train"]), summary: "What.")],
            labelPrefix: "fig"),
        BlockKind(name: "expect", summary: "Claims.", body: .expectations),
    ])

    @Sendable private static func dataset(_ value: Value) -> OptionProblem? {
        let known = ["shapes", "simulated-cub"]
        guard let name = value.string, known.contains(name) else {
            return OptionProblem("there is no data set '\(value)'", candidates: known)
        }
        return nil
    }
}

/// All that is wrong with a notebook, as a person reads it; without the last line break.
func problems(of text: String, overrides: [ParameterOverride] = []) -> String {
    let (plan, diagnostics) = NotebookPlan.check(
        SourceFile(path: "n.md", text: text), language: .sample, overrides: overrides)
    #expect((plan == nil) == diagnostics.hasErrors, "a plan if and only if there is no error")
    for diagnostic in diagnostics { #expect(diagnostic.hint != nil, "'\(diagnostic.message)' has no hint") }
    return String(DiagnosticRenderer().render(diagnostics).dropLast())
}

/// The plan of a notebook that must be right.
func plan(of text: String, overrides: [ParameterOverride] = []) throws -> NotebookPlan {
    let (plan, diagnostics) = NotebookPlan.check(
        SourceFile(path: "n.md", text: text), language: .sample, overrides: overrides)
    return try #require(plan, Comment(rawValue: DiagnosticRenderer().render(diagnostics)))
}

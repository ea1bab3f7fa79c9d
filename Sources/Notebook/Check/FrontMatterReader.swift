import Foundations
import MarkdownTree

/// Reads front matter: first its parameters, then everything else with them filled in.
struct FrontMatterReader {
    private let entries: [LocatedValue.Entry]
    /// Whether the text has no title; not said of what could not be read.
    let lacksTitle: Bool

    private static let options = [
        Option("title", .prose, role: .presentation, summary: "Title of the report."),
        Option("subtitle", .prose, role: .presentation, summary: "What stands below the title."),
        Option("authors", .oneOrMany(of: .string), role: .presentation, summary: "Names of the authors."),
        Option("date", .string, role: .presentation, summary: "Date of the report, as it is to be shown."),
        Option("abstract", .prose, role: .presentation, summary: "Summary of the report."),
        Option(
            "order", .integer(1...1_000_000), role: .presentation,
            summary: "Place among the notebooks of a run and in their index; those without one come last."),
        Option("language", .string, role: .presentation, summary: "Language of the text, as a tag such as 'en'."),
        Option("bibliography", .oneOrMany(of: .string), role: .presentation, summary: "BibTeX files."),
        Option("published", .string, role: .presentation, summary: "A YAML file of published results to compare with."),
    ]
    /// Entries that hold values of parameters.
    private static let tables = ["parameters", "quick"]
    private static let names = options.map(\.name) + tables

    init(_ document: MarkdownDocument, diagnostics: inout [Diagnostic]) {
        guard let text = document.frontMatter else {
            entries = []
            let place = Self.unclosed(in: document.file)
            lacksTitle = place == nil
            if let place {
                diagnostics.append(
                    .error("front-matter", "the front matter never ends", at: place, hint: "close it with a line '---'")
                )
            }
            return
        }
        let (value, problems) = YAMLReader.read(YAMLText(text.range))
        diagnostics += problems
        guard let value, !value.isNull else {
            entries = []
            lacksTitle = value != nil
            return
        }
        guard case .map(let entries) = value.content else {
            self.entries = []
            lacksTitle = false
            diagnostics.append(
                .error(
                    "front-matter", "front matter is a map of names to values, not \(value.value.kindName)",
                    at: value.range, hint: "for example 'title: What distillation adds'"))
            return
        }
        self.entries = entries
        lacksTitle = !entries.contains { $0.key.value == "title" && !$0.value.isNull }
    }

    /// The entries below `parameters:`.
    func parameters(diagnostics: inout [Diagnostic]) -> [LocatedValue.Entry] {
        table("parameters", diagnostics: &diagnostics)
    }

    /// The entries below `quick:`, values of parameters for a quick run.
    func quickParameters(diagnostics: inout [Diagnostic]) -> [LocatedValue.Entry] {
        table("quick", diagnostics: &diagnostics)
    }

    private func table(_ name: String, diagnostics: inout [Diagnostic]) -> [LocatedValue.Entry] {
        guard let value = entries.first(where: { $0.key.value == name })?.value, !value.isNull else { return [] }
        guard case .map(let parameters) = value.content else {
            diagnostics.append(
                .error(
                    "front-matter", "'\(name)' takes a map of names to values, not \(OptionChecker.found(value))",
                    at: value.range,
                    hint: "for example '\(name): {seeds: 3}'"))
            return []
        }
        return parameters
    }

    func frontMatter(_ parameters: inout ParameterTable, diagnostics: inout [Diagnostic]) -> FrontMatter {
        var values: [String: Value] = [:]
        var places: [String: LocatedValue] = [:]
        var prose: [LocatedText] = []
        let checker = OptionChecker(cells: CellDirectory())
        for entry in entries where !Self.tables.contains(entry.key.value) {
            let name = entry.key.value
            guard let option = Self.options.first(where: { $0.name == name }) else {
                let near = Suggestion.closest(to: name, among: Self.names)
                diagnostics.append(
                    .warning(
                        "unknown-front-matter", "front matter has no entry '\(name)'", at: entry.key.range,
                        hint: near.map { "did you mean '\($0)'?" }
                            ?? "entries are \(UnknownName.enumeration(Self.names))",
                        fixIt: near.map { .init(range: entry.key.range, replacement: $0) }))
                continue
            }
            let filled = parameters.fill(entry.value, diagnostics: &diagnostics)
            if filled.isNull { continue }
            let outcome = checker.check(filled, as: option.type, name: name)
            diagnostics += outcome.diagnostics
            values[name] = outcome.value
            prose += outcome.prose
            places[name] = filled
        }
        let files = places["bibliography"].map { $0.elements.isEmpty ? [$0] : $0.elements } ?? []
        return FrontMatter(
            title: values["title"]?.string.flatMap { title in places["title"].map { Located(title, at: $0.range) } },
            subtitle: values["subtitle"]?.string, authors: values["authors"]?.list?.compactMap(\.string) ?? [],
            date: values["date"]?.string,
            abstract: values["abstract"]?.string, language: values["language"]?.string ?? "en",
            bibliography: values["bibliography"] == nil
                ? [] : files.compactMap { file in file.text.map { Located($0, at: file.range) } },
            publishedValues: values["published"]?.string.flatMap { path in
                places["published"].map { Located(path, at: $0.range) }
            },
            order: values["order"]?.integer,
            parameters: entries.first { $0.key.value == "parameters" }?.value.value.map ?? ValueMap(),
            prose: prose)
    }

    /// `---` on the first line of a file with something like `title:` below it, but no second `---`.
    private static func unclosed(in file: SourceFile) -> SourceRange? {
        guard file.lineCount > 1, file.lineText(1).hasPrefix("---"),
            file.lineText(1).allSatisfy({ $0 == "-" || $0.isWhitespace })
        else { return nil }
        let key = file.lineText(2).prefix { $0 != ":" }
        guard key.count < file.lineText(2).count, NotebookSyntax.isName(String(key)) else { return nil }
        return SourceRange(file: file, file.lineRange(1))
    }
}

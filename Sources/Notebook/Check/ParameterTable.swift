import Foundations

/// The parameters of a notebook while it is checked: their values, where they are defined, and which have been used.
struct ParameterTable {
    private struct Definition {
        let parameter: Parameter
        let range: SourceRange
    }

    private var definitions: [Definition] = []
    private var indices: [String: Int] = [:]
    private var used: Set<String> = []

    var parameters: [Parameter] { definitions.map(\.parameter) }
    var names: [String] { definitions.map(\.parameter.name) }

    /// - Parameters:
    ///   - quick: other values for a quick run, which is one if `isQuick`.
    init(
        _ entries: [LocatedValue.Entry], quick: [LocatedValue.Entry] = [], isQuick: Bool = false,
        overrides: [ParameterOverride], diagnostics: inout [Diagnostic]
    ) {
        let texts = Dictionary(overrides.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        for entry in entries {
            let name = entry.key.value
            guard NotebookSyntax.isName(name) else {
                diagnostics.append(
                    .error(
                        "invalid-name", "'\(name)' cannot be the name of a parameter", at: entry.key.range,
                        hint: NotebookSyntax.nameHint))
                continue
            }
            Self.refuseReferences(in: entry.value, diagnostics: &diagnostics)
            let given = texts[name].flatMap {
                Self.value(of: $0, for: name, default: entry.value.value, diagnostics: &diagnostics)
            }
            let changed = given ?? (isQuick ? quick.first { $0.key.value == name }?.value : nil)
            indices[name] = definitions.count
            definitions.append(
                Definition(
                    parameter: Parameter(
                        name: name, value: (changed ?? entry.value).value, written: (changed ?? entry.value).text,
                        isOverridden: changed != nil),
                    range: entry.key.range))
        }
        for entry in quick {
            Self.refuseReferences(in: entry.value, diagnostics: &diagnostics)
            if indices[entry.key.value] == nil { diagnostics.append(unknown(entry.key.value, at: entry.key.range)) }
        }
        for override in overrides
        where indices[override.name] == nil && !entries.contains(where: { $0.key.value == override.name }) {
            let near = Suggestion.closest(to: override.name, among: names)
            diagnostics.append(
                .error(
                    "unknown-parameter", "there is no parameter '\(override.name)' to set to '\(override.text)'",
                    at: nil,
                    hint: near.map { "did you mean '\($0)'?" }
                        ?? (names.isEmpty
                            ? "this notebook has no parameters" : "parameters are \(UnknownName.enumeration(names))")))
        }
    }

    /// The value of a parameter that something uses.
    mutating func use(_ name: String) -> Parameter? {
        guard let index = indices[name] else { return nil }
        used.insert(name)
        return definitions[index].parameter
    }

    func unknown(_ name: String, at range: SourceRange) -> Diagnostic {
        UnknownName.error(
            "unknown-parameter", "there is no parameter '\(name)'", name: name, at: range, known: names,
            listing: "parameters are",
            otherwise: "define it in the front matter: 'parameters: {\(name): …}'")
    }

    /// Tells where a parameter's value comes from, to go with an error about what it was filled into.
    func origin(of name: String) -> Diagnostic.Note? {
        guard let definition = indices[name].map({ definitions[$0] }) else { return nil }
        let value = definition.parameter.value
        return definition.parameter.isOverridden
            ? Diagnostic.Note("the parameter '\(name)' was given from outside as \(value)")
            : Diagnostic.Note("the parameter '\(name)' is defined here", range: definition.range)
    }

    var unusedWarnings: [Diagnostic] {
        definitions.filter { !used.contains($0.parameter.name) }.map {
            .warning(
                "unused-parameter", "nothing uses the parameter '\($0.parameter.name)'", at: $0.range,
                hint: "write ${\($0.parameter.name)} in a block, or remove it")
        }
    }

    /// - Parameter standard: What the front matter gives; where that is text, a given scalar is text as it is written.
    private static func value(
        of text: String, for name: String, default standard: Value, diagnostics: inout [Diagnostic]
    ) -> LocatedValue? {
        let file = SourceFile(path: "-P \(name)", text: text)
        // Only quotation marks and the brackets of lists and maps mean something in text that is given.
        let first = text.utf8.first { $0 != 0x20 }
        if case .string = standard, first.map({ !"'\"[{".utf8.contains($0) }) ?? true {
            return LocatedValue(.string(text), at: file.range)
        }
        let (value, problems) = YAMLReader.read(YAMLText(file.range))
        if case .string = standard {
            guard let value, problems.isEmpty else { return LocatedValue(.string(text), at: file.range) }
            if let written = value.text { return LocatedValue(.string(written), at: file.range) }
        }
        diagnostics += problems
        return value
    }

    private static func refuseReferences(in value: LocatedValue, diagnostics: inout [Diagnostic]) {
        switch value.content {
        case .unknown: break
        case .list(let elements): for element in elements { refuseReferences(in: element, diagnostics: &diagnostics) }
        case .map(let entries): for entry in entries { refuseReferences(in: entry.value, diagnostics: &diagnostics) }
        case .scalar(_, let text):
            guard TemplateText.pieces(of: text).contains(where: { if case .text = $0 { false } else { true } }) else {
                return
            }
            diagnostics.append(
                .error(
                    "parameter-syntax", "a parameter cannot be made of other parameters", at: value.range,
                    hint: "write its value here"))
        }
    }
}

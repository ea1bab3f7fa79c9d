import Foundations

/// Makes a cell of a block: its options against the schema, its expectations read.
struct CellChecker {
    let cells: CellDirectory

    private static let example = "for example 'full.H > base.H' or 'full.H within 2 of 67.8'"

    /// A block's cell, and which blocks it needs for what.
    struct Outcome {
        var cell: Cell?
        var needs: [Located<String>] = []
    }

    func check(
        _ draft: BlockDraft, _ inherited: Inheritance.Resolved, _ parameters: inout ParameterTable,
        _ diagnostics: inout [Diagnostic]
    ) -> Outcome {
        guard let kind = draft.kind else { return Outcome() }
        var needs: [Located<String>] = []
        var options = ValueMap()
        var ranges: [String: SourceRange] = [:]
        var prose: [LocatedText] = []
        var expectations: [Expectation] = []
        switch kind.body {
        case .expectations: expectations = self.expectations(draft, &parameters, &needs, &diagnostics)
        case .options:
            needs += inherited.like.map { [$0] } ?? []
            checkNames(draft, kind, &diagnostics)
            for entry in inherited.options {
                let name = entry.key.value
                guard let option = kind.option(name) else { continue }
                let outcome = OptionChecker(cells: cells).check(entry.value, as: option.type, name: name)
                diagnostics += outcome.diagnostics.map { Self.tellingOrigin($0, parameters) }
                needs += outcome.dependencies
                prose += outcome.prose
                options[name] = outcome.value
                ranges[name] = entry.value.range
            }
            if !inherited.isBroken {
                diagnostics += inherited.newlyMissing.map {
                    .error(
                        "missing-option", "this \(kind.name) block lacks the option '\($0.name)'", at: draft.headRange,
                        hint: "'\($0.name)' is \($0.type)")
                }
            }
        }
        let cell = Cell(
            name: draft.name, isNamed: draft.isNamed, kind: kind, options: options, optionRanges: ranges,
            source: draft.source, range: draft.range,
            headRange: draft.headRange, dependencies: [], expectations: expectations, label: Self.label(of: draft),
            prose: prose)
        return Outcome(cell: cell, needs: needs)
    }

    static func label(of draft: BlockDraft) -> String? {
        guard draft.isNamed, let prefix = draft.kind?.labelPrefix else { return nil }
        return "\(prefix)-\(draft.name)"
    }

    /// Only a block's own options: those it inherits were checked where they stand.
    private func checkNames(_ draft: BlockDraft, _ kind: BlockKind, _ diagnostics: inout [Diagnostic]) {
        let known = kind.options.map(\.name) + ["like"]
        for entry in draft.ownOptions where kind.option(entry.key.value) == nil {
            diagnostics.append(
                UnknownName.error(
                    "unknown-option", "unknown option '\(entry.key.value)' of a \(kind.name) block",
                    name: entry.key.value, at: entry.key.range, known: known,
                    listing: "options are", otherwise: "a \(kind.name) block has no options"))
        }
    }

    private func expectations(
        _ draft: BlockDraft, _ parameters: inout ParameterTable, _ needs: inout [Located<String>],
        _ diagnostics: inout [Diagnostic]
    ) -> [Expectation] {
        var expectations: [Expectation] = []
        for element in draft.body?.elements ?? [] {
            if case .unknown = element.content { continue }
            guard let text = element.locatedText, !element.isNull else {
                diagnostics.append(
                    .error(
                        "wrong-type", "an expectation is a comparison, not \(OptionChecker.found(element))",
                        at: element.range, hint: Self.example))
                continue
            }
            do throws(Diagnostic) {
                let expectation = try Expectation(parsing: text)
                needs += ReferenceChecker(cells: cells).check(expectation.references, &parameters, &diagnostics)
                expectations.append(expectation)
            } catch {
                diagnostics.append(error.withHint(Self.example))
            }
        }
        return expectations
    }

    /// With notes on the parameters that the value in question was made of.
    private static func tellingOrigin(_ diagnostic: Diagnostic, _ parameters: ParameterTable) -> Diagnostic {
        guard let text = diagnostic.range?.text, text.utf8.contains(UInt8(ascii: "$")), let first = text.first,
            !"{[".contains(first)
        else { return diagnostic }
        let notes = TemplateText.pieces(of: text).compactMap { piece in
            if case .parameter(let name, _) = piece { parameters.origin(of: name) } else { nil }
        }
        return Diagnostic(
            id: diagnostic.id, severity: diagnostic.severity, message: diagnostic.message, range: diagnostic.range,
            hint: diagnostic.hint,
            notes: diagnostic.notes + notes, fixIt: diagnostic.fixIt)
    }
}

extension Diagnostic {
    /// The same with a hint, if it has none.
    func withHint(_ text: String) -> Diagnostic {
        hint == nil
            ? Diagnostic(
                id: id, severity: severity, message: message, range: range, hint: text, notes: notes, fixIt: fixIt)
            : self
    }
}

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
            let schema = kind.options(of: inherited.variant)
            checkNames(draft, kind, inherited, &diagnostics)
            for entry in inherited.options {
                let name = entry.key.value
                guard let option = schema.first(where: { $0.name == name }) else { continue }
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
                        "missing-option",
                        "this \(kind.name) block lacks the option '\($0.name)'"
                            + (inherited.variant.map { ", which the \(kind.variants?.selector ?? "") '\($0)' needs" }
                                ?? ""),
                        at: draft.headRange,
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

    /// A block's own options. Those that it inherits were checked where they stand, but for what its sort has not.
    private func checkNames(
        _ draft: BlockDraft, _ kind: BlockKind, _ inherited: Inheritance.Resolved, _ diagnostics: inout [Diagnostic]
    ) {
        let options = kind.options(of: inherited.variant)
        let known = options.map(\.name) + ["like"]
        for entry in draft.ownOptions where !options.contains(where: { $0.name == entry.key.value }) {
            let others = kind.variants?.having(entry.key.value) ?? []
            guard others.isEmpty else {
                // An unknown sort is an error of its own, and nothing can be said of its options.
                if let variant = knownVariant(of: kind, inherited) {
                    diagnostics.append(Self.foreign(entry.key, kind, variant, others, isInherited: false))
                }
                continue
            }
            diagnostics.append(
                UnknownName.error(
                    "unknown-option", "unknown option '\(entry.key.value)' of a \(kind.name) block",
                    name: entry.key.value, at: entry.key.range, known: known,
                    listing: "options are", otherwise: "a \(kind.name) block has no options"))
        }
        guard let variant = knownVariant(of: kind, inherited), inherited.like != nil else { return }
        for entry in inherited.options where !draft.ownOptions.contains(where: { $0.key.value == entry.key.value }) {
            let others = kind.variants?.having(entry.key.value) ?? []
            guard !others.isEmpty, !others.contains(variant) else { continue }
            diagnostics.append(
                Self.foreign(Located(entry.key.value, at: draft.headRange), kind, variant, others, isInherited: true))
        }
    }

    private func knownVariant(of kind: BlockKind, _ inherited: Inheritance.Resolved) -> String? {
        inherited.variant.flatMap { name in kind.variants?.options.first { $0.variant == name }?.variant }
    }

    /// An option that other sorts of blocks of the kind have.
    private static func foreign(
        _ option: Located<String>, _ kind: BlockKind, _ variant: String, _ others: [String], isInherited: Bool
    ) -> Diagnostic {
        let selector = kind.variants?.selector ?? ""
        return .error(
            "unknown-option",
            "a \(kind.name) of \(selector) '\(variant)' has no option '\(option.value)'"
                + (isInherited ? ", which this one inherits" : ""),
            at: option.range,
            hint: "\(others.map { "'\($0)'" }.joined(separator: ", ")) read\(others.count == 1 ? "s" : "") it"
                + (isInherited ? "; write '\(option.value):' with nothing behind it to take it back" : ""))
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

import Foundations

/// Holds values against the types of options.
struct OptionChecker {
    /// A value that has its type, and what was noticed on the way.
    struct Outcome {
        /// `nil` after an error.
        var value: Value?
        var diagnostics: [Diagnostic] = []
        /// Names of cells.
        var dependencies: [Located<String>] = []
        /// Texts that a reader sees.
        var prose: [LocatedText] = []

        static func good(_ value: Value) -> Outcome { Outcome(value: value) }
        static func bad(_ diagnostic: Diagnostic) -> Outcome { Outcome(value: nil, diagnostics: [diagnostic]) }

        /// Takes over what another check found, and gives its value.
        mutating func absorb(_ other: Outcome) -> Value? {
            diagnostics += other.diagnostics
            dependencies += other.dependencies
            prose += other.prose
            return other.value
        }
    }

    let cells: CellDirectory

    /// - Parameter name: The option's name in messages, dotted for entries of objects.
    func check(_ value: LocatedValue, as type: OptionType, name: String) -> Outcome {
        if case .unknown = value.content { return Outcome(value: nil) }
        switch type {
        case .boolean: return boolean(value, type, name)
        case .integer(let range): return integer(value, in: range, type, name)
        case .number(let range): return number(value, in: range, type, name)
        case .string:
            guard let text = value.text, !value.isNull else { return mismatch(value, type, name) }
            return .good(.string(text))
        case .choice(let names): return choice(value, names, type, name)
        case .list(let element):
            guard case .list(let elements) = value.content else {
                return mismatch(value, type, name, hint: listHint(value))
            }
            return list(elements, of: element, name)
        case .oneOrMany(let element):
            if case .list(let elements) = value.content { return list(elements, of: element, name) }
            let outcome = list([value], of: element, name)
            let isMismatch = outcome.diagnostics.contains { $0.id == "wrong-type" && $0.range == value.range }
            return isMismatch ? mismatch(value, type, name) : outcome
        case .prose:
            guard let text = value.text, !value.isNull else { return mismatch(value, type, name) }
            return Outcome(value: .string(text), prose: value.locatedText.map { [$0] } ?? [])
        case .cell(let kinds):
            guard let text = value.text, !value.isNull else { return mismatch(value, type, name) }
            if let problem = cells.problem(of: text, kinds: kinds, at: value.range) { return .bad(problem) }
            return Outcome(value: .string(text), dependencies: [Located(text, at: value.range)])
        case .object(let options): return object(value, options, type, name)
        case .map(let element):
            guard case .map(let entries) = value.content else { return mismatch(value, type, name, hint: mapHint) }
            return map(entries, of: element, name)
        case .cellMap(let kinds, let element): return cellMap(value, kinds, element, type, name)
        case .either(let types): return either(value, types, type, name)
        case .named(_, let validate):
            guard value.text != nil, !value.isNull else { return mismatch(value, type, name) }
            return named(value, validate, name)
        }
    }

    private func boolean(_ value: LocatedValue, _ type: OptionType, _ name: String) -> Outcome {
        if let boolean = value.value.boolean { return .good(.boolean(boolean)) }
        let meant = ["yes": "true", "on": "true", "no": "false", "off": "false"][value.text?.lowercased() ?? ""]
        return mismatch(value, type, name, hint: meant.map { "write '\($0)'" }, replacement: meant)
    }

    private func integer(
        _ value: LocatedValue, in range: ClosedRange<Int>?, _ type: OptionType, _ name: String
    ) -> Outcome {
        // `1e4` is as whole as 10000.
        guard let integer = value.value.integer ?? value.value.number.flatMap(Int.init(exactly:)) else {
            return notNumber(value, type, name)
        }
        guard range?.contains(integer) ?? true else { return outOfRange(value, type, name) }
        return .good(.integer(integer))
    }

    private func number(
        _ value: LocatedValue, in range: ClosedRange<Double>?, _ type: OptionType, _ name: String
    ) -> Outcome {
        guard let number = value.value.number else { return notNumber(value, type, name) }
        guard number.isFinite, range?.contains(number) ?? true else { return outOfRange(value, type, name) }
        return .good(.number(number))
    }

    private func notNumber(_ value: LocatedValue, _ type: OptionType, _ name: String) -> Outcome {
        guard let text = value.text, value.isQuoted, YAMLScalar.value(of: text).number != nil else {
            return mismatch(value, type, name, hint: value.text.flatMap(YAMLScalar.hintOnSize))
        }
        return mismatch(value, type, name, hint: "write \(text) without quotes", replacement: text)
    }

    private func choice(_ value: LocatedValue, _ names: [String], _ type: OptionType, _ name: String) -> Outcome {
        guard let text = value.text, !value.isNull else { return mismatch(value, type, name) }
        if names.contains(text) { return .good(.string(text)) }
        return .bad(
            UnknownName.error(
                "unknown-choice", "'\(name)' has no choice '\(text)'", name: text, at: value.range, known: names,
                listing: "choices are",
                otherwise: "there is nothing to choose from"))
    }

    private func named(_ value: LocatedValue, _ validate: (Value) -> OptionProblem?, _ name: String) -> Outcome {
        guard let problem = validate(value.value) else { return .good(value.value) }
        let text = value.text ?? ""
        let near = Suggestion.closest(to: text, among: problem.candidates)
        let fixIt = near.flatMap {
            value.range.text == text ? Diagnostic.FixIt(range: value.range, replacement: $0) : nil
        }
        let hint =
            near.map { "did you mean '\($0)'?" } ?? problem.hint
            ?? (problem.candidates.isEmpty
                ? "see what '\(name)' may be" : "there are \(UnknownName.enumeration(problem.candidates))")
        return .bad(.error("invalid-value", "'\(name)': \(problem.message)", at: value.range, hint: hint, fixIt: fixIt))
    }

    private func list(_ elements: [LocatedValue], of type: OptionType, _ name: String) -> Outcome {
        var outcome = Outcome()
        let values = elements.map { outcome.absorb(check($0, as: type, name: name)) }
        for (index, value) in values.enumerated() {
            guard let value, let first = values.firstIndex(of: value), first < index else { continue }
            outcome.diagnostics.append(
                .error(
                    "duplicate", "\(Self.found(elements[index])) occurs twice in '\(name)'", at: elements[index].range,
                    hint: "once is enough", notes: [.init("first given here", range: elements[first].range)]))
        }
        if !values.contains(nil) { outcome.value = .list(values.compactMap(\.self)) }
        return outcome
    }

    private func map(_ entries: [LocatedValue.Entry], of type: OptionType, _ name: String) -> Outcome {
        var outcome = Outcome()
        let values = entries.map {
            ($0.key.value, outcome.absorb(check($0.value, as: type, name: "\(name).\($0.key.value)")))
        }
        if values.allSatisfy({ $0.1 != nil }) { outcome.value = .map(ValueMap(values.map { ($0.0, $0.1 ?? .null) })) }
        return outcome
    }

    private func cellMap(
        _ value: LocatedValue, _ kinds: [String], _ element: OptionType, _ type: OptionType, _ name: String
    ) -> Outcome {
        guard case .map(let entries) = value.content else { return mismatch(value, type, name, hint: mapHint) }
        var outcome = map(entries, of: element, name)
        for entry in entries {
            if let problem = cells.problem(of: entry.key.value, kinds: kinds, at: entry.key.range) {
                outcome.diagnostics.append(problem)
                outcome.value = nil
            } else {
                outcome.dependencies.append(entry.key)
            }
        }
        return outcome
    }
}

import Foundations

extension OptionChecker {
    /// A map with entries of its own types.
    func object(_ value: LocatedValue, _ options: [Option], _ type: OptionType, _ name: String) -> Outcome {
        guard case .map(let entries) = value.content else { return mismatch(value, type, name, hint: mapHint) }
        var outcome = Outcome()
        var map = ValueMap()
        for entry in entries {
            let key = entry.key.value
            guard let option = options.first(where: { $0.name == key }) else {
                outcome.diagnostics.append(
                    UnknownName.error(
                        "unknown-option", "'\(name)' has no entry '\(key)'", name: key, at: entry.key.range,
                        known: options.map(\.name),
                        listing: "entries are", otherwise: "it has no entries at all"))
                continue
            }
            map[key] = outcome.absorb(check(entry.value, as: option.type, name: "\(name).\(key)"))
        }
        for option in options where option.isRequired && !entries.contains(where: { $0.key.value == option.name }) {
            outcome.diagnostics.append(
                .error(
                    "missing-option", "'\(name)' lacks the entry '\(option.name)'", at: value.range,
                    hint: "'\(option.name)' is \(option.type)"))
        }
        if outcome.diagnostics.isEmpty, map.count == entries.count { outcome.value = .map(map) }
        return outcome
    }

    /// The first type that fits. If none does and just one is of the right form (a list, a map), then what that one
    /// says.
    func either(_ value: LocatedValue, _ types: [OptionType], _ type: OptionType, _ name: String) -> Outcome {
        var outcomes: [Outcome] = []
        for alternative in types {
            let outcome = check(value, as: alternative, name: name)
            if outcome.diagnostics.isEmpty { return outcome }
            outcomes.append(outcome)
        }
        let inForm = outcomes.filter { !$0.diagnostics.contains { $0.id == "wrong-type" && $0.range == value.range } }
        if inForm.count == 1 { return inForm[0] }
        // Of several of the right form, one that knows what was meant.
        let withFix = inForm.filter { $0.diagnostics.contains { $0.fixIt != nil } }
        if withFix.count == 1 { return withFix[0] }
        return mismatch(value, type, name)
    }

    func mismatch(
        _ value: LocatedValue, _ type: OptionType, _ name: String, hint: String? = nil, replacement: String? = nil
    ) -> Outcome {
        .bad(
            .error(
                "wrong-type", "'\(name)' takes \(type), not \(Self.found(value))", at: value.range,
                hint: hint ?? example(of: type),
                fixIt: replacement.map { .init(range: value.range, replacement: $0) }))
    }

    func outOfRange(_ value: LocatedValue, _ type: OptionType, _ name: String) -> Outcome {
        .bad(
            .error(
                "out-of-range", "'\(name)' takes \(type), not \(Self.found(value))", at: value.range,
                hint: example(of: type)))
    }

    func listHint(_ value: LocatedValue) -> String {
        guard let text = value.text, !text.isEmpty, !value.isNull else { return "write a list as [a, b]" }
        return "write [\(text)] for a list of one"
    }

    var mapHint: String { "write a map as {name: value}" }

    /// What was found in place of what was wanted: `'abc'`, `2.5`, `a list`.
    static func found(_ value: LocatedValue) -> String {
        switch value.content {
        case .scalar(.null, _): "nothing"
        case .scalar(.string, let text): "'\(text.count > 40 ? text.prefix(39) + "…" : text)'"
        case .scalar(_, let text): text
        case .list(let elements): elements.isEmpty ? "an empty list" : "a list"
        case .map: "a map"
        case .unknown: "something unreadable"
        }
    }

    private func example(of type: OptionType) -> String {
        switch type {
        case .boolean: return "write true or false"
        case .integer(let range):
            return "for example \(range?.lowerBound == .min ? range?.upperBound ?? 1 : range?.lowerBound ?? 1)"
        case .number(let range):
            guard let range, range.lowerBound > -.greatestFiniteMagnitude else { return "for example 0.5" }
            let middle =
                range.upperBound < .greatestFiniteMagnitude
                ? range.lowerBound / 2 + range.upperBound / 2 : range.lowerBound
            return "for example \(Value.number(middle))"
        case .string, .prose: return "write text, in quotes if it holds signs such as ':' or '#'"
        case .choice(let names): return names.isEmpty ? "there is nothing to choose from" : "for example \(names[0])"
        case .list, .oneOrMany: return "write a list as [a, b]"
        case .object, .map, .cellMap: return mapHint
        case .cell(let kinds):
            let names = cells.names(ofKinds: kinds)
            return names.isEmpty
                ? "this notebook has no such block with a name" : "there are \(UnknownName.enumeration(names))"
        case .either(let types): return types.map { example(of: $0) }.joined(separator: ", or ")
        case .named(let name, _): return "write the name of a \(name)"
        }
    }
}

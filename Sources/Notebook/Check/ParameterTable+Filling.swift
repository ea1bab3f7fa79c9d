import Foundations

extension ParameterTable {
    /// A value with every `${name}` replaced: a scalar that is nothing else by the parameter's value, whatever it is,
    /// others by its text. Ranges stay where the references stand.
    mutating func fill(_ value: LocatedValue, diagnostics: inout [Diagnostic]) -> LocatedValue {
        switch value.content {
        case .unknown: return value
        case .list(let elements):
            return LocatedValue(.list(elements.map { fill($0, diagnostics: &diagnostics) }), at: value.range)
        case .map(let entries):
            let filled = entries.map { entry in
                LocatedValue.Entry(
                    key: fill(entry.key, diagnostics: &diagnostics), value: fill(entry.value, diagnostics: &diagnostics)
                )
            }
            return LocatedValue(.map(filled), at: value.range)
        case .scalar(_, let text):
            guard text.utf8.contains(UInt8(ascii: "$")), let located = value.locatedText else { return value }
            let pieces = TemplateText.pieces(of: text)
            if pieces.count == 1, case .parameter(let name, let bytes) = pieces[0] {
                guard let parameter = use(name) else {
                    diagnostics.append(unknown(name, at: located.range(bytes.lowerBound + 2..<bytes.upperBound - 1)))
                    return LocatedValue(LocatedValue.Content.unknown, at: value.range)
                }
                return LocatedValue(parameter.value, at: value.range)
            }
            guard let filled = fill(pieces, of: located, diagnostics: &diagnostics) else {
                return LocatedValue(LocatedValue.Content.unknown, at: value.range)
            }
            // What is not in quotes may be a number once it is filled in: `1e-${digits}`.
            return LocatedValue(
                .scalar(value.isQuoted ? .string(filled) : YAMLScalar.value(of: filled), text: filled), at: value.range)
        }
    }

    /// Text with parameters filled in; `nil` if one of them is unknown.
    mutating func fill(
        _ pieces: [TemplateText.Piece], of source: LocatedText, diagnostics: inout [Diagnostic]
    ) -> String? {
        var result: String? = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result?.append(text)
            case .malformed(let bytes):
                result = nil
                diagnostics.append(
                    .error(
                        "parameter-syntax", "'${' begins a parameter, but none follows", at: source.range(bytes),
                        hint: "write ${name}, or $${ for the characters themselves"))
            case .parameter(let name, let bytes):
                let place = source.range(bytes.lowerBound + 2..<bytes.upperBound - 1)
                if let parameter = use(name) {
                    result = result.flatMap { text in Self.text(of: parameter.value).map { text + $0 } }
                    if Self.text(of: parameter.value) == nil {
                        diagnostics.append(
                            .error(
                                "parameter-type",
                                "the parameter '\(name)' is \(parameter.value.kindName) and cannot stand within text",
                                at: place,
                                hint: "let ${\(name)} be the whole value", notes: origin(of: name).map { [$0] } ?? []))
                    }
                } else {
                    result = nil
                    diagnostics.append(unknown(name, at: place))
                }
            }
        }
        return result
    }

    private mutating func fill(_ key: Located<String>, diagnostics: inout [Diagnostic]) -> Located<String> {
        guard key.value.utf8.contains(UInt8(ascii: "$")) else { return key }
        let source = LocatedText(key.value, range: key.range, lower: key.range.lower)
        guard let filled = fill(TemplateText.pieces(of: key.value), of: source, diagnostics: &diagnostics) else {
            return key
        }
        return Located(filled, at: key.range)
    }

    private static func text(of value: Value) -> String? {
        switch value {
        case .list, .map, .null: nil
        case .string(let text): text
        default: value.description
        }
    }
}

extension Value {
    /// The same text for the same content on every machine, to be hashed: JSON without spaces, keys sorted by their
    /// UTF-8, numbers in the shortest form that reads back the same. What JSON has no number for is a string.
    package var canonicalText: String {
        var text = ""
        write(into: &text)
        return text
    }

    private func write(into text: inout String) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .integer(let value): text += String(value)
        // Zero has one form, whatever its sign.
        case .number(let value): text += value.isFinite ? (value == 0 ? "0.0" : "\(value)") : "\"\(value)\""
        case .string(let value): Self.write(value, into: &text)
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(into: &text)
            }
            text += "]"
        case .map(let map):
            text += "{"
            for (index, entry) in map.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }).enumerated() {
                if index > 0 { text += "," }
                Self.write(entry.key, into: &text)
                text += ":"
                entry.value.write(into: &text)
            }
            text += "}"
        }
    }

    private static func write(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension Value: CustomStringConvertible {
    /// As an author would write it on one line: YAML's flow style.
    package var description: String {
        switch self {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
        case .string(let value): YAMLScalar.plain(value)
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .map(let map): "{" + map.map { "\(YAMLScalar.plain($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
        }
    }
}

/// Plain scalars of YAML by the core schema of version 1.2: `no`, `on` and `1:30` are text.
enum YAMLScalar {
    static func value(of text: String) -> Value {
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .boolean(true)
        case "false", "False", "FALSE": return .boolean(false)
        case ".inf", ".Inf", ".INF", "+.inf": return .number(.infinity)
        case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
        case ".nan", ".NaN", ".NAN": return .number(.nan)
        default: return number(text) ?? .string(text)
        }
    }

    private static func number(_ text: String) -> Value? {
        // Only what looks like a decimal number may reach Swift's own parsers, which also know `inf` and `0x1p3`.
        guard let first = text.utf8.first,
            first == 0x2B || first == 0x2D || first == 0x2E || (0x30...0x39).contains(first),
            text.utf8.contains(where: { (0x30...0x39).contains($0) }),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) })
        else { return nil }
        if let integer = Int(text) { return .integer(integer) }
        // What cannot be held as it is written stays text, with all its digits.
        if !text.utf8.contains(where: { ".eE".utf8.contains($0) }) { return nil }
        var decimal = text.hasSuffix(".") ? text + "0" : text
        if decimal.hasPrefix(".") { decimal = "0" + decimal }
        return Double(decimal).flatMap { $0.isFinite ? .number($0) : nil }
    }

    /// What to say of digits that are too many or too large for a number; `nil` for anything else.
    static func hintOnSize(_ text: String) -> String? {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }), number(text) == nil,
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }), Double(text) != nil
        else { return nil }
        return "this number cannot be held exactly: whole numbers go to \(Int.max), others to 1.8e308"
    }

    /// Text as it may stand within a flow collection: in quotes if it would be read as something else without.
    static func plain(_ text: String) -> String {
        let isPlain =
            value(of: text) == .string(text) && !text.contains(where: { "{}[],&*#?|<>=!%@\\\"'`\n\t:".contains($0) })
            && text.first != "-" && text.first?.isWhitespace == false && text.last?.isWhitespace == false
        if isPlain { return text }
        return "\""
            + text.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : $0 == "\n" ? "\\n" : $0 == "\t" ? "\\t" : String($0) }
            .joined() + "\""
    }
}

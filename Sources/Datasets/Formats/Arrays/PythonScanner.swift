/// Reads the one dictionary of a `.npy` header: texts, truth values and tuples of whole numbers by name.
///
/// Anything deeper, such as the list of fields of an array of records, is passed over as `other`.
struct PythonScanner {
    enum Value: Sendable, Hashable {
        case text(String)
        case boolean(Bool)
        case numbers([Int])
        case other
    }

    private var rest: Substring.UnicodeScalarView

    init(_ text: String) { rest = Substring(text).unicodeScalars }

    /// Nil for what is no such dictionary.
    mutating func dictionary() -> [String: Value]? {
        guard take("{") else { return nil }
        var members: [String: Value] = [:]
        while !take("}") {
            guard let name = text(), take(":"), let value = value(), members.updateValue(value, forKey: name) == nil
            else { return nil }
            if take(",") { continue }
            guard take("}") else { return nil }
            break
        }
        skipBlanks()
        return rest.isEmpty ? members : nil
    }

    private mutating func value() -> Value? {
        skipBlanks()
        switch rest.first {
        case "'", "\"": return text().map { .text($0) }
        case "(": return tuple().map { .numbers($0) }
        case "[": return skipList() ? .other : nil
        default:
            let word = word()
            return word == "True" ? .boolean(true) : word == "False" ? .boolean(false) : nil
        }
    }

    private mutating func tuple() -> [Int]? {
        guard take("(") else { return nil }
        var numbers: [Int] = []
        while !take(")") {
            // Python 2 wrote 12L.
            var word = word()
            if word.hasSuffix("L") { word.removeLast() }
            guard let number = Int(word) else { return nil }
            numbers.append(number)
            if take(",") { continue }
            guard take(")") else { return nil }
            break
        }
        return numbers
    }

    private mutating func skipList() -> Bool {
        var depth = 0
        repeat {
            skipBlanks()
            guard let next = rest.first else { return false }
            if next == "'" || next == "\"" {
                guard text() != nil else { return false }
                continue
            }
            if next == "[" || next == "(" { depth += 1 }
            if next == "]" || next == ")" { depth -= 1 }
            rest.removeFirst()
        } while depth > 0
        return true
    }

    private mutating func text() -> String? {
        skipBlanks()
        guard let quote = rest.first, quote == "'" || quote == "\"" else { return nil }
        rest.removeFirst()
        guard let end = rest.firstIndex(of: quote) else { return nil }
        let text = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        return text
    }

    private mutating func word() -> String {
        skipBlanks()
        let word = rest.prefix { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-" }
        rest = rest[word.endIndex...]
        return String(word)
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard rest.first == sign else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func skipBlanks() { rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" } }
}

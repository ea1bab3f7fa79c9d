import Foundations

/// Reads BibTeX: entries, `@string` macros, values in braces, quotes, digits or macros joined by `#`. Everything
/// outside entries is a comment.
struct BibTeXParser {
    let file: SourceFile
    private let bytes: [UInt8]
    private var offset = 0
    private var macros = Self.months
    private var rangesByKey: [String: SourceRange] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// A broken entry: told once, then the text is searched for the next one.
    private struct Broken: Error {}

    init(file: SourceFile) {
        self.file = file
        bytes = file.bytes
    }

    mutating func parse() -> [BibliographyEntry] {
        var entries: [BibliographyEntry] = []
        while let start = bytes[offset...].firstIndex(of: UInt8(ascii: "@")) {
            offset = start + 1
            do {
                if let entry = try entry(from: start) { entries.append(entry) }
            } catch {
                // Already told; an entry begins with an at sign at the beginning of a line.
                while offset < bytes.count, !(bytes[offset] == UInt8(ascii: "@") && bytes[offset - 1] == 0x0A) {
                    offset += 1
                }
            }
        }
        return entries
    }

    private mutating func entry(from start: Int) throws(Broken) -> BibliographyEntry? {
        let kind = word().lowercased()
        skipBlanks()
        guard !kind.isEmpty, let open = current, open == UInt8(ascii: "{") || open == UInt8(ascii: "(") else {
            return nil
        }
        offset += 1
        let close = open == UInt8(ascii: "{") ? UInt8(ascii: "}") : UInt8(ascii: ")")
        switch kind {
        case "comment":
            offset -= 1
            return nil
        case "preamble":
            _ = try value(entryStart: start)
            try expect(close, entryStart: start, "a closing bracket")
            return nil
        case "string":
            let field = try field(entryStart: start)
            macros[field.name] = field.value
            try expect(close, entryStart: start, "a closing bracket")
            return nil
        default:
            return try work(kind: kind, close: close, start: start)
        }
    }

    private mutating func work(kind: String, close: UInt8, start: Int) throws(Broken) -> BibliographyEntry? {
        skipBlanks()
        let lower = offset
        while let byte = current, byte > 0x20, byte != UInt8(ascii: ","), byte != close, byte != UInt8(ascii: "=") {
            offset += 1
        }
        let keyRange = SourceRange(file: file, lower: lower, upper: offset)
        let key = keyRange.text
        guard !key.isEmpty, current != UInt8(ascii: "=") else {
            diagnostics.append(
                .error(
                    "bibliography-key", "this \(kind) has no key",
                    at: SourceRange(file: file, lower: start, upper: offset),
                    hint: "write @\(kind){key, …"))
            throw Broken()
        }
        var fields: [String: String] = [:]
        skipBlanks()
        while current == UInt8(ascii: ",") {
            offset += 1
            skipBlanks()
            if current == close || current == UInt8(ascii: ",") { continue }
            let field = try field(entryStart: start)
            if fields[field.name] == nil {
                fields[field.name] = field.value
            } else {
                diagnostics.append(
                    .warning(
                        "bibliography-duplicate-field", "'\(key)' has '\(field.name)' twice; the first counts",
                        at: field.range))
            }
            skipBlanks()
        }
        try expect(close, entryStart: start, "a comma or the end of '\(key)'")
        if let first = rangesByKey[key] {
            diagnostics.append(
                .error(
                    "bibliography-duplicate-key", "two entries have the key '\(key)'", at: keyRange,
                    notes: [Diagnostic.Note("the first is here", range: first)]))
            return nil
        }
        rangesByKey[key] = keyRange
        return BibliographyEntry(kind: kind, key: key, fields: fields)
    }

    private mutating func field(entryStart: Int) throws(Broken) -> (name: String, value: String, range: SourceRange) {
        skipBlanks()
        let lower = offset
        let name = word().lowercased()
        let range = SourceRange(file: file, lower: lower, upper: offset)
        guard !name.isEmpty else { throw unexpected("the name of a field", entryStart: entryStart) }
        try expect(UInt8(ascii: "="), entryStart: entryStart, "'=' after '\(name)'")
        return (name, try value(entryStart: entryStart), range)
    }

    private mutating func value(entryStart: Int) throws(Broken) -> String {
        var text = ""
        while true {
            skipBlanks()
            switch current {
            case UInt8(ascii: "{"): text += try delimited(by: UInt8(ascii: "}"), entryStart: entryStart)
            case UInt8(ascii: "\""): text += try delimited(by: UInt8(ascii: "\""), entryStart: entryStart)
            default:
                let lower = offset
                let word = word()
                guard !word.isEmpty else { throw unexpected("a value", entryStart: entryStart) }
                if word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                    text += word
                } else if let expansion = macros[word.lowercased()] {
                    text += expansion
                } else {
                    diagnostics.append(
                        .warning(
                            "bibliography-unknown-string", "no @string defines '\(word)'",
                            at: SourceRange(file: file, lower: lower, upper: offset),
                            hint: Suggestion.closest(to: word.lowercased(), among: macros.keys.sorted()).map {
                                "did you mean '\($0)'?"
                            }
                                ?? "put a text in braces: {\(word)}"))
                }
            }
            skipBlanks()
            guard current == UInt8(ascii: "#") else { return text }
            offset += 1
        }
    }

    /// The text up to the closing byte at brace depth zero, without the delimiters.
    private mutating func delimited(by close: UInt8, entryStart: Int) throws(Broken) -> String {
        let open = offset
        offset += 1
        var depth = 0
        while let byte = current {
            if depth == 0, byte == close {
                offset += 1
                return String(decoding: bytes[(open + 1)..<(offset - 1)], as: UTF8.self)
            }
            switch byte {
            case UInt8(ascii: "\\"): offset += 1
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"): depth -= 1
            default: break
            }
            offset += 1
        }
        offset = open + 1
        diagnostics.append(
            .error(
                "bibliography-unterminated", "this value is not closed",
                at: SourceRange(file: file, lower: open, upper: open + 1),
                hint: "braces must balance, also inside quotes"))
        throw Broken()
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipBlanks() {
        while let byte = current, byte <= 0x20 { offset += 1 }
    }

    private mutating func word() -> String {
        let lower = offset
        while let byte = current, byte > 0x20, !Self.punctuation.contains(byte) { offset += 1 }
        return String(decoding: bytes[lower..<offset], as: UTF8.self)
    }

    private mutating func expect(_ byte: UInt8, entryStart: Int, _ what: String) throws(Broken) {
        skipBlanks()
        guard current == byte else { throw unexpected(what, entryStart: entryStart) }
        offset += 1
    }

    private mutating func unexpected(_ what: String, entryStart: Int) -> Broken {
        let range = SourceRange(file: file, lower: min(offset, bytes.count), upper: min(offset + 1, bytes.count))
        let found = range.isEmpty ? "the file ends" : "'\(range.text)' stands"
        diagnostics.append(
            .error(
                "bibliography-syntax", "\(found) where \(what) should be", at: range,
                notes: [
                    Diagnostic.Note(
                        "in this entry", range: SourceRange(file: file, lower: entryStart, upper: entryStart + 1))
                ]))
        return Broken()
    }

    private static let punctuation = Set("{}()\",=#%'\\@~".utf8)

    private static let months = Dictionary(
        uniqueKeysWithValues: [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November",
            "December",
        ].map { (String($0.prefix(3)).lowercased(), $0) })
}
